/** Days as tables have them: read where they surely say one day, month or year; asked about where they may say two. Pure. */
import { dayExists } from "../../contract/dates.ts";

export type WrittenDay =
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `rest`: what else stands there. */
  | { kind: "day"; value: string; rest: string }
  /** A mark for nothing. */
  | { kind: "none" }
  /** Day and month may be the other way round. */
  | { kind: "order"; first: string; second: string }
  /** The century, or the year, is not there. */
  | { kind: "unsure"; value: string }
  | { kind: "wrong" };

const DIGITS: Readonly<Record<string, string>> = {
  〇: "0",
  零: "0",
  "○": "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WRONG: WrittenDay = { kind: "wrong" };

/** What stands in a cell where nothing is known. */
const NOTHING =
  /^(至今|长期(有效)?|永久|无固定期限|不详|未知|待定|待商定|待补充.*|暂无|无|空|n\/?a|none|null|nil|tbd|unknown|-+|—+|–+|\\|\/|\.|…+)$/i;

/** Whether a cell says that nothing is known. */
export function saysNothing(text: string): boolean {
  const bare = text.normalize("NFKC").trim();
  return bare === "" || NOTHING.test(bare) || /^#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(bare);
}

/** @param typed text of the cell; a number that is no date is given as its digits */
export function readWrittenDay(typed: string): WrittenDay {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s\u3000]+/g, " ")
    .trim();
  if (saysNothing(text)) return { kind: "none" };
  const plain = chineseDigits(text).replace(/^(约|大约|约为|始于|自|于|circa |c\. ?)/i, "");
  return iso(plain) ?? chinese(plain) ?? english(plain) ?? slashed(plain) ?? packed(plain) ?? yearFirst(plain) ?? WRONG;
}

/** 二〇二四年十二月三十一日 → 2024年12月31日 */
function chineseDigits(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=\s*年)/g, (year) => [...year].map((digit) => DIGITS[digit]).join(""))
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=\s*[月日号])/g, (_, tens: string, ones: string) => {
      return `${DIGITS[tens] ?? "1"}${DIGITS[ones] ?? "0"}`;
    })
    .replace(/[一二三四五六七八九](?=\s*[月日号])/g, (digit) => DIGITS[digit] as string);
}

function iso(text: string): WrittenDay | null {
  const parts =
    /^(\d{4}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?(\d{1,2})\.?)?(?:[T ] ?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?( ?\(.*\))?$/.exec(
      text,
    );
  return parts && made(parts[1], parts[2], parts[3], parts[4]);
}

function chinese(text: string): WrittenDay | null {
  const whole = /^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?:份)?(?: ?(\d{1,2}) ?[日号])?)?(.*)$/.exec(text);
  if (whole) {
    const [, year, month, day, rest = ""] = whole;
    // 上半年 and 第三季度 are parts of the year that no date has; 2月30 would be one.
    if (/^ ?\d/.test(rest)) return WRONG;
    return made(year, month, day, rest);
  }
  const short = /^(\d{2}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?$/.exec(text);
  if (!short) return null;
  const read = made(`20${short[1]}`, short[2], short[3]);
  return read.kind === "day" ? { kind: "unsure", value: read.value } : read;
}

function english(text: string): WrittenDay | null {
  const month = (word = "") => String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1);
  const name = `(${MONTHS.map((one) => `${one}[a-z]*`).join("|")})\\.?`;
  const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? ${name},? (\\d{4})$`, "i").exec(text);
  if (dayFirst) return made(dayFirst[3], month(dayFirst[2]), dayFirst[1]);
  const monthFirst = new RegExp(`^${name} (?:(\\d{1,2})(?:st|nd|rd|th)?,? )?(\\d{4})$`, "i").exec(text);
  return monthFirst && made(monthFirst[3], month(monthFirst[1]), monthFirst[2]);
}

/** 13/01/2024 */
function slashed(text: string): WrittenDay | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!parts) return null;
  const [, one, two, year] = parts;
  const dayFirst = made(year, two, one);
  const monthFirst = made(year, one, two);
  if (dayFirst.kind !== "day") return monthFirst;
  if (monthFirst.kind !== "day" || dayFirst.value === monthFirst.value) return dayFirst;
  return { kind: "order", first: dayFirst.value, second: monthFirst.value };
}

/** 20240105, 202401, with an hour behind. */
function packed(text: string): WrittenDay | null {
  const parts = /^(19\d{2}|20\d{2})(\d{2})(\d{2})?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  return parts && made(parts[1], parts[2], parts[3]);
}

/** 2019, 2013 (1888), 1975/1977 (1997): the first year counts, the rest is told. */
function yearFirst(text: string): WrittenDay | null {
  const parts = /^(1[5-9]\d{2}|20\d{2})(?:年)?(?!\d)((?: ?[(/、,;].*)?)$/.exec(text);
  return parts && made(parts[1], undefined, undefined, parts[2]);
}

function made(year = "", month?: string, day?: string, rest = ""): WrittenDay {
  const value = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(Boolean).join("-");
  return dayExists(value) ? { kind: "day", value, rest: rest.trim() } : WRONG;
}
