/** One sentence in each language. `{name}` in it is replaced by the parameter of that name. */
export interface Sentence {
  zh: string;
  en: string;
}

/** What most refusals say: nothing was changed. */
export const N_ZH = "没有改动任何内容。";
export const N_EN = "Nothing was changed.";
