/** A list of records leaves as it is shown: narrowed down, in its order, without what is private. */
import { expect, it } from "vitest";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { fieldName } from "../../../db/contract/labels/index.ts";
import { printCsv } from "../../../db/documents/formats/tables/csv.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { KINDS } from "../../../db/domain/documents/kinds/index.ts";
import { documentBytes } from "../../support/documents.ts";
import { codeOf, openRoom } from "../../support/room.ts";
import { docxParts } from "../documents/pages/reading.ts";

function world() {
  const room = openRoom();
  for (const [name_zh, name_en, city] of [
    ["乙电池", "Battery B", "成都"],
    ["甲电池", "Battery A", "重庆"],
    ["丙电机", null, "重庆"],
  ] as const)
    room.put("organization", { name_zh, name_en, city, sector: "enterprise", products: "=1+1" });
  return room;
}

const records = (more: Partial<NonNullable<DocumentInput["records"]>> = {}) => ({
  records: { subject: "organization" as const, filters: [], sort: [], ...more },
});

function rowsOf(room: ReturnType<typeof openRoom>, language: "zh" | "en", more = records()) {
  const blocks = documentBlocks(room, { kind: "list", language, ...more });
  return blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
}

it("tells what the grid shows, narrowed down and in its order, each language with its own names", () => {
  const room = world();
  expect(rowsOf(room, "zh").map(([name]) => name)).toHaveLength(3);
  const narrowed = records({
    filters: [{ field: "city", op: "is", value: "重庆" }],
    sort: [{ field: "name_zh", dir: "desc" }],
  });
  expect(rowsOf(room, "zh", narrowed).map(([name]) => name)).toEqual(["甲电池", "丙电机"]);
  expect(rowsOf(room, "en", narrowed).map(([name]) => name)).toEqual(["Battery A", "丙电机"]);
  expect(rowsOf(room, "zh", narrowed)[0]).toContain("企业");
  expect(documentBlocks(room, { kind: "list", language: "en", ...records() })[0]).toMatchObject({
    text: "Organizations",
  });
});

it("has every field that may be told in its workbook, as text", async () => {
  const room = world();
  const bytes = await documentBytes(room, {
    kind: "list",
    language: "both",
    format: "xlsx",
    ...records({ filters: [{ field: "name_zh", op: "contains", value: "电池" }] }),
  });
  const { "xl/worksheets/sheet1.xml": sheet = "", "xl/sharedStrings.xml": words = "" } = docxParts(bytes);
  expect(sheet).not.toContain("<f>");
  expect(words).toContain("=1+1");
  expect(words).toContain("Battery A");
  expect(words).not.toContain("丙电机");
  expect(words).toContain("主要产品");
});

it("shows one column for what is told in two languages, the other where one is empty", () => {
  const room = world();
  room.put("organization", { name_zh: "丁", city: "德阳", city_en: "Deyang", sector: "enterprise" });
  const table = (language: "zh" | "en") => {
    const [found] = documentBlocks(room, { kind: "list", language, ...records() }).filter(
      ({ kind }) => kind === "table",
    );
    return found as { head: string[]; rows: string[][] };
  };
  const { head, rows } = table("en");
  expect(head.filter((name) => name.startsWith("City"))).toEqual(["City"]);
  const cities = (of: string[][]) => of.map((row) => row[head.indexOf("City")]);
  expect(cities(rows).toSorted()).toEqual(["Deyang", "成都", "重庆", "重庆"]);
  expect(cities(table("zh").rows)).toContain("德阳");
});

it("tells how sure a record is only among records that have sources", () => {
  const room = world();
  const asked = { of: null, language: "en", format: "xlsx", day: "2026-11-23", now: "", ...records() } as never;
  const heads = () => KINDS.list.sheet?.(KINDS.list.read(room, asked), asked).columns.map(({ head }) => head) ?? [];
  const ofSources = ["confidence", "named_in_paper", "inferred", "translated", "name_zh_candidate"];
  const told = () => heads().filter((head) => ofSources.some((one) => fieldName("organization", one, "en") === head));
  expect(told()).toEqual([]);
  const source = room.put("source", { title: "报" }).id;
  const fields = { name_zh: "丁", city: "德阳", sector: "enterprise", confidence: "low" } as const;
  room.put("organization", { ...fields, sources: [source] });
  expect(told()).toEqual(["Confidence"]);
});

it("leaves out what is private, and is made of kinds that have a list of their own", () => {
  const room = openRoom();
  room.put("meeting", { title_zh: "会" });
  const sheetOf = (subject: "agenda_item" | "meeting") =>
    KINDS.list.sheet?.(KINDS.list.read(room, asked(subject)), asked(subject)).columns.map(({ head }) => head) ?? [];
  const asked = (subject: "agenda_item" | "meeting") =>
    ({ of: null, language: "zh", format: "xlsx", day: "2026-11-23", now: "", ...records({ subject }) }) as never;
  expect(sheetOf("meeting")).toContain("主持人");
  expect(sheetOf("meeting")).not.toContain("法定人数");
  // No grid lists them, but nothing else keeps a note that is private out of a list.
  expect(sheetOf("agenda_item")).toContain(fieldName("agenda_item", "minutes", "zh"));
  expect(sheetOf("agenda_item")).not.toContain(fieldName("agenda_item", "private_note", "zh"));
  expect(codeOf(() => documentBlocks(room, { kind: "list", language: "zh" }))).toBe("E_REQUIRED");
  const stray = { kind: "register" as const, language: "zh" as const, ...records() };
  expect(codeOf(() => documentBlocks(room, stray))).toBe("E_DOCUMENT_OPTION");
});

it("says on paper what it is narrowed down to, and stands in the groups and columns of the grid", () => {
  const room = world();
  const filters = [
    { field: "sector", op: "in" as const, value: ["enterprise", null] },
    { field: "name_zh", op: "contains" as const, value: "电" },
  ];
  const blocks = (language: "zh" | "en", more: object) =>
    documentBlocks(room, { kind: "list", language, ...records({ filters, ...more }) });
  const [, note] = blocks("zh", {});
  expect(note).toMatchObject({
    kind: "note",
    text: expect.stringContaining("条件：主体类别：企业、未填；中文名称：含“电”。"),
  });
  expect(note).toMatchObject({ text: expect.stringMatching(/共3条。$/) });
  const table = blocks("en", { by: "city", columns: ["sector"] }).find((block) => block.kind === "table");
  expect(table).toMatchObject({ head: ["Name (English)", "Sector"] });
  expect(table?.kind === "table" && table.rows).toEqual([
    ["重庆 (2)"],
    ["Battery A", "Enterprise"],
    ["丙电机", "Enterprise"],
    ["成都 (1)"],
    ["Battery B", "Enterprise"],
  ]);
});

it("groups actions by how near they are due, and tells who is asked for", () => {
  const room = world();
  room.put("organization", { name_zh: "甲方", sector: "ngo", city: "重庆" }, "org-a");
  for (const due of ["2020-01-01", null]) room.put("action", { text: `任务 ${due}`, lead: "org-a", due });
  const filters = [{ field: "party", op: "asks" as const, value: "org-a" }];
  const records = { subject: "action" as const, filters, sort: [], by: "due", columns: ["due"] };
  const [, note, table] = documentBlocks(room, { kind: "list", language: "zh", records });
  expect(note).toMatchObject({ text: expect.stringContaining("牵头或配合：甲方") });
  expect(table?.kind === "table" && table.rows.map(([first]) => first)).toEqual([
    "逾期（1）",
    "任务 2020-01-01",
    "没有期限（1）",
    "任务 null",
  ]);
});

it.each(["pdf", "docx", "md"] as const)("prints heads of groups over all columns: %s", async (format) => {
  const bytes = await documentBytes(world(), { kind: "list", language: "zh", format, ...records({ by: "city" }) });
  if (format === "md") expect(new TextDecoder().decode(bytes)).toContain("| **重庆（2）** |");
  if (format === "docx") expect(docxParts(bytes)["word/document.xml"]).toContain("w:gridSpan");
  expect(bytes.length).toBeGreaterThan(100);
});

it("has in a workbook the columns that are shown, in their order, closed lists to choose from, and is kept but for its cells", async () => {
  const room = world();
  const shown = records({ columns: ["city", "sector"], sort: [{ field: "name_zh", dir: "asc" }] });
  const bytes = await documentBytes(room, { kind: "list", language: "zh", format: "xlsx", ...shown });
  const { "xl/worksheets/sheet1.xml": sheet = "", "xl/sharedStrings.xml": words = "" } = docxParts(bytes);
  expect(words).not.toContain("主要产品");
  expect(sheet).toContain("<sheetProtection");
  expect(sheet).toMatch(/<dataValidation [^>]*sqref="C2:C4"/);
  expect(sheet).toMatch(/<col min="4" max="4"[^>]*hidden="true"/);
  expect(sheet).toContain('state="frozen"');
});

it("leaves as text between commas as well, in which nothing is a formula", async () => {
  const room = world();
  const shown = records({ columns: ["products", "city"], filters: [{ field: "city", op: "is", value: "成都" }] });
  const bytes = await documentBytes(room, { kind: "list", language: "zh", format: "csv", ...shown });
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
    "\ufeff中文名称,主要产品,城市\r\n乙电池,'=1+1,成都\r\n",
  );
  const columns = [{ head: "h", width: 1, kind: "text" as const }];
  const rows = ["＝1+1", "＠x", "\n=1", " -2+3", "－x", "-2.5", "+86 10"].map((cell) => [cell]);
  const csv = new TextDecoder().decode(printCsv({ name: "a", title: "a", language: "zh", columns, rows }));
  expect(csv.split("\r\n")).toEqual(["h", "'＝1+1", "'＠x", '"\'\n=1"', "' -2+3", "'－x", "-2.5", "+86 10", ""]);
});
