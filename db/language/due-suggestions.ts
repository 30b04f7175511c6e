/**
 * Due dates offered while one is being typed in the entry line: after a word such as "due", "by" or 截至, before 前, and
 * wherever the beginning of a wording stands apart ("下周", "next"). Pure: each date is what the line would be read as.
 */
import type { Calendar } from "./dates/working-days.ts";
import { findDue } from "./due.ts";

export interface DueSuggestion {
  /** As it is written into the line: "下周五", "next Friday". */
  wording: string;
  /** `YYYY-MM-DD` */
  day: string;
}

interface DueTyped {
  /** Where the wording goes that is chosen. */
  start: number;
  /** What is typed of it; empty right after the word that asks for a date. */
  query: string;
  /** Nothing asked for a date: it may be ordinary text, which Enter must not change. */
  tentative: boolean;
  found: DueSuggestion[];
}

/** In the order in which they are offered. */
const WORDINGS = {
  zh: "下周五 月底 年底 本周五 下月底 明天 两周内 季度末 下周一 下周二 下周三 下周四 后天 三个月内".split(" "),
  en: [
    ...["next Friday", "end of month", "end of year", "this Friday", "end of next month", "tomorrow"],
    ...["next Monday", "next Tuesday", "next Wednesday", "next Thursday", "day after tomorrow"],
  ],
};

const ASKS_EN =
  /(?<![\p{L}\d])(?:due|by|before|until|deadline)(?:\s*:\s*|\s+)(?:the\s+)?(?<query>[\p{L}\d][\p{L}\d -]*)?$/iu;
const ASKS_ZH = /(?<word>截止日期|截止到?|截至|期限|日期|限)\s*[:：]?\s*(?<query>[\p{L}\d-]*)$/u;
const BEFORE_ZH = /(?:^|[\s,，。;；、:：])(?<before>前)$/u;
const DAY_OF_MONTH = /(?:^|[\s,，。;；、:：])(?<query>(?<month>1[0-2]|0?[1-9])(?<mark>-|月)(?<day>\d*))$/u;

/** The date being typed at the caret, with those that it may become; null elsewhere and once it is complete. */
export function dueAt(line: string, caret: number, calendar: Calendar): DueTyped | null {
  const before = line.slice(0, caret);
  const typed = asked(before, calendar) ?? begun(before, calendar);
  if (!typed || typed.found.length === 0) return null;
  // What is a date as it stands needs no completing, and Enter has to record the line.
  return typed.query !== "" && complete(before, typed.start, calendar) ? null : typed;
}

function asked(before: string, calendar: Calendar): DueTyped | null {
  const en = ASKS_EN.exec(before);
  if (en) return answer(before, en.groups?.query ?? "", en.groups?.query ? allWordings() : WORDINGS.en, calendar);
  const zh = ASKS_ZH.exec(before);
  return zh ? answer(before, zh.groups?.query ?? "", zh.groups?.query ? allWordings() : WORDINGS.zh, calendar) : null;
}

function answer(before: string, query: string, wordings: readonly string[], calendar: Calendar): DueTyped {
  const start = before.length - query.length;
  const found = dated(
    wordings.filter((wording) => beginsLike(wording, query)),
    calendar,
  );
  return { start, query, tentative: query === "", found };
}

function begun(before: string, calendar: Calendar): DueTyped | null {
  if (BEFORE_ZH.test(before)) {
    const found = dated(
      WORDINGS.zh.filter((wording) => !wording.endsWith("内")).map((wording) => `${wording}前`),
      calendar,
    );
    return { start: before.length - 1, query: "前", tentative: true, found };
  }
  const inMonth = DAY_OF_MONTH.exec(before)?.groups;
  if (inMonth?.query) {
    const found = dated(daysOf(inMonth, calendar), calendar).filter(({ wording }) =>
      beginsLike(wording, inMonth.query as string),
    );
    return { start: before.length - inMonth.query.length, query: inMonth.query, tentative: true, found };
  }
  const length = Math.max(0, ...allWordings().map((wording) => overlap(before, wording)));
  if (length === 0) return null;
  const query = before.slice(before.length - length);
  const found = dated(
    allWordings().filter((wording) => beginsLike(wording, query)),
    calendar,
  );
  return { start: before.length - length, query, tentative: true, found };
}

/** English words begin ordinary sentences too: three letters at least. */
function overlap(before: string, wording: string): number {
  const least = /^[a-z]/i.test(wording) ? 3 : 1;
  for (let length = Math.min(before.length, wording.length); length >= least; length--) {
    const edge = before[before.length - length - 1];
    if (edge !== undefined && !/[\s,，。;；、:：]/.test(edge)) continue;
    if (beginsLike(wording, before.slice(before.length - length))) return length;
  }
  return 0;
}

/** The middle and the end of the month; a wording such as "2-30" is dropped because it is no day. */
function daysOf({ month, mark }: Record<string, string | undefined>, calendar: Calendar): string[] {
  const unit = mark === "月" ? "日" : "";
  const days = [15, 31, 30, 29, 28].map((day) => `${month}${mark}${day}${unit}`);
  const exists = days.filter((day) => findDue(day, calendar)?.day);
  return exists.slice(0, 2);
}

function dated(wordings: readonly string[], calendar: Calendar): DueSuggestion[] {
  return wordings.flatMap((wording) => {
    const day = findDue(wording, calendar)?.day;
    return day && day >= calendar.today ? [{ wording, day }] : [];
  });
}

function complete(before: string, start: number, calendar: Calendar): boolean {
  const due = findDue(before.slice(start), calendar);
  return due !== null && due.start === 0 && due.end === before.trimEnd().length - start;
}

const allWordings = () => [...WORDINGS.zh, ...WORDINGS.en];

function beginsLike(wording: string, query: string): boolean {
  return wording.toLowerCase().startsWith(query.toLowerCase());
}
