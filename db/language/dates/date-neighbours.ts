/**
 * What stands beside a date and belongs to it: half of a range, an "about", a "second", another length of time. Whoever reads
 * the date without it reads another one, so that what was not understood is asked about. The rule goes by the kinds of words
 * that dates are made of, not by the wordings that have been seen.
 */

import { NUMBER_EN } from "../numbers.ts";

const FIGURES = "[\\d〇一二三四五六七八九十廿百两几半]";
/** A unit of the calendar behind a figure. */
const LENGTH = `${FIGURES}+\\s*个?(?:工作日|小时|季度|星期|礼拜|[年月周旬天日号])`;

/** Directly before a Chinese date. */
const BEFORE_ZH = new RegExp(
  `(?:${FIGURES}|[年月周旬]|星期|礼拜|季度|第|个|最后|大约|大概|约|近|不?早于?|自|从|农历|阴历|旧历|财|[~—–-]|初|[上中下]旬?)\\s*$`,
  "u",
);
/** The end of another date, and a sign that joins it with this one. */
const LISTED_ZH = /[前内后底末日号]\s*(?:[、和及与或]|以及)\s*$/u;
/** A figure or a measure word ends the word before, not a date, where this stands between. */
const APART_ZH = /[\s,，、;；。:：()（）@]$/u;
/** Directly behind a Chinese date. */
const AFTER_ZH = new RegExp(
  `^\\s*(?:[上中下]+旬|第${FIGURES}|左右|前后|上下(?!班)|附近|[~—–-]|(?:周|星期|礼拜)[一二三四五六日天末]|${LENGTH}|上午|下午|中午|晚上|凌晨|晚?\\d+[点时:]|版|之间|期间)`,
  "u",
);

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const WEEKDAYS = "mon|tue|wed|thu|fri|sat|sun";
/** Directly before an English date, with the "of" and "the" that lead to it. */
const BEFORE_EN =
  /(?:\b(?:around|about|approximately|approx\.?|circa|roughly|some|mid|early|late|starting|beginning|commencing|effective|middle|half|noon|midnight|morning|afternoon|evening|night|cob|eob|eod|business|first|second|third|fourth|fifth|last|other|every|each|fiscal|financial|lunar|chinese|working|not|no|never|or|and|through|sooner|earlier|later|than|after|since|onwards?|between|from|[ap]m)[\s-]+(?:of\s+)?(?:the\s+)?|\d\s*[-–/]\s*)$/iu;
/** A length of time before one: two weeks before 5 December, a week 31 December. The supplier day on 20 October is none. */
const LENGTH_BEFORE_EN = /\b(?:weeks?|days?|hours?|months?|quarters?|years?)[\s-]+(?:of\s+)?(?:the\s+)?$/iu;
const COUNTED_BEFORE_EN = new RegExp(
  `(?:\\d|\\b(?:an?|${NUMBER_EN}))\\s+(?:weeks?|days?|months?|fortnights?)\\s+$`,
  "iu",
);
const ON_ITS_OWN = /^(?:on|by|until|till|due|no\s+later|not\s+later|deadline)\b/iu;
/** A word that asks for a day, and others between it and the date that nobody has read. */
const ASKS_BEFORE_EN = /\b(?:by|before|until|till|due|within|than)\s+(?:[\p{L}\d'’-]+\s+){1,3}$/iu;
/** Directly behind an English date. */
const AFTER_EN = new RegExp(
  `^[\\s,]*(?:(?:or|and|to|through|thru|until|[-–/])\\s*(?:by\\s+)?(?:\\d|early|mid|late|end|next|${MONTHS}|${WEEKDAYS})|week\\b|onwards?\\b|after\\b|or\\s+(?:so|later|thereabouts)\\b|at\\s+the\\s+earliest|earliest|eve\\b|morning|afternoon|evening|night|\\d{1,2}(?::\\d{2}|\\s*[ap]m))`,
  "iu",
);

/**
 * Whether words beside a date look like part of it.
 * @param line in half width
 * @param limit a word that was read with it says that it is the latest day
 */
export function isEntangled(
  line: string,
  { start, end, limit }: { start: number; end: number; limit: boolean },
): boolean {
  const [before, words, after] = [line.slice(0, start), line.slice(start, end), line.slice(end)];
  if (/[a-z]/iu.test(words))
    return (
      BEFORE_EN.test(before) ||
      (ON_ITS_OWN.test(words) ? COUNTED_BEFORE_EN : LENGTH_BEFORE_EN).test(before) ||
      AFTER_EN.test(after) ||
      (!limit && ASKS_BEFORE_EN.test(before))
    );
  return LISTED_ZH.test(before) || (!APART_ZH.test(before) && BEFORE_ZH.test(before)) || AFTER_ZH.test(after);
}
