/**
 * The words of a notice of working days, one by one: its days, what it says of them, and the words that stand beside both. What
 * is not known here is foreign: what is said of days with foreign words is not guessed. Pure. No pattern repeats more than one
 * kind of sign without a bound, so that a text is read in time that grows as it does.
 */
import type { WorkingYear } from "../../contract/working-days.ts";
import { halfWidth } from "../numbers.ts";

export type Kind = keyof WorkingYear;

/**
 * "joint" lets days go on (and, 共3天, 元旦), "plain" says nothing of its own beside a kind (正常, office), "unread" names a day in
 * a form that is not read and must not be passed over.
 */
export type Word = { words: string } & (
  | { type: "days"; from: string; to: string | undefined; since: boolean }
  | { type: "kind"; kind: Kind }
  | { type: "joint" | "plain" | "colon" | "foreign" | "unread" }
);

/** English words end where their letters do. */
const english = (words: string) => `(?:${words})(?![a-z])`;

export const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const NAME = english(
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
);
const NUMBER = "(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?!\\d)";
/** From Monday on. */
export const WEEKDAYS = "一二三四五六日";
const WEEKDAY = `(?:周|星期|礼拜)[${WEEKDAYS}天]`;
/** The day of the week: of all that stands in brackets behind a day, what is held against the calendar. */
const CHECKED = `(?: ?${WEEKDAY})?`;
const TO = " ?(?:至|到|[-–—~〜]{1,2}|\\.\\.|\\bto\\b|\\bthrough\\b) ?";
const YEAR = "\\d{4}(?![-./年\\d])";
const DAY = [
  `(?:\\d{4}(?: ?年 ?|[-./]))?${NUMBER}(?: ?月 ?|[-./])${NUMBER} ?[日号]?${CHECKED}`,
  `${NAME}\\.? ?${NUMBER}(?:,? ${YEAR})?`,
  // The point behind it ends the sentence, unless the date goes on.
  `${NUMBER} ?${NAME}(?:\\.(?=,|${TO}))?(?:[.,]? ${YEAR})?`,
].join("|");
/** A day of the month that was named before. */
const LATER = `${NUMBER} ?[日号]${CHECKED}`;
const FROM_TO = `(?:${DAY}|${LATER})(?:${TO}(?:${DAY}|${LATER}|${NUMBER}(?:,? ${YEAR})?))?`;
const DAYS = `(?:(?<since>自|从|\\bfrom\\b) ?)?(?<from>${DAY}|${LATER})(?:${TO}(?<to>${DAY}|${LATER}|${NUMBER}(?:,? ${YEAR})?))?`;

const NOT = [
  "[不无未没非毋勿](?:[用需须必再要能可得予是有为]|安排|属于){0,2}",
  "(?:not?|non|never|without|cannot|(?:is|are|do|does|wo)n['’]t)(?: (?:an?|any|be|to|days?))?[ -]?",
].join("|");
const WORK = `上班|补班|工作日?|办公(?!室)|${english("make-?up (?:work(?:ing)?[ -]?)?days?|work(?:s|ed|ing)?(?:[ -]?days?)?|open")}`;
const OFF = `放假|[公连]?休[假息]?|${english("(?:(?:days?|time)[ -])?off|holidays?|rest[ -]days?|closed")}`;
const HAN = "[〇一二三四五六七八九十]";
const JOINT = [
  `[ 、和与及并&+'’"“”【】]|以及|连同|${HAN}{1,3}、|${WEEKDAY}`,
  `[共计合]{0,2} ?(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}) ?天|\\d{4} ?年度?(?!\\d)|${YEAR}`,
  "(?:元旦|春节|除夕|清明|劳动|五一|端午|中秋|国庆)节?",
  english("and|plus|\\d{1,3} days?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|national day"),
  english(
    "(?:(?:chinese|lunar) )?new year(?:['’]s)?(?: (?:day|eve))?|spring festival|tomb[- ]sweeping day|qingming(?: festival)?",
  ),
  english("labou?r day|may day|dragon[- ]boat(?: festival)?|mid-?autumn(?: festival)?"),
].join("|");
const PLAIN = [
  "不?调休|正常|照常|照旧|统一|全体|全员|[员职]工|公司|单位|办公室|具体|如下|安排|时间|日期|日子|期间?|法定|节?假日|假期|周末|双休日",
  "[-–—的为是均都则也需要须应将于我本补含年日共计]",
  english(
    "the|an?|on|in|is|are|be|will|we|our|offices?|staff|everyone|all|also|but|as|usual|normal(?:ly)?|for|of|year|days?|dates?",
  ),
  english("public|national|legal|statutory|official|weekends?"),
].join("|");
const UNREAD = `\\d|(?!may)${NAME}|${HAN}月${HAN}{1,3}[日号]`;

const KIND = `(?<not>${NOT})?(?:(?<work>${WORK})|(?<off>${OFF}))`;
const WORD = new RegExp(
  [
    `(?<days>${DAYS})|${KIND}|(?<joint>${JOINT})|(?<plain>${PLAIN})|(?<unread>${UNREAD})`,
    // A point before a figure stands within it.
    "(?<stop>[。｡;!?\\n]|\\.(?!\\d))|(?<comma>,)|(?<colon>:)|[a-z]+|[^]",
  ].join("|"),
  "giu",
);
const TELLING = new RegExp(`${WORK}|${OFF}|${FROM_TO}`, "iu");

/** @returns the words of each sentence, clause by clause */
export function wordsOf(notice: string): Word[][][] {
  const sentences: Word[][][] = [[[]]];
  for (const { 0: words, groups = {} } of plainly(notice).matchAll(WORD)) {
    const sentence = sentences.at(-1);
    if (groups.stop) sentences.push([[]]);
    else if (groups.comma) sentence?.push([]);
    else sentence?.at(-1)?.push(wordOf(words, groups));
  }
  return sentences;
}

function wordOf(words: string, groups: Record<string, string | undefined>): Word {
  const { days, from = "", to, since, not, work, off } = groups;
  if (days) return { words, type: "days", from, to, since: since !== undefined };
  if (work || off) return { words, type: "kind", kind: (work !== undefined) === (not === undefined) ? "work" : "off" };
  const type = (["joint", "plain", "colon", "unread"] as const).find((one) => groups[one]);
  return { words, type: type ?? "foreign" };
}

/** In signs of one form, without what numbers its lines and itself, and with brackets only where they say something. */
function plainly(notice: string): string {
  return (
    halfWidth(notice)
      .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replaceAll(/[^\S\n]+/g, " ")
      // 国办发明电〔2025〕7号
      .replaceAll(/[〔[(]\d{4}[〕\])] ?\d{1,4} ?号/g, "")
      .replaceAll(/\([^()]*\)/g, (brackets) => {
        const inside = brackets.slice(1, -1);
        if (TELLING.test(inside)) return ` ${inside} `;
        return ` ${inside.match(new RegExp(WEEKDAY, "gu"))?.at(-1) ?? ""} `;
      })
      .replaceAll(/ +/g, " ")
      // What goes on in the next line.
      .replaceAll(/(?<=[、,至到~–—-]) ?\n ?/g, "")
      .replaceAll(/^ ?(?:[-–—•·*]|\d{1,2}(?:[、)]|\. ?)(?!\d))/gm, "")
  );
}
