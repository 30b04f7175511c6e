/** Which key does what on the live screen. The handler, the hints and the list of keys are all made from this. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { EntryKind } from "../../../db/language/entry.ts";

export const KIND_KEYS: Readonly<Record<string, EntryKind>> = {
  d: "decision",
  r: "report",
  t: "action",
  k: "risk",
  o: "opinion",
  g: "direction",
  b: "parked",
};

/** With Ctrl, also while the line is being typed: its figure is the place of the kind in the list of keys. */
export function kindOfChord(event: Pick<KeyboardEvent, "key" | "code" | "altKey" | "shiftKey">): EntryKind | undefined {
  if (event.altKey || event.shiftKey) return undefined;
  return Object.values(KIND_KEYS)[Number(/^[1-9]$/.exec(meantKey(event))?.[0]) - 1];
}

/** The figure that means a kind together with Ctrl. */
export function figureOf(kind: EntryKind): number {
  return Object.values(KIND_KEYS).indexOf(kind) + 1;
}

/** The same key again takes the position back. */
export const STANCE_KEYS: Readonly<Record<string, RecordOf<"position">["stance"]>> = {
  s: "support",
  v: "reservation",
  a: "abstain",
  x: "oppose",
};

/** What people say about a decision once the positions are heard; the same key again opens it. */
export const RESULT_KEYS: Readonly<Record<string, RecordOf<"outcome">["state"]>> = {
  y: "adopted",
  w: "rejected",
  f: "deferred",
};

export const COMMAND_KEYS = {
  n: "next",
  p: "previous",
  " ": "timer",
  "/": "compose",
  i: "reason",
  e: "edit",
  h: "translate",
  delete: "remove",
  c: "checkIn",
  m: "speaker",
  enter: "nextSpeaker",
  "=": "fair",
  "!": "point",
  j: "amend",
  z: "follow",
  u: "round",
  q: "projector",
  l: "large",
  "?": "help",
  arrowdown: "down",
  arrowup: "up",
} as const;

/** With Alt: where the chosen entry stands in the record. */
export const MOVE_KEYS = {
  arrowup: "earlier",
  arrowdown: "later",
  arrowleft: "previousItem",
  arrowright: "nextItem",
} as const;
export type Move = (typeof MOVE_KEYS)[keyof typeof MOVE_KEYS];
export type Command = (typeof COMMAND_KEYS)[keyof typeof COMMAND_KEYS];

/**
 * The key that was meant, whatever the input method makes of it: a letter by its place where the key gives no letter
 * (a Chinese input method, full width), marks in their full-width forms too.
 */
export function meantKey({ key, code }: { key: string; code: string }): string {
  const plain = key.normalize("NFKC").toLowerCase();
  if (/^[a-z0-9 ?/=!]$/.test(plain) || plain.length > 1) return plain === "process" ? byPlace(code) : plain;
  if (plain === "、") return "/";
  return byPlace(code);
}

function byPlace(code: string): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? (code === "Space" ? " " : "");
}
