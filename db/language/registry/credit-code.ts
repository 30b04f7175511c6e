/**
 * Unified social credit codes (GB 32100-2015) and the numbers that came before them: what is written as one, and whether its
 * check digit bears it out. A wrong one is only ever told: there are codes in use whose digit is wrong. Pure.
 */

/** No I, O, S, V and Z: they are taken for 1, 0, 5, U and 2. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LOOKALIKES: Readonly<Record<string, string>> = { I: "1", O: "0", S: "5", V: "U", Z: "2" };
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Of the nine characters of an organization code (GB 11714). */
const OLD_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type CodeVerdict =
  | { kind: "valid" }
  /** The check digit does not fit; with this one it would. */
  | { kind: "check"; expected: string }
  /** Letters that no code has; with these in their place it is one. */
  | { kind: "letters"; suggestion: string }
  /** A spreadsheet took it for a number: its last digits are gone. */
  | { kind: "destroyed" }
  /** Not the form of a code. */
  | { kind: "form" };

/** As it is kept: of ordinary width, upper case, without blanks and hyphens. */
export function codeAsKept(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—]/gu, "");
}

/** @param code as it is kept */
export function judgeCode(code: string): CodeVerdict {
  if (/^\d(\.\d+)?E\+?\d+$/.test(code) || /^\d{15}000$/.test(code)) return { kind: "destroyed" };
  if (code.length === 18) return judgeUnified(code);
  if (/^\d{15}$/.test(code)) return verdictOf(code, licenceDigit(code.slice(0, 14)));
  if (/^[\dA-Z]{8}[\dX]$/.test(code)) return verdictOf(code, oldDigit(code.slice(0, 8)));
  return { kind: "form" };
}

/** Whether two codes name one organization for certain. */
export function isProof(code: string): boolean {
  return code.length === 18 && judgeCode(code).kind === "valid";
}

function judgeUnified(code: string): CodeVerdict {
  if (/^[\dA-HJ-NPQRTUWXY]{18}$/.test(code)) return verdictOf(code, unifiedDigit(code));
  const suggestion = code.replace(/[IOSVZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (!/^[\dA-HJ-NPQRTUWXY]{18}$/.test(suggestion)) return { kind: "form" };
  return suggestion.at(-1) === unifiedDigit(suggestion) ? { kind: "letters", suggestion } : { kind: "form" };
}

function verdictOf(code: string, expected: string): CodeVerdict {
  return code.at(-1) === expected ? { kind: "valid" } : { kind: "check", expected };
}

function unifiedDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code[at] as string), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

function oldDigit(code: string): string {
  const sum = OLD_WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(code[at] as string, 36), 0);
  const rest = (11 - (sum % 11)) % 11;
  return rest === 10 ? "X" : String(rest);
}

/** Of a licence number of 15 digits: ISO 7064 MOD 11,10. */
function licenceDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    const sum = (rest + Number(digit)) % 10 || 10;
    rest = (sum * 2) % 11;
  }
  return String((11 - rest) % 10);
}
