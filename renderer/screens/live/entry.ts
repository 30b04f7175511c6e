/**
 * How a line typed in the meeting is understood: what kind of thing it is, who leads and supports, by when. Pure: the day
 * and the organizations come from outside.
 */

export type EntryKind = "decision" | "report" | "action" | "opinion" | "direction" | "risk" | "parked";

export interface Party {
  id: string;
  /** Everything it may be called: names in both languages, short name, aliases, initials. */
  names: string[];
}

export interface Entry {
  text: string;
  /** Organizations named with @, in order: the first leads (or reports), the others support. */
  parties: string[];
  /** `@…` that fits no organization. */
  unknown: string[];
  /** `YYYY-MM-DD` */
  due: string | null;
}

/**
 * Dates and the words around names are taken out of actions only: in a decision "11 月底前" is part of what was decided.
 * @param line as typed: "@长安 牵头 @市经信委 下周五前 提供接口参数"
 * @param today `YYYY-MM-DD`
 */
export function readEntry(line: string, kind: EntryKind, parties: readonly Party[], today: string): Entry {
  const found: string[] = [];
  const unknown: string[] = [];
  const named = kind === "action" || kind === "report" ? () => " " : (name: string) => name;
  const rest = line.replace(/[@＠]([^\s@＠，,、：:]+)/gu, (_whole, name: string) => {
    const party = findParty(name, parties);
    if (party) found.push(party.id);
    else unknown.push(name);
    return party ? named(name) : name;
  });
  const due = kind === "action" ? findDate(rest, today) : null;
  const undated = due ? rest.slice(0, due.from) + rest.slice(due.to) : rest;
  return { text: tidied(undated, kind), parties: [...new Set(found)], unknown, due: due?.date ?? null };
}

function tidied(text: string, kind: EntryKind): string {
  const roles = /(^|\s)(牵头|配合|负责|lead(s|ing)?|with|support(s|ing)?)(?=\s|$|[，,、])/giu;
  return (kind === "action" ? text.replace(roles, "$1") : text)
    .replace(/\s+/g, " ")
    .replace(/^[\s，,、：:]+|[\s，,、]+$/g, "");
}

/** The organization that a name or its beginning fits: whole names first, then beginnings, then parts. */
export function findParty(name: string, parties: readonly Party[]): Party | undefined {
  const wanted = fold(name);
  if (wanted === "") return undefined;
  const by = (fits: (one: string) => boolean) => parties.find(({ names }) => names.some((one) => fits(fold(one))));
  return by((one) => one === wanted) ?? by((one) => one.startsWith(wanted)) ?? by((one) => one.includes(wanted));
}

interface Found {
  date: string;
  from: number;
  to: number;
}

const WEEKDAYS_ZH = "日一二三四五六";
const WEEKDAYS_EN = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const BEFORE = "(?:之?前|以前|底前)?";

/** The first date in a line, in Chinese or English, with the word before (前, by, due) that belongs to it. */
export function findDate(line: string, today: string): Found | null {
  const now = new Date(`${today}T00:00:00Z`);
  const readers: [RegExp, (match: RegExpMatchArray) => Date | null][] = [
    [
      new RegExp(`(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${BEFORE}`, "u"),
      ([, y, m, d]) => day(Number(y), Number(m), Number(d)),
    ],
    [
      new RegExp(`(?<![\\d-])(\\d{1,2})(?:-|/|月)(\\d{1,2})日?${BEFORE}(?![\\d-])`, "u"),
      ([, m, d]) => coming(now, Number(m), Number(d)),
    ],
    [
      new RegExp(`(今天|明天|后天|大后天)${BEFORE}`, "u"),
      ([, word]) => plus(now, ["今天", "明天", "后天", "大后天"].indexOf(word ?? "")),
    ],
    [
      new RegExp(`(下下|下|本|这)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])${BEFORE}`, "u"),
      ([, which, weekday]) =>
        weekdayFrom(
          now,
          WEEKDAYS_ZH.indexOf(weekday === "天" ? "日" : (weekday ?? "")),
          which === "下下" ? 2 : which === "下" ? 1 : 0,
        ),
    ],
    [new RegExp(`(?<!\\d)(\\d{1,2})\\s*月底${BEFORE}`, "u"), ([, month]) => endOfComing(now, Number(month))],
    [
      new RegExp(`(下|本)?(?:个)?月底${BEFORE}`, "u"),
      ([, which]) => day(now.getUTCFullYear(), now.getUTCMonth() + (which === "下" ? 3 : 2), 0),
    ],
    [new RegExp(`年底${BEFORE}`, "u"), () => day(now.getUTCFullYear(), 12, 31)],
    [/\b(today|tomorrow)\b/iu, ([, word]) => plus(now, word?.toLowerCase() === "today" ? 0 : 1)],
    [
      /\b(?:in )?(\d{1,3}) (days?|weeks?)(?: from now)?\b/iu,
      ([, count, unit]) => plus(now, Number(count) * (unit?.toLowerCase().startsWith("week") ? 7 : 1)),
    ],
    [/(\d{1,3})(天|周)(?:之?内|后)/u, ([, count, unit]) => plus(now, Number(count) * (unit === "周" ? 7 : 1))],
    [
      /\b(next |this )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/iu,
      ([, which, weekday]) =>
        weekdayFrom(
          now,
          WEEKDAYS_EN.indexOf(weekday?.toLowerCase() ?? ""),
          which?.trim().toLowerCase() === "next" ? 1 : 0,
        ),
    ],
    [
      /\bend of (next |this |the )?month\b/iu,
      ([, which]) => day(now.getUTCFullYear(), now.getUTCMonth() + (which?.trim().toLowerCase() === "next" ? 3 : 2), 0),
    ],
    [/\bend of (the |this )?year\b/iu, () => day(now.getUTCFullYear(), 12, 31)],
  ];
  for (const [pattern, read] of readers) {
    const match = line.match(pattern);
    const date = match && read(match);
    if (!match || !date || match.index === undefined) continue;
    const lead = line.slice(0, match.index).match(/(?:\b(?:by|due|until|before|on)|于|在)\s*$/iu);
    return {
      date: date.toISOString().slice(0, 10),
      from: match.index - (lead?.[0].length ?? 0),
      to: match.index + match[0].length,
    };
  }
  return null;
}

/** A calendar day; day 0 is the last of the month before. Null where it does not exist. */
function day(year: number, month: number, date: number): Date | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  const exists = date === 0 || (made.getUTCMonth() === month - 1 && made.getUTCDate() === date);
  return exists ? made : null;
}

/** Month and day without a year: the next time that it comes. */
function coming(now: Date, month: number, date: number): Date | null {
  const year = now.getUTCFullYear();
  const made = day(year, month, date);
  return made && made < now ? day(year + 1, month, date) : made;
}

/** The last day of a month, the next time that it comes. */
function endOfComing(now: Date, month: number): Date | null {
  if (month < 1 || month > 12) return null;
  const end = day(now.getUTCFullYear(), month + 1, 0);
  return end && end < now ? day(now.getUTCFullYear() + 1, month + 1, 0) : end;
}

function plus(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/**
 * A weekday of the week `weeks` after this one; weeks begin on Monday, as in China. A weekday of this week that has
 * passed means the coming one.
 */
function weekdayFrom(now: Date, weekday: number, weeks: number): Date {
  const index = (value: number) => (value + 6) % 7;
  const offset = index(weekday) - index(now.getUTCDay()) + weeks * 7;
  return plus(now, offset < 0 ? offset + 7 : offset);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
