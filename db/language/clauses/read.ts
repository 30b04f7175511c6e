/**
 * The clauses of a text: 第三条, Article 3, or the sections of a plan (一、（一）1.), under the chapters that they stand in. Nothing
 * of the text is changed or left out: what stands before the first clause is its head, and what belongs to no number stays with
 * the clause before. Pure.
 */
import { type Doubt, doubtsOf } from "./doubts.ts";
import { type Mark, markOf, ordinalOf, type Scheme } from "./marks.ts";

export interface TextParagraph {
  text: string;
  /** A number that stands before it and is no part of its text. */
  numbering?: string | undefined;
  page?: number | undefined;
}

export interface ReadClause {
  number: string | null;
  heading: string | null;
  /** The chapter above it. */
  part: string | null;
  text: string;
  /** The first of its paragraphs, by its place among those that were read. */
  at: number;
  page: number | null;
}

export interface ReadText {
  scheme: Scheme;
  head: string | null;
  clauses: ReadClause[];
  doubts: Doubt[];
}

/** A first sentence that is no longer is what a section is called, where more follows. */
const HEADING = 30;
/** A paragraph that is no longer and ends with no mark is a heading by itself. */
const ALONE = 40;

export function readClauses(paragraphs: readonly TextParagraph[]): ReadText {
  const lines = paragraphs.map(({ text, numbering, page }, at) => {
    const said = `${numbering && numbering !== "•" ? `${numbering} ` : ""}${text}`.trim();
    return { said, at, page: page ?? null, mark: markOf(said) };
  });
  const scheme = schemeOf(lines.map(({ mark }) => mark));
  const { chapter, clause } = levelsOf(
    scheme,
    lines.map(({ mark }) => mark),
  );
  const head: string[] = [];
  const clauses: ReadClause[] = [];
  let part: string | null = null;
  let open: {
    number: string | null;
    heading: string | null;
    part: string | null;
    lines: string[];
    at: number;
    page: number | null;
  } | null = null;
  const close = () => {
    if (open) clauses.push(closed(open));
    open = null;
  };
  for (const { said, at, page, mark } of lines) {
    if (said === "") continue;
    if (mark && chapter.has(mark.level)) {
      close();
      part = said;
      continue;
    }
    if (mark && clause.has(mark.level)) {
      close();
      open = { number: mark.number, part, at, page, ...headed(mark, scheme) };
      continue;
    }
    if (open) open.lines.push(said);
    else if (part !== null) open = { number: null, heading: null, part, lines: [said], at, page };
    else head.push(said);
  }
  close();
  return { scheme, head: head.join("\n") || null, clauses, doubts: doubtsOf(scheme, clauses) };
}

/** Articles where there are several; else the sections, by whichever numbers stand highest. */
function schemeOf(marks: readonly (Mark | null)[]): Scheme {
  const count = (level: Mark["level"]) => marks.filter((mark) => mark?.level === level).length;
  if (count("article") >= 2 || (count("article") === 1 && count("first") === 0)) return "articles";
  return marks.some((mark) => mark !== null && mark.level !== "chapter") ? "sections" : "none";
}

const SECTIONS = ["first", "second", "third", "fourth"] as const;

/** Which numbers begin a chapter and which a clause; all others stay in the text of their clause. */
function levelsOf(
  scheme: Scheme,
  marks: readonly (Mark | null)[],
): { chapter: ReadonlySet<Mark["level"]>; clause: ReadonlySet<Mark["level"]> } {
  if (scheme === "articles") return { chapter: new Set(["chapter"]), clause: new Set(["article"]) };
  const used = SECTIONS.filter((level) => marks.some((mark) => mark?.level === level));
  const [upper, lower] = used;
  if (upper === undefined) return { chapter: new Set(["chapter"]), clause: new Set() };
  // Sections that have none below them are clauses themselves.
  const under = marks.filter((mark) => mark?.level === lower).length;
  const over = marks.filter((mark) => mark?.level === upper).length;
  return lower !== undefined && under >= over
    ? { chapter: new Set(["chapter", upper]), clause: new Set([lower]) }
    : { chapter: new Set(["chapter"]), clause: new Set([upper]) };
}

/** What a clause is called, and what its first paragraph says. */
function headed({ rest }: Mark, scheme: Scheme): { heading: string | null; lines: string[] } {
  const bracket = /^[【〔（(]([^】〕）)]{1,30})[】〕）)]\s*/u.exec(rest);
  if (bracket && rest.length > bracket[0].length)
    return { heading: bracket[1] ?? null, lines: [rest.slice(bracket[0].length)] };
  if (rest.length > 0 && rest.length <= ALONE && !/[。；;.:：，,]$/u.test(rest)) return { heading: rest, lines: [] };
  if (scheme === "articles") return { heading: null, lines: rest ? [rest] : [] };
  const sentence = /^([^。.；;，,：:]{2,30})[。.]\s*(?=\S)/u.exec(rest);
  if (sentence && (sentence[1]?.length ?? 0) <= HEADING)
    return { heading: sentence[1]?.trim() ?? null, lines: [rest.slice(sentence[0].length)] };
  return { heading: null, lines: rest ? [rest] : [] };
}

/** A clause without a text says what its heading says. */
function closed({ lines, heading, ...clause }: Omit<ReadClause, "text"> & { lines: string[] }): ReadClause {
  const text = lines.join("\n").trim();
  return text === "" ? { ...clause, heading: null, text: heading ?? "" } : { ...clause, heading, text };
}

/** Puts the clauses of an English text beside those of the Chinese one, by number and then by order. */
export function withEnglish(
  clauses: readonly ReadClause[],
  english: readonly ReadClause[],
): { text_en: string | null; heading_en: string | null }[] {
  const left = [...english];
  const byNumber = clauses.map(({ number }) => {
    const value = ordinalOf(number);
    const at = value === null ? -1 : left.findIndex((one) => ordinalOf(one.number) === value);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  });
  return byNumber.map((found) => ({ text_en: found?.text ?? null, heading_en: found?.heading ?? null }));
}
