/** First letters of the pinyin of Chinese names. The dictionary is large, so it is loaded when it is first needed. */
import { useEffect, useState } from "react";

export type Initials = (name: string) => string;

let loading: Promise<Initials> | null = null;

/** Null until the dictionary is there; names are found by their characters meanwhile. */
export function useInitials(): Initials | null {
  const [initials, setInitials] = useState<Initials | null>(null);
  useEffect(() => {
    loading ??= import("pinyin-pro").then(
      ({ pinyin }) =>
        (name) =>
          pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "removed" }).join("").toLowerCase(),
    );
    let here = true;
    void loading.then((loaded) => here && setInitials(() => loaded));
    return () => {
      here = false;
    };
  }, []);
  return initials;
}
