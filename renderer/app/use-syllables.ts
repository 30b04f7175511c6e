/** The pinyin of names, once the dictionary is loaded. */
import { useEffect, useState } from "react";
import { loadSyllables, type Syllables } from "../../db/language/syllables.ts";

/** Null until the dictionary is there; names are found by their characters meanwhile. */
export function useSyllables(): Syllables | null {
  const [syllables, setSyllables] = useState<Syllables | null>(null);
  useEffect(() => {
    let here = true;
    void loadSyllables().then((loaded) => here && setSyllables(() => loaded));
    return () => {
      here = false;
    };
  }, []);
  return syllables;
}
