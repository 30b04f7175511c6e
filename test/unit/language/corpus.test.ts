/**
 * Due words of the corpus, which was written before they were read: each line is read right, or asks. A third of it stands
 * apart and was looked at only when the reader was whole. The improvised ones were written later, by somebody who had not
 * seen the reader: of words beside a date that make it another one.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { readDue, withoutDue } from "../../../db/language/due.ts";

/** A Monday, as the files say. */
const CALENDAR = { today: "2026-11-23", years: ANNOUNCED };

interface Line {
  want: string;
  line: string;
  /** Without what the brackets hold; null where nothing is said of it. */
  rest: string | null;
}

function linesOf(file: string): Line[] {
  return readFileSync(new URL(`corpus/${file}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((text) => text !== "" && !text.startsWith("#"))
    .map((text) => {
      const [want = "", marked = ""] = text.split("\t");
      const rest = marked.includes("[") ? marked.replaceAll(/\[[^\]]*\]/g, " ") : null;
      return { want, line: marked.replaceAll(/[[\]]/g, ""), rest };
    });
}

const bare = (text: string) => text.replaceAll(/[\s()（）,，。.;；、:：]+/gu, " ").trim();

function judge({ want, line, rest }: Line): "right" | "asked" | "wrong" {
  const reading = readDue(line, CALENDAR);
  if (want === "unset") return reading.kind === "due" ? "wrong" : "right";
  if (reading.kind === "ask") return want === "ask" ? "right" : "asked";
  if (reading.kind === "none") return want === "none" ? "right" : "wrong";
  const { day } = reading.due;
  if ((day ?? "bad") !== want) return "wrong";
  const left = withoutDue(line, reading.due);
  return rest === null || bare(left).replaceAll(" ", "") === bare(rest).replaceAll(" ", "") ? "right" : "wrong";
}

it.each(["due-words", "kept-apart", "improvised"])(
  "%s: nothing is read wrong, and at most one line in ten asks for nothing",
  (file) => {
    const lines = linesOf(file);
    const judged = Map.groupBy(lines, judge);
    const told = (how: "asked" | "wrong") =>
      (judged.get(how) ?? []).map(({ want, line }) => `${want} ${line} ${JSON.stringify(readDue(line, CALENDAR))}`);
    expect(told("wrong")).toEqual([]);
    expect(told("asked").length).toBeLessThan(lines.length / 10);
  },
);
