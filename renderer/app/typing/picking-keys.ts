/** The keys of a field that looks for records while one types, and shows its hits in a list. */
import { type KeyboardEvent, useEffect, useRef } from "react";

/** Keys that choose among hits. */
const CHOOSING = ["ArrowDown", "ArrowUp", "Enter"];

interface Question {
  /** What is typed. */
  words: string;
  /** The list shows the hits of these words. */
  ready: boolean;
  /** Enter without an arrow key takes the first hit, or else only one that is alone. */
  takesFirst?: boolean;
}

/**
 * Keys count for the hits of what was typed, never for those of earlier words: pressed before the hits are there, they wait
 * for them.
 * @returns props of the component library's Select or MultiSelect
 */
export function usePickingKeys({ words, ready, takesFirst = false }: Question) {
  const waiting = useRef<{ input: HTMLInputElement; keys: string[] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words make another question
  useEffect(() => {
    waiting.current = null;
  }, [words]);
  useEffect(() => {
    if (!ready || !waiting.current) return;
    const { input, keys } = waiting.current;
    waiting.current = null;
    for (const key of keys) input.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true }));
  }, [ready]);
  return {
    onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
      if (ready || words.trim() === "" || !CHOOSING.includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      waiting.current ??= { input: event.currentTarget, keys: [] };
      waiting.current.keys.push(event.key);
    },
    onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
      const input = event.currentTarget;
      const pointed = input.getAttribute("aria-activedescendant") !== null;
      if (event.key !== "Enter" || words.trim() === "" || pointed) return;
      const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
      const [hit, ...others] = list?.querySelectorAll<HTMLElement>("[data-combobox-option]") ?? [];
      if (hit && (takesFirst || others.length === 0) && hit.ariaSelected !== "true") hit.click();
    },
  };
}
