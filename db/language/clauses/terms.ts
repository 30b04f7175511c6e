/** What a text says of its own time and of sums: since when and until when it holds, and what a clause gives. Pure. */
import { daysAfter, monthsAfter } from "../../contract/dates.ts";
import { numberOf } from "../numbers.ts";

export interface OwnTerm {
  /** The words that say it. */
  words: string;
  /** Its last day; null: it begins when it is published, and nobody says here when that was. */
  ends: string | null;
}

const DAY = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;

/**
 * 有效期 3 年, 有效期至 2027 年 3 月 10 日, 试行两年.
 * @param published `YYYY-MM-DD`, from which a term counts where the text says so; null: unknown
 */
export function ownTermOf(text: string, published: string | null): OwnTerm | null {
  const until = new RegExp(`有效期(?:限)?(?:至|到|截至|截止到?)\\s*${DAY.source}`, "u").exec(text);
  if (until) return { words: sentenceAt(text, until.index), ends: dayOf(until.slice(1)) };
  const years = /(?:有效期(?:限)?(?:为)?|试行(?:期)?)\s*([\d一二三四五六七八九十两]{1,3})\s*年/u.exec(text);
  if (!years) return null;
  const count = numberOf(years[1] ?? "");
  const since = new RegExp(`自\\s*${DAY.source}\\s*(?:起|开始)`, "u").exec(text);
  const from = since ? dayOf(since.slice(1)) : published?.length === 10 ? published : null;
  const ends = from && !Number.isNaN(count) ? daysAfter(monthsAfter(from, count * 12), -1) : null;
  return { words: sentenceAt(text, years.index), ends };
}

/** The first sum that a clause names with its condition: 不超过 500 万元, 最高 1000 万元, up to CNY 5 million. */
export function amountOf(text: string): string | null {
  const found =
    /(?:最高|不超过|不高于|不低于|不少于|至少|给予|按)?[^，。；;,\n]{0,12}?\d[\d,.]*\s*(?:[万亿]?元|%|％|个百分点)(?:\s*\/?\s*(?:年|辆|台|座|千瓦时))?/u.exec(
      text,
    ) ??
    /(?:up to|at most|not more than|at least)\s+(?:CNY|RMB|¥|\$)?\s*\d[\d,.]*\s*(?:%|percent|million|billion)?[^.;,]{0,20}/iu.exec(
      text,
    );
  return found ? found[0].trim().slice(0, 120) : null;
}

function dayOf([year = "", month = "", day = ""]: readonly string[]): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function sentenceAt(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf("。", at), text.lastIndexOf("\n", at)) + 1;
  const to = text.indexOf("。", at);
  return text.slice(from, to < 0 ? undefined : to + 1).trim();
}
