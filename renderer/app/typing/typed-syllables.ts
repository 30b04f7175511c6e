/**
 * What is typed to find characters by, and is none yet: syllables of pinyin, or the signs and tones of zhuyin. Other letters that
 * an input method leaves (Vietnamese without marks, kana, Hangul, an abbreviation) are text.
 */

/** The syllables of Standard Chinese without tones (Scheme for the Chinese Phonetic Alphabet, ISO 7098), `v` for ü as it is typed. */
const FINALS: Record<string, string> = {
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  f: "a an ang ei en eng o ou u",
  d: "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
  t: "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
  n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  k: "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  r: "an ang ao e en eng i ong ou u ua uan ui un uo",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  y: "a an ang ao e i in ing o ong ou u uan ue un",
  w: "a ai an ang ei en eng o u",
  "": "a ai an ang ao e ei en er o ou",
};

const WHOLE = Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(" ").map((one) => initial + one));
/** How a syllable begins, as far as it may have been typed: j, ji, jia. */
const BEGUN = [...new Set(WHOLE.flatMap((one) => [...one].map((_, at) => one.slice(0, at + 1))))];
const INITIAL = Object.keys(FINALS).filter((one) => one !== "");
const oneOf = (all: readonly string[]) => `(?:${all.toSorted((a, b) => b.length - a.length).join("|")})`;
/** Whole ones, and one that is not typed to its end. */
const SYLLABLES = new RegExp(`^${oneOf(WHOLE)}*${oneOf(BEGUN)}?$`, "u");
/** First letters alone, as for 中国: zg. */
const INITIALS = new RegExp(`^${oneOf(INITIAL)}+$`, "u");
/** Both mixed, as they are typed by who knows the method well, or slips. */
const MIXED = new RegExp(`^(?:${oneOf(WHOLE)}|${oneOf(INITIAL)})*${oneOf(BEGUN)}?$`, "u");
const ZHUYIN = /^[ˉˊˇˋ˙ ]*\p{Script=Bopomofo}[\p{Script=Bopomofo}ˉˊˇˋ˙ ]*$/u;

/**
 * Whether what an input method left stands for characters that were not chosen.
 * @param data what it composed, with the characters before that were chosen already
 * @param makesHan it has made Chinese characters here before
 */
export function isUnchosen(data: string, makesHan: boolean): boolean {
  const typed = data.replace(/^\p{Script=Han}+/u, "");
  if (ZHUYIN.test(typed)) return true;
  // A capital within a word is an abbreviation's: BYD, kWh.
  if (!/^[A-Za-z'’ ]*[A-Za-z][A-Za-z'’ ]*$/.test(typed) || /[A-Za-z][A-Z]/.test(typed)) return false;
  const chinese = makesHan || typed !== data;
  return typed
    .toLowerCase()
    .split(/['’ ]+/u)
    .every((part) => SYLLABLES.test(part) || INITIALS.test(part) || (chinese && MIXED.test(part)));
}
