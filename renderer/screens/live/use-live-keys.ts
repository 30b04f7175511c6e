/**
 * Keys of the live screen. Where a caret stands, letters are text: single keys act only while no text field has the focus,
 * and the caret leaves the entry line only by Esc or for another place that was clicked. In it a chord changes the kind.
 */
import { useEffect, useRef } from "react";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { EntryKind } from "../../../db/language/entry.ts";
import {
  COMMAND_KEYS,
  type Command,
  KIND_KEYS,
  kindOfChord,
  MOVE_KEYS,
  type Move,
  meantKey,
  RESULT_KEYS,
  STANCE_KEYS,
} from "./keys.ts";

export interface LiveKeys {
  kind(kind: EntryKind): void;
  stance(stance: RecordOf<"position">["stance"]): void;
  result(state: RecordOf<"outcome">["state"]): void;
  digit(digit: number): void;
  command(command: Command): void;
  move(move: Move): void;
}

export function useLiveKeys(keys: LiveKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const text = isText(target);
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      if (event.ctrlKey || event.metaKey) {
        const kind = kindOfChord(event);
        if (!kind || (text && !isEntryLine(target))) return;
        latest.current.kind(kind);
        event.preventDefault();
        return;
      }
      if (text) return;
      if (event.altKey) {
        const move = (MOVE_KEYS as Record<string, Move>)[event.key.toLowerCase()];
        if (!move) return;
        latest.current.move(move);
        event.preventDefault();
        return;
      }
      const key = meantKey(event);
      // A focused button keeps the keys that press it.
      if ((key === " " || key === "enter") && /^(BUTTON|A|SUMMARY)$/.test(target.tagName)) return;
      // Whoever holds Enter down gives the floor once.
      if (key === "enter" && event.repeat) return;
      if (act(key, latest.current)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function act(key: string, keys: LiveKeys): boolean {
  const kind = KIND_KEYS[key];
  const stance = STANCE_KEYS[key];
  const result = RESULT_KEYS[key];
  const command = (COMMAND_KEYS as Record<string, Command>)[key];
  if (kind) keys.kind(kind);
  else if (stance) keys.stance(stance);
  else if (result) keys.result(result);
  else if (/^\d$/.test(key)) keys.digit(Number(key));
  else if (command) keys.command(command);
  else return false;
  return true;
}

function isEntryLine(target: HTMLElement): boolean {
  return target.dataset.testid === "compose";
}

function isText(target: HTMLElement): boolean {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
