/** Brings a card into sight and gives it the focus; one that is only about to be drawn is waited for. */

import type { Check } from "../../../db/contract/procedures/checks.ts";

/** Frames that a page may take to show it. */
const PATIENCE = 180;

/** Brings into sight what a point of the check list is about, at the field in which it is mended. */
export function revealPoint({ kind, about, party, sector }: Check): void {
  if (kind === "not_circulated") focusFirst("[data-circulation] input");
  else if (kind === "not_confirmed") focusFirst(`[data-claim=${sector ?? "chair"}] button`);
  else if (kind.startsWith("comments")) focusFirst("[data-comments] :is(button, input)");
  else if (kind === "no_issuer") focusFirst(":is([data-field='office/issuer'], [data-field='minutes/issuer']) input");
  else if (kind === "no_names") focusFirst("[data-nameless] input");
  else if (about) reveal(about.id, party ? `reason-${about.id}-${party.id}` : "");
  else revealFact(FACTS[kind] ?? []);
}

/** The facts of the meeting in which a point is mended that is about no card. */
const FACTS: Partial<Record<Check["kind"], readonly string[]>> = {
  no_day: ["day"],
  day_ahead: ["day"],
  no_place: ["place", "place_en"],
  no_chair: ["chair"],
  no_recorder: ["recorder"],
};

/** Opens the first of these facts of a meeting that stands there. */
export function revealFact(fields: readonly string[]): void {
  const places = fields.map((field) => `[data-field="meeting/${field}"]`);
  const within = (what: string) => places.map((place) => `${place} ${what}`).join();
  if (places.length > 0) focusFirst(within(":is([data-edits], input:not([type=hidden]), textarea)"));
}

/** Focuses the first field that a selector finds, once there is one; a fact that is to be read is opened. */
export function focusFirst(selector: string, frames = PATIENCE): void {
  const field = document.querySelector<HTMLElement>(selector);
  if (!field) {
    if (frames > 0) requestAnimationFrame(() => focusFirst(selector, frames - 1));
    return;
  }
  field.scrollIntoView({ block: "center" });
  field.focus();
  if (field.matches("[data-edits]")) field.click();
}

/**
 * @param id of the record on the card
 * @param field id of the field in which it is mended; else the first that there is
 */
export function reveal(id: string, field = "", frames = PATIENCE): void {
  const card = document.getElementById(`entry-${id}`);
  if (!card) {
    if (frames > 0) requestAnimationFrame(() => reveal(id, field, frames - 1));
    return;
  }
  card.scrollIntoView({ block: "center" });
  (document.getElementById(field) ?? card.querySelector<HTMLElement>("button, select, input") ?? card).focus();
}
