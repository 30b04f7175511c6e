/** First letters of the pinyin of Chinese names. The dictionary is large, so it is loaded when it is first needed. */

/** First letters, lower case. @param person reads a first character that is a surname as one: 曾 is z, not c */
export type Initials = (name: string, person?: boolean) => string;

let loading: Promise<Initials> | null = null;

/** The dictionary, loaded once and only when somebody asks for it. */
export function loadInitials(): Promise<Initials> {
  loading ??= import("pinyin-pro").then(({ pinyin }) => (name, person = false) => {
    const surname = person ? "head" : "off";
    const letters = pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "removed", surname });
    return letters.join("").toLowerCase();
  });
  return loading;
}
