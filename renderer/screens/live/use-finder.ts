/** A field into which the name of a party is typed, and the arrow keys that choose among what was found. */
import { useState } from "react";

export function useFinder() {
  const [words, setWords] = useState("");
  const [picked, setPicked] = useState(0);
  return {
    words,
    /** What is looked for; empty: nothing. */
    wanted: words.trim(),
    /** Place of the chosen one among those found. */
    picked,
    type(text: string) {
      setWords(text);
      setPicked(0);
    },
    clear() {
      setWords("");
      setPicked(0);
    },
    /** Takes the arrow keys, and Esc, which empties and leaves the field. @returns whether the key was one of them */
    takes(event: React.KeyboardEvent<HTMLInputElement>, found: number): boolean {
      if (event.key === "ArrowDown" && found > 0) setPicked((picked + 1) % found);
      else if (event.key === "ArrowUp" && found > 0) setPicked((picked + found - 1) % found);
      else if (event.key === "Escape") {
        setWords("");
        event.currentTarget.blur();
      } else return false;
      return true;
    },
  };
}
