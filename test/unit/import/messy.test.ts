/**
 * Real tables as offices have them, each with what is expected of it. They lie beside the project, not in it: where they are
 * absent nothing of this is proved.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planImport } from "../../../db/domain/imports/plan.ts";
import { proposedSettings } from "../../../db/domain/imports/settings.ts";
import { readTables } from "../../../db/import/reading/read.ts";
import { type Book, type Sheet, textOf } from "../../../db/import/reading/table.ts";
import { chooseSheet, proposalIn, shapeOf } from "../../../db/import/shape/choice.ts";
import { readWrittenDay, saysNothing } from "../../../db/language/registry/written-days.ts";
import { openRoom } from "../../support/room.ts";

const FOLDERS = ["../shared/data/messy", "../../shared/data/messy"];
const FOLDER = FOLDERS.find((folder) => existsSync(`${folder}/expected.json`)) ?? "";
const there = FOLDER !== "";
if (!there) console.error(`\n!!! ${FOLDERS[0]} is absent: NOTHING is proved of real tables\n`);

interface Expected {
  decision: "import" | "ask" | "refuse";
  import_as: string;
  sheet: string | null;
  heading_rows: number[];
  data_rows: number | null;
  rows_to_import: number;
  doc_number_rows?: number[];
  skipped_rows?: { row: number }[];
  mapping: Record<string, null | string | (string | null)[]>;
  samples: {
    row: number;
    field: string;
    heading: string | null;
    raw: string;
    value: string | string[];
    sheet?: string;
  }[];
}
interface File {
  id: string;
  file: string;
  expected: Expected;
}
const FILES: File[] = there ? JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")).spreadsheets : [];

/** Files that no reader opens, and why. */
const REFUSED: Readonly<Record<string, string>> = { "11": "E_PROTECTED", "15": "E_ENCRYPTED" };
const VERDICTS = { import: "ready", ask: "ask", refuse: "none" } as const;
const SUBJECTS: Readonly<Record<string, string>> = { firms: "organization", policies: "policy", actions: "action" };
/** Fields by the names that the expectations have for them, and such as stand for several of ours. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  sector: ["sector", "segments"],
  segment: ["segments"],
  policy_title: ["title_zh"],
  issuer: ["issuers"],
  issued: ["issued", "published"],
  action_text: ["text"],
  capital: ["figure.capital"],
};
/** Fields that organizations did not have when the expectations were written: what stands there may be taken as one. */
const SINCE = ["source.title", "source.day", "region", "address", "web", "legal_form", "status"];

const read = (file: string) => readTables({ name: file, bytes: readFileSync(`${FOLDER}/${file}`) });
const opened = async (file: File): Promise<Book | null> => (file.id in REFUSED ? null : read(file.file));
const sheetNamed = (book: Book, name: string | null | undefined) =>
  book.sheets.find((sheet) => sheet.name === (name ?? "")) as Sheet;

describe.skipIf(!there)("a real table", () => {
  it.each(FILES)("$file is read, or refused by name", async (file) => {
    const code = REFUSED[file.id];
    if (code) await expect(read(file.file)).rejects.toMatchObject({ code });
    else expect((await read(file.file)).sheets.length).toBeGreaterThan(0);
  });

  it.each(FILES)("$file is proposed as it is expected", async (file) => {
    const book = await opened(file);
    if (!book) return;
    const { expected } = file;
    const { sheet, verdict } = chooseSheet(book);
    expect(verdict).toBe(VERDICTS[expected.decision]);
    if (expected.decision === "refuse") return;
    const chosen = book.sheets[sheet] as Sheet;
    const shape = shapeOf(chosen);
    const proposal = proposalIn(shape);
    expect([chosen.name, shape.headings.rows, proposal?.subject]).toEqual([
      expected.sheet,
      expected.heading_rows,
      SUBJECTS[expected.import_as],
    ]);
    expect(shape.rows).toHaveLength(expected.data_rows as number);
    for (const [heading, field] of Object.entries(expected.mapping)) {
      const plain = (text: string) => text.replace(/\s+/g, " ").trim();
      const column = shape.columns.find((one) => plain(one.heading) === plain(heading)) ?? shape.columns[0];
      const fields = [field]
        .flat()
        .flatMap((one): readonly (string | null)[] => (one === null ? [null, ...SINCE] : (FIELDS[one] ?? [one])));
      const got = proposal?.columns.find(({ at }) => at === column?.at)?.field ?? null;
      expect([heading, fields.includes(got)], `${heading} → ${got}`).toEqual([heading, true]);
    }
  });

  const taken = FILES.filter(({ expected }) => expected.decision !== "refuse");
  it.each(taken)("$file comes to as many records as it has", async ({ file, expected }) => {
    const room = openRoom();
    const book = await read(file);
    const sheet = book.sheets.findIndex(({ name }) => name === (expected.sheet ?? ""));
    const shape = shapeOf(book.sheets[sheet] as Sheet);
    const { settings } = proposedSettings(room.reader, book, { sheet, shape });
    const plan = await planImport(room, book, { ...settings, year: "2024" });
    // One that stands there twice is one, and the second is told; brackets of either width are the same here.
    const twice = plan.rows.filter(({ reasons }) => reasons.some(({ reason }) => reason.code === "W_ROW_TWICE"));
    const alone = file.startsWith("03") ? expected.data_rows : expected.rows_to_import;
    expect([plan.counts.new + twice.length, plan.counts.waiting]).toEqual([alone, 0]);
    const numbered = plan.rows.filter(({ fields }) => typeof fields.doc_number === "string").map(({ row }) => row.at);
    if (expected.doc_number_rows) expect(numbered).toEqual(expected.doc_number_rows);
    for (const skipped of expected.skipped_rows ?? [])
      expect([skipped.row, plan.rows.find(({ row }) => row.at === skipped.row)?.result]).toEqual([skipped.row, "left"]);
    // Codes too short are no codes, whoever wrote them.
    if (file.startsWith("22")) expect(plan.rows.filter(({ fields }) => fields.credit_code)).toEqual([]);
  });

  it.each(FILES)("$file holds in its cells what it holds", async (file) => {
    const book = await opened(file);
    if (!book) return;
    for (const { row, heading, raw, value, field, sheet: name } of file.expected.samples) {
      const sheet = sheetNamed(book, name ?? file.expected.sheet);
      const shape = shapeOf(sheet, file.expected.heading_rows);
      const letter = /\) ([A-Za-z])(?: |$)/.exec(field)?.[1]?.toUpperCase();
      const plain = (text: string) => text.replace(/\s+/g, " ").trim();
      const column =
        heading === null
          ? shape.columns.find((one) => one.letter === (letter ?? "A"))
          : shape.columns.find((one) => plain(one.heading) === plain(heading));
      if (heading === null && /repair/.test(field)) continue;
      const text = textOf(sheet.rows.find(({ at }) => at === row)?.cells[column?.at ?? -1]);
      const day = readWrittenDay(text);
      const readings = [text, plain(text), saysNothing(text) ? "" : text, day.kind === "day" ? day.value : text];
      const wanted = [raw, value].flat();
      expect(
        wanted.some((one) => readings.includes(one) || readings.includes(plain(one))),
        `row ${row}: ${text}`,
      ).toBe(true);
    }
  });
});
