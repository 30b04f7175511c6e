/**
 * Words of the calendar that ask for a day and that no wording reads: 第三周前完成, 最后一个工作日前报送, "by the weekend", "three days
 * before the fair". Somebody meant a day with them, so that they are asked about rather than left alone. The rule goes by the
 * units of the calendar and by words that say it is a limit, not by the wordings that have been seen.
 */
import { NUMBER_EN } from "../numbers.ts";
import { isDoing, mayDescribe } from "./doing-words.ts";

/** What a line holds that was not read. */
export interface Unread {
  start: number;
  end: number;
}

const UNREAD_ZH =
  /(?:[\d〇一二三四五六七八九十两几半多数]+[个.\d]*|第|最后|本|下|上|整|年|学|财|过|节|假|双|小长|\s){0,6}(?:工作日|季度?|旬|周末?|星期|礼拜|月|小时|[天日年]|假期?|节日?|学期|财年|年中|寒暑假)(?:之前|以前|前(?![后期来往置沿景])|之内|以内|内(?![部容外])|之后|以后|后(?![续期台端勤]))/gu;
const AGAIN_ZH = /[每逐各隔近过][^,，。;；]{0,6}$/u;

const UNIT_EN = "weeks?|months?|quarters?|years?|days?|hours?|holidays?|weekends?|fortnights?";
const UNREAD_EN = new RegExp(
  [
    `\\b(?:by(?!\\s+(?:${NUMBER_EN})\\s)|before|within|until|till|no\\s+later\\s+than|not\\s+later\\s+than|after)\\s+(?:(?!(?:and|or|that|which|to)\\b)[\\p{L}\\d'’-]+\\s+){0,5}?(?:${UNIT_EN})\\b(?!\\s+of\\s+(?:testing|operation|service))`,
    "\\b(?:over|during)\\s+(?:the\\s+)?(?:next\\s+|coming\\s+)?(?:weekend|holidays?)\\b",
    `\\b(?:${UNIT_EN})\\s+(?:after|before|from)\\s+(?:the\\s+)?\\p{L}+`,
    `\\b(?:in|during)\\s+the\\s+(?:first|second|third|last|middle)\\b[\\p{L}\\s]{0,20}\\bof\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next)`,
  ].join("|"),
  "giu",
);

/**
 * Where a line asks for a day in words that nobody has read; undefined where it does not.
 * @param line in half width
 * @param read what wordings have read, whatever they made of it
 */
export function unreadIn(line: string, read: readonly Unread[]): Unread | undefined {
  const alone = ({ index, 0: words }: RegExpMatchArray): Unread[] => {
    const place = { start: index ?? 0, end: (index ?? 0) + words.length };
    return read.some(({ start, end }) => start < place.end && place.start < end) ? [] : [place];
  };
  const chinese = [...line.matchAll(UNREAD_ZH)].flatMap(alone).filter(({ start, end }) => {
    const after = line.slice(end);
    return !AGAIN_ZH.test(line.slice(0, start)) && isDoing(after) && !mayDescribe(after);
  });
  return chinese[0] ?? [...line.matchAll(UNREAD_EN)].flatMap(alone)[0];
}
