/** Amounts as tables have them: 1,234.5万元, 约300家, 5-8亿元, 15%. Exact, with the unit that stands there. Pure. */
import { MAX_DIGITS } from "../../contract/fields.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { decimalAsKept, readDecimal, timesTen } from "./decimals.ts";
import { saysNothing } from "./written-days.ts";

export type Quantity =
  | { kind: "amount"; value: string; unit: string; approximate: boolean }
  | { kind: "range"; from: string; to: string; unit: string }
  | { kind: "none" }
  /** It may be read in two ways, or somebody has to say what is meant. */
  | { kind: "unsure"; value: string; unit: string }
  | { kind: "wrong" };

const POWERS: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};
const SCALE = "(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)?";
const MONEY: Readonly<Record<string, string>> = {
  人民币: "元",
  "¥": "元",
  rmb: "元",
  cny: "元",
  us$: "美元",
  $: "美元",
  usd: "美元",
  "€": "欧元",
  eur: "欧元",
};
const DIGITS = "零一二三四五六七八九";

/** @param heading unit that the heading of the column gives: taken where the cell has none */
export function readQuantity(typed: string, heading = ""): Quantity {
  const text = typed
    .normalize("NFKC")
    .replace(/[，]/g, ",")
    .replace(/\s+/g, "")
    .replace(/[–—~～]/g, (sign) => (sign === "~" || sign === "～" ? "~" : "-"));
  if (saysNothing(text)) return { kind: "none" };
  const accounting = /^\((.+)\)$/.exec(text);
  if (accounting) {
    const inner = readQuantity(accounting[1] as string, heading);
    return inner.kind === "amount"
      ? { kind: "unsure", value: negated(inner.value), unit: inner.unit }
      : { kind: "wrong" };
  }
  const sign = /^(人民币|¥|rmb|cny|us\$|\$|usd|€|eur)/i.exec(text)?.[0] ?? "";
  const said = /^(约|大约|近|超过?|逾|高于|不少于|不低于|至少|>|≥|over|about|ca\.?)/i;
  const bare = text.slice(sign.length);
  const approximate = said.test(bare) || /(余|多|左右|上下|以上|\+)(?=\D*$)/.test(bare) || /几/.test(bare);
  const words = bare.replace(said, "").replace(/(?<=[\d百千万亿十])(余|多)|左右|上下|以上|\+$/g, "");
  const currency = MONEY[sign.toLowerCase()] ?? "";
  const range = new RegExp(`^([\\d.,]+)${SCALE}[-~至到]([\\d.,]+)${SCALE}(.*)$`).exec(words);
  if (range) return rangeOf(range, currency, heading);
  const read = amountOf(words, { approximate, currency, heading });
  return read.kind === "amount" && !isKept(read) ? { kind: "wrong" } : read;
}

/** Whether a field holds such a number, and a line such a unit. */
function isKept({ value, unit }: { value: string; unit: string }): boolean {
  const [whole = "", parts = ""] = value.replace("-", "").split(".");
  return whole.length <= MAX_DIGITS && parts.length <= MAX_DIGITS && unit.length <= MAX_LINE;
}

interface Beside {
  approximate: boolean;
  currency: string;
  heading: string;
}

function amountOf(words: string, { approximate, currency, heading }: Beside): Quantity {
  // 1亿5千万 is said in two steps.
  const steps = /^(\d+)亿(\d+)(千万|百万|万)(.*)$/.exec(words);
  if (steps) {
    const value = added(timesTen(steps[1] as string, 8), timesTen(steps[2] as string, POWERS[steps[3] as string] ?? 0));
    return { kind: "amount", value, unit: unitOf(steps[4], currency, heading), approximate };
  }
  const parts = new RegExp(`^([+-]?[\\d.,]+)${SCALE}(.*)$`).exec(words) ?? chineseAmount(words);
  if (!parts) return { kind: "wrong" };
  const [, digits = "", scale, after = ""] = parts;
  if (/\d\.\d{3},\d/.test(digits)) return { kind: "unsure", value: digits, unit: unitOf(after, currency, heading) };
  const number = readDecimal(digits);
  if (number === null)
    return /^\d+(,\d+)+$/.test(digits) ? { kind: "unsure", value: digits, unit: "" } : { kind: "wrong" };
  if (/\d/.test(after)) return { kind: "wrong" };
  if (/^%$/.test(after)) return { kind: "amount", value: number, unit: "%", approximate };
  const value = scale ? timesTen(number, POWERS[scale] ?? 0) : number;
  const unit = unitOf(after, currency, scale ? afterScale(heading) : heading);
  return { kind: "amount", value, unit, approximate };
}

/** 三十亿元, 十二家, 百家. */
function chineseAmount(words: string): [string, string, string, string] | null {
  const parts = /^([零一二两三四五六七八九十百千]+?)(万亿|亿|万)?([^零一二两三四五六七八九十百千万亿]*)$/.exec(words);
  if (!parts) return null;
  let total = 0;
  let digit = 0;
  for (const letter of (parts[1] as string).replaceAll("两", "二")) {
    const power = POWERS[letter];
    if (power === undefined) digit = DIGITS.indexOf(letter);
    else {
      total += (digit || 1) * 10 ** power;
      digit = 0;
    }
  }
  return [words, String(total + digit), parts[2] ?? "", parts[3] ?? ""];
}

function rangeOf(
  [, low = "", lowScale, high = "", highScale = "", after]: RegExpExecArray,
  currency: string,
  heading: string,
): Quantity {
  const [from, to] = [readDecimal(low), readDecimal(high)];
  if (from === null || to === null) return { kind: "wrong" };
  const power = (scale: string | undefined) => POWERS[scale ?? ""] ?? 0;
  const unit = unitOf(after, currency, highScale ? afterScale(heading) : heading);
  return {
    kind: "range",
    from: timesTen(from, power(lowScale ?? highScale)),
    to: timesTen(to, power(highScale)),
    unit,
  };
}

/** 万元 in a heading stands for what the cell does not say; a cell that says 亿 itself has only 元 left to take. */
function afterScale(heading: string): string {
  return heading.replace(/^(万亿|亿|千万|百万|十万|万|千|百)/, "");
}

function unitOf(after = "", currency: string, heading: string): string {
  const own = after.replace(/^\(|\)$/g, "").replace(/\/年$/, "");
  return own || currency || heading;
}

function negated(value: string): string {
  return value.startsWith("-") ? value.slice(1) : (decimalAsKept(`-${value}`) ?? value);
}

function added(one: string, other: string): string {
  return String(BigInt(one) + BigInt(other));
}
