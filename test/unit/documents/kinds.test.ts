/**
 * Every document that the contract declares: it is in the registry, prints in each of its formats, is of the records and takes
 * the options that are declared and no others, and window and command line offer it.
 */
import { describe, expect, it } from "vitest";
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  DOCUMENT_OPTIONS,
  type DocumentFormat,
  type DocumentInput,
  type DocumentKind,
  type DocumentOption,
  declared,
} from "../../../db/contract/documents.ts";
import { documentBlocks, openDocument } from "../../../db/domain/documents/documents.ts";
import { KINDS } from "../../../db/domain/documents/kinds/index.ts";
import { help } from "../../../electron/cli/help.ts";
import en from "../../../renderer/locales/en/index.ts";
import zh from "../../../renderer/locales/zh-CN/index.ts";
import { wholeOf } from "../../support/documents.ts";
import { codeOf } from "../../support/room.ts";
import { closedMeeting } from "../../support/sealing.ts";

/** How a file of each format begins. */
const BEGINS: Record<DocumentFormat, RegExp> = {
  docx: /^PK/,
  pdf: /^%PDF-/,
  html: /^<!doctype html>/i,
  md: /^\S/,
  txt: /^\S/,
  json: /^\{\n/,
  xlsx: /^PK/,
  csv: /^\xef\xbb\xbf/,
  ics: /^BEGIN:VCALENDAR\r\n/,
  zip: /^PK/,
};

const OPTIONS: Required<Pick<DocumentInput, DocumentOption>> = {
  from: "2026-01-01",
  to: "2026-12-31",
  states: ["adopted"],
  words: "清单",
  due: "todos",
  style: "robert",
  template: "made",
  standard: "ua",
  wordFonts: "windows",
  parts: ["minutes"],
  formats: ["pdf"],
  personal: true,
  as: "policy",
  records: { subject: "organization", filters: [], sort: [] },
};
/** Without it there is no such document. */
const needed = (kind: DocumentKind) => (kind === "list" ? { records: OPTIONS.records } : {});

const { room, meeting, series, maker } = closedMeeting();
const taskForce = room.put("task_force", { name_zh: "充电专班", lead: maker }).id;
const problem = room.put("problem", {
  title_zh: "充电桩少",
  policies: [room.put("policy", { title_zh: "办法" }).id],
}).id;
const template = room.put("minutes_template", { name_zh: "本办模板", style: "gb" }).id;
const table_import = room.ledger.transact({ act: "test", by: null }, (tx) => {
  const id = tx.newId("table_import");
  tx.put("table_import", id, { name: "firms.xlsx", as: "organization", state: "taken_in", made: 3, left: 0 });
  return id;
}).value;
const RECORDS: Record<string, string> = {
  meeting,
  series,
  task_force: taskForce,
  organization: maker,
  table_import,
  problem,
};

/** What a kind may be of: the ids of records, or undefined for all. */
const targetsOf = (kind: DocumentKind) =>
  declared(kind).of.map((subject) => (subject === "all" ? undefined : RECORDS[subject]));

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? error,
  );

describe.each(DOCUMENT_KINDS)("the document %s", (kind) => {
  const { formats, of, options } = declared(kind);
  const [first] = targetsOf(kind);

  it("is in the registry under its own name", () => expect(KINDS[kind].kind).toBe(kind));

  it.each(formats)("prints as %s, of everything that it may be of", async (format) => {
    for (const of of targetsOf(kind)) {
      const output = await openDocument(room, { kind, of, language: "both", format, ...needed(kind) });
      expect(output.name).toMatch(new RegExp(`\\.${format}$`));
      expect((await wholeOf(output)).toString("latin1")).toMatch(BEGINS[format]);
      expect(output.share()).toBe(1);
    }
  });

  it("comes in no other format, and is shown as text if any of its formats is one", async () => {
    for (const format of DOCUMENT_FORMATS.filter((one) => !formats.includes(one)))
      expect(await code(openDocument(room, { kind, of: first, language: "zh", format, ...needed(kind) }))).toBe(
        "E_DOCUMENT_FORMAT",
      );
    const asText = () => documentBlocks(room, { kind, of: first, language: "en", ...needed(kind) });
    if (formats.includes("md")) expect(asText()[0]).toMatchObject({ language: "en" });
    else expect(codeOf(asText)).toBe("E_DOCUMENT_FORMAT");
  });

  it("is of the records that are declared and of no others", async () => {
    const [format] = formats;
    if (!format) throw new Error("it has no format");
    const asked = (id?: string) => code(openDocument(room, { kind, of: id, language: "zh", format, ...needed(kind) }));
    expect(await asked("nothing")).toBe("E_UNKNOWN_RECORD");
    if (!of.includes("all")) expect(await asked()).toBe("E_REQUIRED");
    const others = Object.entries(RECORDS).filter(([subject]) => !(of as readonly string[]).includes(subject));
    for (const [, id] of others) expect(await asked(id)).toBe("E_UNKNOWN_RECORD");
  });

  it("takes the options that are declared and no others", async () => {
    const [format] = formats;
    if (!format) throw new Error("it has no format");
    for (const option of DOCUMENT_OPTIONS) {
      const given = { [option]: option === "template" ? template : OPTIONS[option] };
      const answer = await code(
        openDocument(room, { kind, of: first, language: "zh", format, ...needed(kind), ...given }),
      );
      expect([option, answer]).toEqual([option, options.includes(option) ? "done" : "E_DOCUMENT_OPTION"]);
    }
  });

  it("is offered by the window and the command line in both languages", () => {
    for (const { documents } of [zh, en]) {
      expect(documents[kind]).toMatch(/\S/);
      for (const format of formats) expect(documents.formats[format]).toMatch(/\S/);
    }
    for (const language of ["zh", "en"] as const) {
      const line = help(language).match(/^ {2}concord export .*$/m)?.[0] ?? "";
      for (const said of [kind.replaceAll("_", "-"), ...formats]) expect(line.split(/[ |[\]]/)).toContain(said);
    }
  });
});
