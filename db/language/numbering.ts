/** Numbers and bullets that people put before the lines of a list. */

/**
 * A number is one of a list where what follows begins a line by itself: `1.5 亿元`, `58.com`, `1、2号线`, `一、二期` are no
 * lines with numbers before them.
 */
const NUMBER = new RegExp(
  [
    '\\d{1,3}\\s*[.．](?=\\s|\\p{Script=Han}|[（(《“"])',
    "\\d{1,3}\\s*[、)）](?!\\s*\\d)",
    "[（(]\\s*(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*[)）]",
    "[一二三四五六七八九十]{1,3}\\s*、(?!\\s*[一二三四五六七八九十\\d])",
    "[-*•·]\\s",
  ]
    .map((way) => `(?:${way})`)
    .join("|"),
  "uy",
);

/** The line without its number or bullet, and without the blanks before it. */
export function withoutNumber(line: string): string {
  const text = line.trimStart();
  NUMBER.lastIndex = 0;
  const number = NUMBER.exec(text)?.[0] ?? "";
  return text.slice(number.length).trimStart();
}
