/** What a paragraph of a policy begins with: the number of an article, a chapter, or a section of whichever depth. Pure. */
import { numberOf } from "../numbers.ts";

export type Scheme = "articles" | "sections" | "none";

export interface Mark {
  level: "chapter" | "article" | "first" | "second" | "third" | "fourth";
  /** As it is printed. */
  number: string;
  /** What follows it. */
  rest: string;
}

const HAN = "零〇一二三四五六七八九十百千两\\d";

/**
 * 第三条第一款 and 第十二条、第十三条 at the beginning of a line are references, mostly where a page broke it: behind the number of
 * an article stands a blank, or what can begin a sentence.
 */
const FORMS: readonly [Mark["level"], RegExp][] = [
  [
    "article",
    new RegExp(
      `^(第\\s*[${HAN}]+\\s*条(?:\\s*之\\s*[一二三四五六七八九十]+)?)(?=[\\s:：【（(]|[^款项条第、，。；;至和及与或规所的中])[\\s:：]*`,
      "u",
    ),
  ],
  ["chapter", new RegExp(`^(第\\s*[${HAN}]+\\s*[编章节])(?=\\s|[^、，。至和及的])\\s*`, "u")],
  ["chapter", /^((?:Chapter|Part|Section)\s+(?:\d+|[IVXLC]+))(?=[\s.:—-])[\s.:—-]*(?=.{0,80}$)/iu],
  ["chapter", /^(附件\s*\d*)(?=[\s:：]|$)[\s:：]*/u],
  ["article", /^((?:Article|Art\.|Clause|§)\s*\d+(?:-\d+)?[A-Z]?)(?=[\s.:—-]|$)[\s.:—-]*/iu],
  ["first", /^([一二三四五六七八九十]{1,3}\s*[、．.])(?!\s*[一二三四五六七八九十\d])\s*/u],
  ["second", /^([（(]\s*[一二三四五六七八九十]{1,3}\s*[）)])\s*/u],
  ["fourth", /^(\d{1,2}(?:\.\d{1,2})+\.?)(?=\s|(?![万亿元年月倍个家台辆])\p{Script=Han})\s*/u],
  ["third", /^(\d{1,3}\s*(?:[、．]|\.(?!\d)))\s*(?=\S)/u],
  ["fourth", /^([（(]\s*\d{1,3}\s*[）)])\s*/u],
];

export function markOf(line: string): Mark | null {
  const text = line.normalize("NFC").trimStart();
  for (const [level, form] of FORMS) {
    const found = form.exec(text);
    if (found)
      return {
        level,
        number: (found[1] ?? "").replaceAll(/\s+(?=[条章节编之、．.）)])|(?<=第)\s+/gu, ""),
        rest: text.slice(found[0].length).trim(),
      };
  }
  return null;
}

/** 3 of 第三条, （三） and Article 3; 3.01 of 第三条之一; null: no number. */
export function ordinalOf(number: string | null): number | null {
  if (number === null) return null;
  const [, main = "", inserted] =
    /([\d零〇一二三四五六七八九十百两]+(?:\.\d+)*)[^之]*(?:之([一二三四五六七八九十]+))?/u.exec(number) ?? [];
  const value = /^\d/.test(main) ? Number(main.split(".").at(-1)) : numberOf(main);
  if (main === "" || Number.isNaN(value)) return null;
  return inserted ? value + numberOf(inserted) / 100 : value;
}
