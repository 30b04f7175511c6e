/** Which words find which texts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createDatabase } from "../../../db/base/database.ts";
import { matchFor, tokensOf } from "../../../db/search/tokens.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-words-"));
const database = createDatabase(join(folder, "words.db"), Buffer.alloc(32, 7));
database.exec(`CREATE VIRTUAL TABLE held USING fts5(words, detail=none, tokenize="unicode61 remove_diacritics 0")`);
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** Whether a query finds a text, as SQLite's index answers it. */
function finds(query: string, text: string): boolean {
  database.exec("DELETE FROM held");
  database.prepare("INSERT INTO held (words) VALUES (?)").run(tokensOf(text));
  return database.prepare("SELECT 1 FROM held WHERE held MATCH ?").get(matchFor(query)) !== undefined;
}

it("folds width, case and the marks of Latin letters, on both sides", () => {
  for (const [query, text] of [
    ["citroen", "Citroën 中国"],
    ["CITROËN", "citroen"],
    ["Skoda", "Škoda Auto"],
    ["nev", "ＮＥＶ 产业联盟"],
    ["ｎｅｖ", "NEV"],
    ["2026", "２０２６年"],
  ] as const)
    expect(finds(query, text), `${query} in ${text}`).toBe(true);
});

it("keeps apart what marks keep apart in other scripts, and different words", () => {
  for (const [query, text] of [
    ["ハス", "バス"],
    ["й", "и"],
    ["citron", "Citroen"],
    ["电动", "电池动力"],
  ] as const)
    expect(finds(query, text), `${query} in ${text}`).toBe(false);
});
