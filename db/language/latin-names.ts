/** How a Chinese name may be written in Latin letters: in pinyin, words apart, as GB/T 28039 and GB/T 16159 have it. */
import type { Syllables } from "./syllables.ts";

const COMPOUND_SURNAMES = new Set(
  "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 宇文 长孙 端木 独孤 南宫 闻人 申屠 澹台 呼延 拓跋 轩辕 东郭 西门".split(
    " ",
  ),
);

/** @param person whose surname stands first, apart from the rest: 欧阳建国 is Ouyang Jianguo. @returns null: it has no Chinese letters, or is no name of a person */
export function latinName(name: string, syllables: Syllables, person: boolean): string | null {
  const text = name.trim();
  if (!/\p{Script=Han}/u.test(text)) return null;
  if (!person)
    return wordsOf(text)
      .map((word) => spelled(word, syllables(word)))
      .join(" ");
  const letters = [...text];
  if (letters.length < 2 || letters.length > 5 || !/^\p{Script=Han}+$/u.test(text)) return null;
  const read = syllables(text, true);
  const surname = COMPOUND_SURNAMES.has(text.slice(0, 2)) && letters.length > 2 ? 2 : 1;
  return [read.slice(0, surname), read.slice(surname)].map((part) => spelled(text, part)).join(" ");
}

function wordsOf(text: string): string[] {
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** One word: a syllable that begins with a vowel is told apart from the one before it (Xi'an). */
function spelled(word: string, syllables: readonly string[]): string {
  if (syllables.length === 0) return word;
  const joined = syllables
    .map((one, index) => (index > 0 && /^[aeo]/u.test(one) ? `'${one}` : one))
    .join("")
    .replaceAll("v", "ü");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
