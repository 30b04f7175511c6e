/** One sentence in each language. `{name}` in it is replaced by the parameter of that name. */
export interface Sentence {
  zh: string;
  en: string;
}

/**
 * What refusals say where somebody may doubt it: half of something might have been written, or a file touched. Where a field or
 * a button says what is wrong with what was typed or asked, nobody thinks that anything was changed.
 */
export const N_ZH = "没有改动任何内容。";
export const N_EN = "Nothing was changed.";
