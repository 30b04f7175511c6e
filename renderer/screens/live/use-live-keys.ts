/** Single-letter keys of the live screen. They act outside of text, or in the compose line while it is empty. */
import { type RefObject, useEffect, useRef } from "react";
import type { EntryKind } from "./entry.ts";

/** Which key begins which kind of entry. */
export const KIND_KEYS: Record<string, EntryKind> = {
  d: "decision",
  r: "report",
  t: "action",
  o: "opinion",
  g: "direction",
  k: "risk",
  b: "parked",
};

export interface LiveKeys {
  kind(kind: EntryKind): void;
  next(): void;
  previous(): void;
  timer(): void;
  choose(step: 1 | -1): void;
  help(): void;
  large(): void;
}

export function useLiveKeys(compose: RefObject<HTMLTextAreaElement | null>, keys: LiveKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        document.querySelector('[role="dialog"]')
      )
        return;
      const target = event.target as HTMLElement;
      const composing = target === compose.current;
      if (composing ? compose.current?.value !== "" : isText(target)) return;
      if (act(event.key, latest.current, composing)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [compose]);
}

function act(key: string, keys: LiveKeys, composing: boolean): boolean {
  const kind = KIND_KEYS[key.toLowerCase()];
  if (kind) keys.kind(kind);
  else if (key === "n") keys.next();
  else if (key === "p") keys.previous();
  else if (key === " " && !composing) keys.timer();
  else if (key === "ArrowDown") keys.choose(1);
  else if (key === "ArrowUp") keys.choose(-1);
  else if (key === "?" || key === "？") keys.help();
  else if (key === "l") keys.large();
  else return false;
  return true;
}

function isText(target: HTMLElement): boolean {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
