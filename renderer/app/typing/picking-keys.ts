/** The keys of a field that looks for records while one types, and shows its hits in a list. */
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";

const DOWN = "ArrowDown";
/** Keys that choose among hits. */
const CHOOSING = [DOWN, "ArrowUp", "Enter"];

interface Question {
  /** What is typed. */
  words: string;
  /** The list shows the hits of these words. */
  ready: boolean;
  /** The first hit is pointed at and Enter takes it; or else Enter without an arrow key takes only one that is alone. */
  takesFirst?: boolean;
}

/**
 * Keys count for the hits of what was typed, never for those of earlier words: pressed before the hits are there, they wait
 * for them.
 * @returns props of the component library's Select or MultiSelect
 */
export function usePickingKeys({ words, ready, takesFirst = false }: Question) {
  const waiting = useRef<{ input: HTMLInputElement; keys: string[] } | null>(null);
  const typedIn = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words make another question
  useEffect(() => {
    waiting.current = null;
  }, [words]);
  useEffect(() => {
    if (!ready) return;
    const held = waiting.current;
    waiting.current = null;
    if (takesFirst && words.trim() !== "" && held?.keys[0] !== "Enter") pointAtFirst(held?.input ?? typedIn.current);
    if (held) for (const key of held.keys) press(held.input, key);
  }, [ready, words, takesFirst]);
  return {
    onInput({ target }: FormEvent) {
      typedIn.current = target as HTMLInputElement;
    },
    onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
      if (ready || words.trim() === "" || !CHOOSING.includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      waiting.current ??= { input: event.currentTarget, keys: [] };
      waiting.current.keys.push(event.key);
    },
    onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
      const input = event.currentTarget;
      if (event.key !== "Enter" || words.trim() === "") return;
      const hits = hitsOf(input);
      // The attribute of the field comes a moment after that of the option, and stays when another list has come.
      if (document.getElementById(input.getAttribute("aria-activedescendant") ?? "") || isPointedAt(optionsOf(input)))
        return;
      const [hit, ...others] = hits;
      if (hit && (takesFirst || others.length === 0) && hit.ariaSelected !== "true") hit.click();
    },
  };
}

/** Records that were found; one that is only offered to be made is chosen by an arrow key or a click. */
function hitsOf(input: HTMLInputElement): HTMLElement[] {
  return optionsOf(input).filter((option) => option.querySelector("[data-made]") === null);
}

function optionsOf(input: HTMLInputElement): HTMLElement[] {
  const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
  return [...(list?.querySelectorAll<HTMLElement>("[data-combobox-option]") ?? [])];
}

/** As an arrow key does, which the list that is open follows. */
function pointAtFirst(input: HTMLInputElement | null): void {
  if (!input || input !== document.activeElement) return;
  const hits = hitsOf(input);
  if (hits.length > 0 && !isPointedAt(hits)) press(input, DOWN);
}

function isPointedAt(hits: readonly HTMLElement[]): boolean {
  return hits.some((hit) => hit.hasAttribute("data-combobox-selected"));
}

function press(input: HTMLInputElement, key: string): void {
  input.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true }));
}
