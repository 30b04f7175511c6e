/** Brings a card into sight and gives it the focus; one that is only about to be drawn is waited for. */

/** Frames that a page may take to show it. */
const PATIENCE = 180;

/** @param id of the record on the card */
export function reveal(id: string, frames = PATIENCE): void {
  const card = document.getElementById(`entry-${id}`);
  if (!card) {
    if (frames > 0) requestAnimationFrame(() => reveal(id, frames - 1));
    return;
  }
  card.scrollIntoView({ block: "center" });
  (card.querySelector<HTMLElement>("button, select, input") ?? card).focus();
}
