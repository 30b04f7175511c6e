/** The pinyin of Chinese names, syllable by syllable. The dictionary is large, so it is loaded when it is first needed. */

/** Syllables without tones, lower case, `v` for ü. @param person reads a first character that is a surname as one: 曾 is zeng */
export type Syllables = (name: string, person?: boolean) => readonly string[];

let loading: Promise<Syllables> | null = null;

/** The dictionary, loaded once and only when somebody asks for it. */
export function loadSyllables(): Promise<Syllables> {
  loading ??= import("pinyin-pro").then(({ pinyin }) => (name, person = false) => {
    if (!/\p{Script=Han}/u.test(name)) return [];
    const surname = person ? "head" : "off";
    return pinyin(name, { toneType: "none", type: "array", nonZh: "removed", v: true, surname }).map((one) =>
      one.toLowerCase(),
    );
  });
  return loading;
}

/** First letters: "cqca" of 重庆长安. */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((one) => one.charAt(0)).join("");
}
