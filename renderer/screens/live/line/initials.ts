/** First letters of the pinyin of Chinese names. The dictionary is large, so it is loaded when it is first needed. */
import { useEffect, useState } from "react";

/** First letters, lower case. @param person reads a first character that is a surname as one: 曾 is z, not c */
export type Initials = (name: string, person?: boolean) => string;

let loading: Promise<Initials> | null = null;

export function loadInitials(): Promise<Initials> {
  loading ??= import("pinyin-pro").then(({ pinyin }) => (name, person = false) => {
    const surname = person ? "head" : "off";
    const letters = pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "removed", surname });
    return letters.join("").toLowerCase();
  });
  return loading;
}

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
