/**
 * Reads a line of an agenda as it is typed or copied: what it is about, who reports on it, how long it may take.
 * `热管理缺口 @长安汽车 15分` is an item of 15 minutes on which 长安汽车 reports.
 */

import { withoutNumber } from "./numbering.ts";

export interface AgendaText {
  title: string;
  /** Words after `@`, as typed; null: nobody is named. */
  presenter: string | null;
  /** 1 to 999; null: not said. */
  minutes: number | null;
}

/**
 * At the end of a line, before or behind who reports. A short form is read only beside somebody who reports: by itself
 * 500m is a length and 90分 a mark. A length of time within a title ("90 分钟通勤圈") is a part of it.
 */
const MINUTES = /[\s,，(（](\d{1,3})\s?(m|mins?|minutes?|分钟?|['′’])\s?[)）]?$/iu;
const IN_FULL = /^(?:mins?|minutes?|分钟)$/iu;
/** Not the middle of an address: `hd@example.com` is text. */
const PRESENTER = /(?:^|[\s,，)）]|(?<=\p{Script=Han}))[@＠]\s?([^\s@＠]+)$/u;
/** What is longer is no title: whoever keeps it says so. */
const MOST = 500;

export function readAgendaLine(line: string): AgendaText {
  const asTyped = { title: line.trim(), presenter: null, minutes: null };
  if (line.length > MOST) return asTyped;
  const digits = line.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const { text, presenter, minutes } = endsOf(withoutNumber(digits).trimEnd());
  // What leaves no title was the title.
  return text === "" ? asTyped : { title: text, presenter, minutes };
}

/** Takes from the end of a line who reports and how long, in either order, each once. */
function endsOf(line: string): { text: string; presenter: string | null; minutes: number | null } {
  const who = PRESENTER.exec(line);
  if (who) {
    const text = upTo(line, who.index);
    const long = MINUTES.exec(text);
    return long && Number(long[1]) > 0
      ? { text: upTo(text, long.index), presenter: who[1] ?? null, minutes: Number(long[1]) }
      : { text, presenter: who[1] ?? null, minutes: null };
  }
  const long = MINUTES.exec(line);
  if (!long || Number(long[1]) === 0) return { text: line, presenter: null, minutes: null };
  const before = upTo(line, long.index);
  const reports = PRESENTER.exec(before);
  if (reports)
    return {
      text: upTo(before, reports.index),
      presenter: reports[1] ?? null,
      minutes: Number(long[1]),
    };
  return IN_FULL.test(long[2] ?? "")
    ? { text: before, presenter: null, minutes: Number(long[1]) }
    : { text: line, presenter: null, minutes: null };
}

/** The line up to there, without the comma that led on. */
function upTo(line: string, end: number): string {
  return line
    .slice(0, end)
    .trimEnd()
    .replace(/[,，]$/u, "")
    .trimEnd();
}
