/** Numbers to the last digit, as text: how they are kept, and how they are read. Nothing passes through a float. Pure. */

/** @param text digits with a sign and a point, as `-0012.50`. @returns as it is kept: `-12.5`; null if it is no number */
export function decimalAsKept(text: string): string | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!parts) return null;
  const [, sign = "", whole = "", after = ""] = parts;
  if (whole === "" && after === "") return null;
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const rest = after.replace(/0+$/, "");
  const value = rest ? `${digits}.${rest}` : digits;
  return sign === "-" && value !== "0" ? `-${value}` : value;
}

/** A number as somebody types it: of any width, with groups of three. @returns null if it is none, or may be two */
export function readDecimal(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .replace(/[−–—]/gu, "-")
    .replace(/[，]/gu, ",")
    .replace(/[\s\u00a0]/gu, "");
  // Groups are told from a decimal comma by their form alone.
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return decimalAsKept(text.replaceAll(",", ""));
  return decimalAsKept(text);
}

/** @param power of ten by which it is taken: 万 is 4, a percentage -2 */
export function timesTen(value: string, power: number): string {
  const negative = value.startsWith("-");
  const [whole = "0", after = ""] = value.replace("-", "").split(".");
  const digits = `${whole}${after}`;
  const point = whole.length + power;
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${digits}` : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  return decimalAsKept(`${negative ? "-" : ""}${padded.slice(0, at)}.${padded.slice(at)}`) as string;
}
