/** The pinyin of names, once the dictionary is loaded. */
import { useEffect, useState } from "react";
import { loadSyllables, type Syllables } from "../../db/language/syllables.ts";
import { atLeisure } from "./afterwards.ts";

/**
 * Null until the dictionary is there; names are found by their characters meanwhile.
 * @param needed names are looked for now; else it is fetched at leisure, for when they are
 */
export function useSyllables(needed = true): Syllables | null {
  const [syllables, setSyllables] = useState<Syllables | null>(null);
  useEffect(() => {
    let here = true;
    const wait = needed ? Promise.resolve() : atLeisure();
    void wait.then(async () => {
      const loaded = here ? await loadSyllables() : null;
      if (here) setSyllables(() => loaded);
    });
    return () => {
      here = false;
    };
  }, [needed]);
  return syllables;
}
