/**
 * The working days of a year as people write them, or as they are pasted from the notice that announces them:
 * 2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。 "Off: Jan 1-3, 2026-02-15 to 2026-02-23". Pure.
 */
import { dayExists, daysAfter, weekdayOf } from "../../contract/dates.ts";
import type { Failure } from "../../contract/errors.ts";
import { faultOfYear, type WorkingYear } from "../../contract/working-days.ts";
import type { Language } from "../names.ts";
import { halfWidth } from "../numbers.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const NAMES = `(?:${MONTHS.join("|")})[a-z]*\\.?`;
const NUMBER = "(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?!\\d)";
const WEEKDAYS = "一二三四五六日";
/** The day of the week, in brackets: of all that stands there, what is held against the calendar. */
const CHECKED = `(?:\\s*〔[${WEEKDAYS}]〕)?`;
const DAY = [
  `(?:\\d{4}\\s*[-./年]\\s*)?${NUMBER}\\s*[-./月]\\s*${NUMBER}\\s*[日号]?${CHECKED}`,
  `${NAMES}\\s+${NUMBER}(?:,?\\s+\\d{4}(?![-./年\\d]))?`,
  `${NUMBER}\\s+${NAMES}(?:,?\\s+\\d{4}(?![-./年\\d]))?`,
].join("|");
/** A day of the month that was named before. */
const LATER = `${NUMBER}\\s*[日号]${CHECKED}`;
const TO = "\\s*(?:至|到|-|–|—|~|\\.\\.|\\bto\\b|\\bthrough\\b)\\s*";
const DAYS = new RegExp(`(?<from>${DAY}|${LATER})(?:${TO}(?<to>${DAY}|${LATER}|${NUMBER}))?`, "giu");
const WORKED = /上班|补班|\bwork(?:ed|ing)?\b/iu;
const OFF = /放假|休|\boff\b|\bholidays?\b/iu;
const KIND = new RegExp(`${WORKED.source}|${OFF.source}`, "iu");
/** Figures that name no day: how many days it makes, of which year it is. */
const COUNTED = /\d+\s*天|\b\d+\s+days?\b|(?<!\d)\d{4}\s*年?(?!\d)/giu;
const UNREAD =
  /\d|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|[〇一二三四五六七八九十]+月[〇一二三四五六七八九十]+[日号]/iu;

type Kind = keyof WorkingYear;

/**
 * Reads the working days of a year.
 * @param year `YYYY`: of days that name none
 * @returns what cannot be read, or is no working year
 */
export function readWorkingYear(text: string, year: string): WorkingYear | Failure {
  const found: Record<Kind, string[]> = { off: [], work: [] };
  let kind: Kind | null = null;
  // What stands in brackets says which day of the week or of the old calendar it is.
  const plain = halfWidth(text).replaceAll(/\([^()]*\)/g, (brackets) => {
    const weekday = /(?:周|星期)([一二三四五六日天])/u.exec(brackets)?.[1];
    return weekday ? `〔${weekday.replace("天", "日")}〕` : "";
  });
  for (const sentence of plain.split(/[。;\n]/u))
    for (const clause of clausesOf(sentence)) {
      const named = KIND.exec(clause)?.[0];
      if (named) kind = WORKED.test(named) ? "work" : "off";
      const days = daysOf(clause, year);
      if (days && "code" in days) return days;
      if (days === null || (days.length > 0 && kind === null)) return unread(clause);
      if (kind) found[kind].push(...days);
    }
  const read = { off: inOrder(found.off), work: inOrder(found.work) };
  if (read.off.length + read.work.length === 0) return unread(text);
  return faultOfYear(year, read) ?? read;
}

/** Parts of a sentence that say one thing: a sentence may tell both what is off and what is worked. */
function clausesOf(sentence: string): string[] {
  if (!(WORKED.test(sentence) && OFF.test(sentence))) return [sentence];
  const parts = sentence.split(",");
  const clauses: string[] = [];
  // "Off: …, …, worked: …" has the word before its days; 2月14日上班 has it behind them.
  if (new RegExp(`(?:${KIND.source})\\s*:`, "iu").test(sentence)) {
    for (const part of parts) clauses.push(KIND.test(part) ? part : `${clauses.pop() ?? ""},${part}`);
    return clauses;
  }
  let waiting = "";
  for (const part of parts) {
    waiting += `${part},`;
    if (!KIND.test(part)) continue;
    clauses.push(waiting);
    waiting = "";
  }
  return [...clauses, waiting];
}

function unread(words: string): Failure {
  return { code: "E_WORKING_DAYS_TEXT", params: { value: words.trim().slice(0, 40) } };
}

/** @returns null where there are figures that are no days, or days that there are not */
function daysOf(clause: string, year: string): string[] | Failure | null {
  const days: string[] = [];
  let last: string | null = null;
  for (const { groups } of clause.matchAll(DAYS)) {
    const from = dayIn(groups?.from ?? "", last, year);
    const to = groups?.to ? dayIn(groups.to, from, from?.slice(0, 4) ?? year) : from;
    for (const [day, words] of [
      [from, groups?.from],
      [to, groups?.to],
    ] as const) {
      const weekday = /〔(.)〕/u.exec(words ?? "")?.[1];
      if (day && weekday && weekdayOf(day) !== WEEKDAYS.indexOf(weekday) + 1)
        return { code: "E_WORKING_DAY_OTHER", params: { value: day } };
    }
    if (from === null || to === null || to < from || to > daysAfter(from, 60)) return null;
    for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day);
    last = to;
  }
  return UNREAD.test(clause.replace(DAYS, " ").replace(COUNTED, " ")) ? null : days;
}

/** @param before in whose month a day lies that names none */
function dayIn(words: string, before: string | null, year: string): string | null {
  const figures = words.match(/\d+/g) ?? [];
  const own = figures.find((one) => one.length === 4);
  const [first, second] = figures.filter((one) => one.length < 4);
  const named = MONTHS.findIndex((month) => words.toLowerCase().includes(month)) + 1;
  const month = named || (second === undefined ? Number(before?.slice(5, 7)) : Number(first));
  const date = Number(second ?? first);
  if (!Number.isInteger(month)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${own ?? (second === undefined && !named ? before?.slice(0, 4) : undefined) ?? year}-${two(month)}-${two(date)}`;
  return dayExists(day) ? day : null;
}

function inOrder(days: string[]): string[] {
  return [...new Set(days)].sort();
}

/** The same as it is shown, in a form that reads back as what it is; empty for a year that is not known. */
export function writtenYear(year: WorkingYear | undefined, language: Language): string {
  if (!year) return "";
  const [off, work] = language === "zh" ? ["放假：", "上班："] : ["Off: ", "Worked: "];
  const line = (before: string, days: string[]) =>
    days.length === 0 ? [] : [`${before}${spans(days, language).join(language === "zh" ? "、" : ", ")}`];
  return [...line(off, year.off), ...line(work, year.work)].join("\n");
}

function spans(days: string[], language: Language): string[] {
  const runs: [string, string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && daysAfter(run[1], 1) === day) run[1] = day;
    else runs.push([day, day]);
  }
  const [zh, join] = [language === "zh", language === "zh" ? "至" : "-"];
  const shown = (day: string) => {
    const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
    const name = MONTHS[month - 1] ?? "";
    return zh ? `${month}月${date}日` : `${name.charAt(0).toUpperCase()}${name.slice(1)} ${date}`;
  };
  return runs.map(([from, to]) => {
    if (from === to) return shown(from);
    const same = from.slice(0, 7) === to.slice(0, 7);
    return `${shown(from)}${join}${same ? `${Number(to.slice(8))}${zh ? "日" : ""}` : shown(to)}`;
  });
}
