/** Numbers as they are written in either language: 12, 十二, 廿一, 一百二十, 二〇二六, twelve. Pure. */

const HAN = "〇一二三四五六七八九";
/** Source of a pattern for a number in Chinese or Arabic figures of any width, once the line is `halfWidth`. */
export const NUMBER = "(?:\\d{1,4}|[〇零一二两三四五六七八九十百廿卅]{1,7})";

const ENGLISH = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/);
/** Source of a pattern for a number in English words or Arabic figures. */
export const NUMBER_EN = `(?:\\d{1,3}|an?|${ENGLISH.slice(1).join("|")}|thirty|sixty|ninety)`;

/** Figures and marks of full width in half width; the line keeps its length, so that places stay what they are. */
export function halfWidth(line: string): string {
  return line
    .replaceAll("\u3000", " ")
    .replaceAll(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/** The number that is written; NaN for what is none, such as 十十. */
export function numberOf(written: string): number {
  const text = written.toLowerCase();
  if (/^\d+$/.test(text)) return Number(text);
  if (/^an?$/.test(text)) return 1;
  const tens = { thirty: 30, sixty: 60, ninety: 90 }[text];
  if (tens !== undefined) return tens;
  const at = ENGLISH.indexOf(text);
  return at >= 0 ? at : chineseNumberOf(text);
}

/** A number from 1 to 999 as headings count: 一, 十二, 二十, 一百〇五. */
export function chineseNumber(number: number): string {
  if (number < 1 || number > 999 || !Number.isInteger(number)) return String(number);
  const digit = (value: number) => HAN[value] ?? "";
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const start = hundreds > 0 ? `${digit(hundreds)}百` : "";
  if (tens === 0) return `${start}${start && ones ? "〇" : ""}${ones ? digit(ones) : ""}`;
  const ten = tens === 1 && start === "" ? "十" : `${digit(tens)}十`;
  return `${start}${ten}${ones ? digit(ones) : ""}`;
}

function chineseNumberOf(written: string): number {
  const text = written.replaceAll("零", "〇").replaceAll("两", "二").replace(/^廿/u, "二十").replace(/^卅/u, "三十");
  // Figure by figure, as years are: 二〇二六. Two that follow on one another say "about": 两三天, 三五个.
  if (/^(?:[〇一二三四五六七八九]|(?=.*〇)[〇一二三四五六七八九]{2,}|[一二三四五六七八九]{4})$/u.test(text))
    return Number([...text].map((figure) => HAN.indexOf(figure)).join(""));
  const [, hundreds = "", , tens = "", ten, ones = ""] =
    /^(?:([一二三四五六七八九])(百))?〇?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/u.exec(text) ?? [];
  if (hundreds === "" && ten === undefined) return Number.NaN;
  const value = (figure: string) => Math.max(0, HAN.indexOf(figure));
  return value(hundreds) * 100 + (ten ? (tens === "" ? 1 : value(tens)) * 10 : 0) + (ones === "" ? 0 : value(ones));
}
