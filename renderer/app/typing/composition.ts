/**
 * Input methods, in one place for every field, key and dialog. A word that is being composed is not text yet, and the keys
 * that compose it are nobody's: no handler of the page or of a library hears them, whatever it listens to. What is typed is
 * shown as it comes, and counts once it stands.
 */

/** The field in which a word is being composed. */
let field: Element | null = null;
const waiting = new Set<() => void>();

/** Whether a word is being composed in this window. */
export function isComposing(): boolean {
  // A field that has gone ends its composition without a word; what was half composed in it goes with it.
  if (field !== null && !field.isConnected) {
    field = null;
    waiting.clear();
  }
  return field !== null;
}

/** Does something once what is being composed stands: at once where nothing is. @returns how to call it off */
export function onceComposed(work: () => void): () => void {
  if (!isComposing()) work();
  else waiting.add(work);
  return () => void waiting.delete(work);
}

/** Begins to watch a page, before anything else listens to its keys. */
export function guardComposition(page: Pick<Window, "addEventListener">): void {
  page.addEventListener("compositionstart", ({ target }) => begun(target as Element), true);
  page.addEventListener("compositionend", ({ target }) => composed(target as HTMLElement), true);
  for (const type of ["keydown", "keypress", "keyup"] as const)
    page.addEventListener(type, (event) => composes(event) && event.stopImmediatePropagation(), true);
  page.addEventListener("input", (event) => takeNumber(event as InputEvent), true);
}

function begun(target: Element): void {
  field = target;
}

function composed(target: HTMLElement): void {
  field = null;
  if (isNumberField(target)) target.dispatchEvent(new Event("input", { bubbles: true }));
  const works = [...waiting];
  waiting.clear();
  for (const work of works) work();
}

/**
 * Whether a key is the input method's. The first key of a word comes before its composition has begun, and on macOS the last
 * one may come after it has ended: both say so by the number 229 alone (UI Events, "keyCode" in legacy key attributes).
 */
function composes(event: KeyboardEvent): boolean {
  return event.isComposing || (event.keyCode === 229 && isTextField(event.target as HTMLElement));
}

function isTextField(target: HTMLElement): boolean {
  return target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName);
}

function isNumberField(target: HTMLElement): target is HTMLInputElement {
  return target.tagName === "INPUT" && /^(?:numeric|decimal)$/.test(target.getAttribute("inputmode") ?? "");
}

/** Figures of full width, as an input method may give them, are figures: a field of numbers gets them as such. */
function takeNumber(event: InputEvent): void {
  const target = event.target as HTMLElement;
  if (!isNumberField(target)) return;
  if (event.isComposing) {
    // Composed figures come all at once, at the end: the field would refuse them one by one.
    event.stopImmediatePropagation();
    return;
  }
  const { value, selectionEnd } = target;
  const plain = plainNumber(value);
  if (plain === value) return;
  // By the setter of all fields: that of this one would tell React that nothing was typed.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(target, plain);
  target.setSelectionRange(selectionEnd, selectionEnd);
}

/** A number as figures, points and commas of half width, character by character. */
export function plainNumber(text: string): string {
  return text
    .replaceAll(/[０-９．，－＋]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll("。", ".");
}
