/**
 * The working days of a year as people write them, or as they are pasted from the notice that announces them:
 * 2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。 "Off: Jan 1-3. Worked: Jan 4". Pure.
 *
 * A kind stands behind its days (1月1日放假) or before them (放假：1月1日). Days that have none beside them take that of their
 * neighbours where nothing but days lies between and no other could claim them. What is not surely said is refused.
 */
import { daysAfter } from "../../contract/dates.ts";
import type { Failure } from "../../contract/errors.ts";
import { faultOfYear, MAX_NOTICE, type WorkingYear } from "../../contract/working-days.ts";
import type { Language } from "../names.ts";
import { type Part, partOf, unread } from "./notice-clauses.ts";
import { type Kind, MONTHS, type Word, wordsOf } from "./notice-words.ts";

/**
 * Reads the working days of a year.
 * @param year `YYYY`: of days that name none
 * @returns what cannot be read, or is no working year
 */
export function readWorkingYear(text: string, year: string): WorkingYear | Failure {
  if (text.length > MAX_NOTICE)
    return { code: "E_TEXT_TOO_LONG", params: { path: "text", max: MAX_NOTICE, length: text.length } };
  const claims = new Claims();
  const sentences = wordsOf(text)
    .map((clauses) => ({ clauses, sentence: clauses.map(written).join(",").trim() }))
    .filter(({ sentence }) => sentence !== "");
  for (const [index, { clauses, sentence }] of sentences.entries()) {
    let last: string | null = null;
    for (const clause of clauses) {
      const part = partOf(clause, last, year);
      if ("code" in part) return part;
      last = lastDay(part) ?? last;
      if (!claims.take(part)) return unread(sentence);
    }
    // The notice is signed with the day on which it was given, in the year before.
    const closes = index === sentences.length - 1 && last !== null && last < year;
    if (!claims.end(closes)) return unread(sentence);
  }
  const read = { off: inOrder(claims.found.off), work: inOrder(claims.found.work) };
  if (claims.idle) return unread(sentences.at(-1)?.sentence ?? text);
  if (read.off.length + read.work.length === 0) return unread(text);
  return faultOfYear(year, read) ?? read;
}

function lastDay(part: Part): string | undefined {
  if (part.says === "days") return part.days.at(-1);
  return part.says === "all" ? part.told.at(-1)?.[1].at(-1) : undefined;
}

function written(clause: readonly Word[]): string {
  return clause.map(({ words }) => words).join("");
}

/** Which kind each day is of, clause by clause and sentence by sentence. */
class Claims {
  readonly found: Record<Kind, string[]> = { off: [], work: [] };
  /** A kind stands alone behind days that took the kind before them: was it theirs? Days that follow tell that it was not. */
  idle = false;
  /** Days whose kind may stand before or behind them. */
  #waiting: string[] = [];
  /** The kind that stands before the days to come. */
  #before: Kind | null = null;
  /** It stands in the same sentence. */
  #here = false;
  /** The last days took the kind before them. */
  #led = false;
  /** What was last said of days in this sentence. */
  #said: Kind | null = null;

  /** @returns false where two kinds, or none, claim days */
  take(part: Part): boolean {
    if (part.says === "days") this.#waiting.push(...part.days);
    if (part.says === "kind") return this.#takeKind(part.kind, part.leads);
    if (part.says === "aside" && part.foreign) {
      if (!this.#settle()) return false;
      this.#before = null;
    }
    if (part.says !== "all") return true;
    const [kind] = part.told[0] ?? [];
    if (!kind || this.idle || !(part.first === "days" ? this.#settleBehind(kind) : this.#settle())) return false;
    for (const [of, days] of part.told) this.found[of].push(...days);
    this.#said = part.told.at(-1)?.[0] ?? null;
    this.#led = this.#here = part.first === "kind";
    this.#before = this.#led ? this.#said : null;
    return true;
  }

  /** @param closes a lone day that no kind claims is no day of the year */
  end(closes: boolean): boolean {
    if (closes && this.#before === null && this.#waiting.length === 1) this.#waiting = [];
    const settled = this.#settle();
    this.#here = false;
    this.#said = null;
    return settled;
  }

  #takeKind(kind: Kind, leads: boolean): boolean {
    if (this.#waiting.length > 0) return this.#settleBehind(kind);
    if (this.#said !== null) return this.#said === kind;
    if (this.idle || (this.#here && this.#before !== kind)) return false;
    this.idle = this.#led && !leads;
    this.#before = kind;
    this.#here = true;
    return true;
  }

  #settle(): boolean {
    if (this.#waiting.length === 0) return true;
    if (this.#before === null) return false;
    this.found[this.#before].push(...this.#waiting);
    this.#waiting = [];
    this.idle = false;
    this.#led = true;
    return true;
  }

  /** The days that wait are of a kind that stands behind them. */
  #settleBehind(kind: Kind): boolean {
    if (this.#waiting.length === 0) return true;
    if (this.idle || (this.#here && this.#before !== kind)) return false;
    this.found[kind].push(...this.#waiting);
    this.#waiting = [];
    this.#before = null;
    this.#here = this.#led = false;
    this.#said = kind;
    return true;
  }
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
