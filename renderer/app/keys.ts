/**
 * Which key does what, screen by screen: what listens for keys and the list of keys are both made from this. The keys of
 * the live screen, which act on more, stand in its own table (renderer/screens/live/keys.ts). A key means the same
 * wherever it acts: up and down move, Esc goes back, ? shows the list.
 */
import { type HotkeyItem, useHotkeys } from "@mantine/hooks";
import { createStore } from "./store.ts";

/** Keys as `useHotkeys` names them. */
export const KEYS = {
  everywhere: {
    "mod+K": "search",
    "mod+Z": "undo",
    "mod+shift+Z": "redo",
    "mod+Y": "redo",
    "shift+?": "list",
  },
  round: { "alt+PageDown": "nextParty", "alt+PageUp": "previousParty", Escape: "back" },
  wording: { F8: "nextChanged", "shift+F8": "previousChanged" },
  comments: { ArrowDown: "down", ArrowUp: "up", C: "comment" },
  amendment: { "mod+Enter": "acceptIt", "mod+Backspace": "rejectIt" },
  record: { ArrowDown: "nextEntry", ArrowUp: "previousEntry", Z: "follow" },
  review: { A: "absent", E: "excused" },
  page: { E: "edit" },
  agenda: { N: "addItem" },
  item: { "alt+ArrowUp": "earlier", "alt+ArrowDown": "later", Delete: "removeItem" },
  list: { "mod+P": "print" },
  tree: {
    ArrowDown: "down",
    ArrowUp: "up",
    ArrowRight: "unfold",
    ArrowLeft: "fold",
    Enter: "open",
    F2: "rename",
    N: "add",
    "alt+ArrowUp": "earlier",
    "alt+ArrowDown": "later",
    "alt+ArrowRight": "inward",
    "alt+ArrowLeft": "outward",
    M: "merge",
    Delete: "removeIt",
  },
  projector: { B: "both", F: "full" },
  today: { G: "report" },
  import: { "mod+Enter": "nextStep", "alt+ArrowLeft": "stepBack" },
  importRows: {
    1: "keepIt",
    2: "takeIt",
    3: "keepBoth",
    S: "sameAs",
    D: "different",
    P: "belongsTo",
    U: "unsure",
    F: "putRight",
    Delete: "leaveOut",
    "shift+!": "onlyRemarks",
  },
  agendaOf: { A: "toAgenda" },
  course: { N: "addStep", "1": "saysExpired", "2": "saysExtended" },
  clauses: { ArrowDown: "nextClause", ArrowUp: "previousClause", N: "onlyChanged", C: "cite" },
  take: {
    "mod+Enter": "takeIn",
    ArrowDown: "nextClause",
    ArrowUp: "previousClause",
    J: "joinAbove",
    S: "splitHere",
  },
  trail: { N: "goOn" },
  along: { ArrowRight: "alongRight", ArrowLeft: "alongLeft", ArrowDown: "lineDown", ArrowUp: "lineUp" },
  duplicates: {
    S: "same",
    A: "allSame",
    D: "different",
    P: "parentOf",
    Q: "partOf",
    U: "unsure",
    ArrowDown: "downInList",
    ArrowUp: "upInList",
    O: "openFirst",
  },
} as const;
export type Place = keyof typeof KEYS;
type Deed<P extends Place> = (typeof KEYS)[P][keyof (typeof KEYS)[P]] & string;

/** What `getHotkeyHandler` takes: each key of a place with what it does there. */
export function hotkeysOf<P extends Place>(place: P, deeds: Readonly<Record<Deed<P>, () => void>>): HotkeyItem[] {
  return Object.entries(KEYS[place]).map(([key, deed]) => [key, deeds[deed as Deed<P>]]);
}

/**
 * Listens for the keys of a place, wherever on the page they are pressed, outside of text as a rule. A key that was used where it was
 * pressed (an arrow in a calendar or a menu) is nobody else's, and over a page that lies under a dialog or a list only
 * the keys of everywhere act.
 * @param inText those that act in text as well
 */
export function usePageKeys<P extends Place>(
  place: P,
  deeds: Readonly<Record<Deed<P>, () => void>>,
  inText: readonly Deed<P>[] = [],
): void {
  const items = hotkeysOf(place, deeds).map(([key, act]): HotkeyItem => {
    const deed = KEYS[place][key as keyof (typeof KEYS)[P]] as Deed<P>;
    const mine = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (!inText.includes(deed) && isText(event.target))) return;
      if (place !== "everywhere" && isOver(event.target)) return;
      event.preventDefault();
      act(event);
    };
    return [key, mine, { preventDefault: false }];
  });
  useHotkeys(items, [], true);
}

/** Whether somebody writes or chooses there. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Whether what has the focus lies over the page. */
function isOver(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Whether the list of keys is shown. */
export const keyList = createStore(false);
