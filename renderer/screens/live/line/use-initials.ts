/** First letters of the pinyin of names, once the dictionary is loaded. */
import { useEffect, useState } from "react";
import { type Initials, loadInitials } from "../../../../db/language/initials.ts";

/** Null until the dictionary is there; names are found by their characters meanwhile. */
export function useInitials(): Initials | null {
  const [initials, setInitials] = useState<Initials | null>(null);
  useEffect(() => {
    let here = true;
    void loadInitials().then((loaded) => here && setInitials(() => loaded));
    return () => {
      here = false;
    };
  }, []);
  return initials;
}
