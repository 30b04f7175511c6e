/** One sentence in each language. `{name}` in it is replaced by the parameter of that name. */
export interface Sentence {
  zh: string;
  en: string;
}

/** What refusals say where somebody may doubt it: a wrong PIN or passphrase changes nothing, and nobody thinks it did. */
export const N_ZH = "没有改动任何内容。";
export const N_EN = "Nothing was changed.";
