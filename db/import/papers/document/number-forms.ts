/** Numbers of lists as Word and PowerPoint show them. */
import { chineseNumber } from "../../../language/numbers.ts";

const HAN = "〇一二三四五六七八九";
const FORMAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** @param form as the file names it (ST_NumberFormat); what is not known is counted in Arabic figures */
export function numberAs(form: string, number: number): string {
  switch (form) {
    case "none":
      return "";
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "upperRoman":
      return roman(number).toUpperCase();
    case "lowerRoman":
      return roman(number);
    case "upperLetter":
      return letters(number).toUpperCase();
    case "lowerLetter":
      return letters(number);
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
      return chineseNumber(number).replaceAll("〇", "零");
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return String(number).replaceAll(/\d/g, (digit) => HAN[Number(digit)] as string);
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
      return chineseNumber(number)
        .replaceAll(/[〇一二三四五六七八九]/gu, (figure) => FORMAL[HAN.indexOf(figure)] as string)
        .replaceAll("十", "拾")
        .replaceAll("百", "佰");
    case "ideographTraditional":
      return STEMS[number - 1] ?? String(number);
    case "ideographZodiac":
      return BRANCHES[number - 1] ?? String(number);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(number, 0x2460);
    case "decimalEnclosedParen":
      return enclosed(number, 0x2474);
    case "decimalEnclosedFullstop":
      return enclosed(number, 0x2488);
    default:
      return String(number);
  }
}

/** There are twenty of each kind. */
function enclosed(number: number, first: number): string {
  return number >= 1 && number <= 20 ? String.fromCharCode(first + number - 1) : String(number);
}

/** a to z, then aa to zz. */
function letters(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let rest = number;
  let written = "";
  for (const [value, figures] of ROMAN) for (; rest >= value; rest -= value) written += figures;
  return written;
}
