/** Search in the text of papers: whoever may see the paper finds what stands in it. */
import type { Reader } from "../../base/store.ts";
import type { Narrowing, PaperPlace } from "../../contract/procedures/search.ts";
import { fold, needlesOf } from "../../language/looked-for/words.ts";
import { conditionOf } from "../narrowing.ts";
import { snippetOf } from "../snippet.ts";
import { matchFor } from "../tokens.ts";
import { pieceOf } from "./texts.ts";

export interface PaperHit {
  id: string;
  name: string;
  /** The piece of it that fits best. */
  at: number;
  place: PaperPlace;
  heading: string | null;
  snippet: string;
  /** Other pieces that hold the words. */
  more: number;
  cut: boolean;
}

/** Pieces looked at: scoring every one that holds a common word would take long. */
const CANDIDATES = 300;

interface Found {
  hash: string;
  at: number;
  place: string | null;
  heading: string | null;
  text: string;
  score: number;
}

/** One hit for each paper, those first in which the words stand most often. Papers of the same file are all told. */
export function searchPapers(reader: Reader, text: string, limit: number, narrowing: Narrowing): PaperHit[] {
  const match = matchFor(text);
  const condition = conditionOf("paper", narrowing);
  if (!match || !condition) return [];
  const needles = needlesOf(text);
  const rows = reader.all<Omit<Found, "score">>(
    `SELECT hash, at, place, heading, text FROM local_paper_piece
     WHERE row IN (SELECT rowid FROM local_paper_words WHERE local_paper_words MATCH ? LIMIT ${CANDIDATES})`,
    match,
  );
  const byFile = new Map<string, Found[]>();
  for (const row of rows) {
    const score = scoreOf(row.text, needles);
    if (score > 0) byFile.set(row.hash, [...(byFile.get(row.hash) ?? []), { ...row, score }]);
  }
  const files = [...byFile.values()].map((found) => found.toSorted((a, b) => b.score - a.score || a.at - b.at));
  files.sort(([a], [b]) => (b as Found).score - (a as Found).score);
  const hits: PaperHit[] = [];
  for (const [best, ...others] of files as [Found, ...Found[]][]) {
    if (hits.length >= limit) break;
    const papers = reader.all<{ id: string; name: string; cut: number }>(
      `SELECT id, name, (SELECT cut FROM local_paper l WHERE l.hash = paper.hash) AS cut FROM paper
       WHERE hash = ?${condition.sql} ORDER BY row`,
      best.hash,
      ...condition.values,
    );
    const { place, heading } = pieceOf(best);
    const snippet = snippetOf(best.text, needles[0] as string);
    for (const { id, name, cut } of papers)
      hits.push({ id, name, at: best.at, place, heading, snippet, more: others.length, cut: cut === 1 });
  }
  return hits.slice(0, limit);
}

/** How often the words stand in it; 0 where one of them does not. */
function scoreOf(text: string, needles: readonly string[]): number {
  const folded = fold(text);
  const counts = needles.map((needle) => folded.split(needle).length - 1);
  return counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + Math.min(count, 9), 0);
}
