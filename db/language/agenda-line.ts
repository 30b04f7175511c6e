/**
 * Reads a line of an agenda as it is typed or copied: what it is about, who reports on it, how long it may take.
 * `热管理缺口 @长安汽车 15分` is an item of 15 minutes on which 长安汽车 reports.
 */

export interface AgendaText {
  title: string;
  /** Words after `@`, as typed; null: nobody is named. */
  presenter: string | null;
  /** 1 to 999; null: not said. */
  minutes: number | null;
}

/** At the end of a line or before who reports: a length of time within a title ("90 分钟通勤圈") is a part of it. */
const MINUTES = /[\s,，(（]\s*(\d{1,3})\s*(?:m|mins?|minutes?|分钟?|['′’])\s*[)）]?\s*$/iu;
/** Not the middle of an address: `hd@example.com` is text. */
const PRESENTER = /(?:^|[\s,，)）]|(?<=\p{Script=Han}))[@＠]\s*([^\s@＠]+)\s*$/u;
const NUMBERED = /^\s*(?:\d{1,2}\s*[.、．)）]\s*|[（(]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．]\s*|[-*•·]\s+)/u;

export function readAgendaLine(line: string): AgendaText {
  let title = line.replaceAll(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).replace(NUMBERED, "");
  let minutes: number | null = null;
  let presenter: string | null = null;
  // In either order, each once.
  for (let round = 0; round < 2; round++) {
    const long: RegExpExecArray | null = minutes === null ? MINUTES.exec(title) : null;
    if (long && Number(long[1]) > 0) {
      minutes = Number(long[1]);
      title = title.slice(0, long.index);
    }
    const who: RegExpExecArray | null = presenter === null ? PRESENTER.exec(title) : null;
    if (who) {
      presenter = who[1] ?? null;
      title = title.slice(0, who.index);
    }
  }
  title = title.trim();
  // What leaves no title was the title.
  return title === "" ? { title: line.trim(), presenter: null, minutes: null } : { title, presenter, minutes };
}
