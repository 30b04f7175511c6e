/** What a clause is called where it is listed: its number with its heading, or with how it begins. Pure. */
import { numberOf } from "../numbers.ts";

interface Said {
  number?: string | null | undefined;
  heading?: string | null | undefined;
  heading_en?: string | null | undefined;
  text?: string | null | undefined;
  text_en?: string | null | undefined;
}

/** Letters of a text that stand for it. */
const BEGINNING = 24;
const BEGINNING_EN = 60;

export function clauseNames(clause: Said): { name: string; name_en: string | null } {
  const { number, heading, text } = clause;
  const words = heading || beginning(text ?? "", BEGINNING);
  const english = clause.heading_en || (clause.text_en ? beginning(clause.text_en, BEGINNING_EN) : null);
  return {
    name: joined(number, words),
    name_en: english ? joined(number ? englishNumber(number) : null, english) : null,
  };
}

function joined(number: string | null | undefined, words: string): string {
  return [number, words].filter(Boolean).join(" ");
}

function beginning(text: string, letters: number): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  const all = [...line];
  return all.length > letters ? `${all.slice(0, letters).join("")}…` : line;
}

/** 第十二条之一 is Article 12-1; any other number stands as it is printed. */
function englishNumber(number: string): string {
  const [, article = "", inserted] = /^第\s*(.+?)\s*条(?:之(.+))?$/u.exec(number) ?? [];
  const value = numberOf(article);
  if (!article || Number.isNaN(value)) return number;
  return inserted ? `Article ${value}-${numberOf(inserted)}` : `Article ${value}`;
}
