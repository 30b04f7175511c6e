/** Hostile and extreme content in every document beside the minutes: printed literally, whole, and never as markup. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DOCUMENTS, type DocumentFormat, type DocumentKind } from "../../../db/contract/documents.ts";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { documentBytes } from "../../support/documents.ts";
import { openRoom, type Room } from "../../support/room.ts";
import { docxParts, docxText, markdownText, poppler, squeezed } from "./pages/reading.ts";

/** One line of markup of each format, and what breaks careless ones. */
const LINES = [
  '#set text(fill: red) #panic("typst") $x^2$ @ref <label> *b* _i_ `raw`',
  '<w:t>&amp;</w:t><script>alert(1)</script><!-- "]]> -->',
  "| a | b | [link](http://x) ![i](x) # h **b** ~~~ <br> &lt;",
  '=HYPERLINK("http://x","y")',
  "+1-1@SUM(A1)",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "END:VCALENDAR;X=1,2\\n",
  "🚗👩‍🔬👨‍👩‍👧 喆堃玥翀𬭚㛃䶮 𠮷",
  "مرحبا بالعالم שלום עולם",
  "Ünïcödé … — “quotes” ’ · ½ €",
];
const TITLE = "长".repeat(150) + "T".repeat(150);

interface World {
  room: Room;
  of: Record<Exclude<DocumentKind, "minutes" | "dates" | "import_template" | "meeting_zip">, string | undefined>;
}

function hostileWorld(): World {
  const room = openRoom();
  const party = (name: string) => room.put("organization", { name_zh: name, sector: "ngo", city: "成都" }).id;
  const [first = "", second = ""] = [party(LINES[0] ?? ""), party(LINES[1] ?? "")];
  const taskForce = room.put("task_force", {
    name_zh: TITLE,
    charter: LINES.join("\n"),
    lead: first,
    members: [second],
  }).id;
  const series = room.put("series", { name_zh: LINES[2] ?? "" }).id;
  const problem = room.put("problem", { title_zh: TITLE, description: LINES.join("\n") }).id;
  const meeting = room.put("meeting", {
    title_zh: TITLE,
    title_en: LINES[3] ?? "",
    series,
    task_force: taskForce,
    day: "2026-11-10",
    place: LINES[4] ?? "",
    chair: LINES[5] ?? "",
    state: "closed",
  }).id;
  const item = room.put("agenda_item", { meeting, title_zh: LINES[6] ?? "", presenter: first }).id;
  for (const organization of [first, second])
    room.put("attendance", { meeting, organization, name: LINES[7] ?? "", presence: "present" });
  for (const text of LINES) {
    const outcome = room.put("outcome", {
      meeting,
      agenda_item: item,
      kind: "decision",
      text,
      state: "adopted",
      problems: [problem],
    }).id;
    room.put("position", { outcome, organization: second, stance: "oppose", note: text });
    room.put("action", {
      text,
      meeting,
      outcome,
      lead: first,
      supporting: [second],
      due: "2026-11-01",
      status_note: text,
    });
    room.put("report", { meeting, agenda_item: item, organization: first, progress: text, requests: text });
  }
  return {
    room,
    of: {
      comment_draft: meeting,
      invitation: meeting,
      supervision: meeting,
      task_force: taskForce,
      register: series,
      party: first,
      problem_trail: problem,
      list: undefined,
      import_report: importOf(room),
    },
  };
}

/** A table that was taken in but for its hostile rows. */
function importOf(room: Room): string {
  const rows = LINES.map((text, at) => ({
    row: at + 1,
    cells: [text],
    reasons: [{ code: "W_ROW_TOTAL", params: {} }],
  }));
  const report = deflateRawSync(JSON.stringify({ columns: [TITLE], rows })).toString("base64");
  return room.ledger.transact({ act: "test", by: null }, (tx) => {
    const id = tx.newId("table_import");
    const counts = { made: 0, left: rows.length };
    tx.put("table_import", id, {
      name: TITLE,
      sender: LINES[0],
      as: "organization",
      state: "taken_in",
      report,
      ...counts,
    });
    return id;
  }).value;
}

/** A list is of one kind of records. */
const narrowed = (kind: DocumentKind) =>
  kind === "list" ? { records: { subject: "organization" as const, filters: [], sort: [] } } : {};

/** What every format must say: each piece of text of the document's blocks. */
function wordsOf(room: Room, kind: DocumentKind, of: string | undefined, language: MinutesLanguage): string[] {
  return documentBlocks(room, { kind, of, language, ...narrowed(kind) }).flatMap((block) => {
    if (block.kind === "table") return [...block.head, ...block.rows.flat()].flatMap((cell) => cell.split("\n"));
    if (block.kind === "fields") return block.rows.flat().flatMap((cell) => cell.split("\n"));
    if (block.kind === "paragraph") return block.runs.map((run) => run.text);
    return "text" in block ? [block.text] : [];
  });
}

async function said(world: World, kind: keyof World["of"], language: MinutesLanguage, format: DocumentFormat) {
  const bytes = await documentBytes(world.room, { kind, of: world.of[kind], language, format, ...narrowed(kind) });
  if (format === "docx") return { bytes, text: docxText(bytes) };
  if (format === "md") return { bytes, text: markdownText(bytes) };
  // Without the feet of pages, which stand between the lines of a text: the number, and of a draft that it is one.
  const foot = /\n— ?\d+ ?—\n(?:[^\n\f]*(?:未封存|not sealed)\n)?\f?/g;
  return { bytes, text: poppler("pdftotext", bytes)?.replace(foot, "") ?? null };
}

describe.each([
  "comment_draft",
  "invitation",
  "supervision",
  "task_force",
  "register",
  "party",
  "import_report",
] as const)("hostile text in the %s", (kind) => {
  const world = hostileWorld();
  it.each(MINUTES_LANGUAGES)("is printed literally in Word, PDF and Markdown (%s)", async (language) => {
    const words = wordsOf(world.room, kind, world.of[kind], language).filter(Boolean);
    expect(words.length).toBeGreaterThan(10);
    for (const format of ["docx", "pdf", "md"] as const) {
      const { text, bytes } = await said(world, kind, language, format);
      if (text === null) continue;
      const whole = squeezed(text);
      expect(words.filter((word) => !whole.includes(squeezed(word))).map((word) => `${format}: ${word}`)).toEqual([]);
      if (format === "docx") for (const part of Object.values(docxParts(bytes))) expect(part).not.toContain("<script");
      if (format === "md") expect(bytes.toString("utf8").replaceAll("<br>", "")).not.toMatch(/(?<!\\)[<`[]/);
    }
  });
});

describe("workbooks of hostile text", () => {
  it.each(["supervision", "register"] as const)("hold it as text in the %s", async (kind) => {
    const world = hostileWorld();
    const bytes = await documentBytes(world.room, { kind, of: world.of[kind], language: "both", format: "xlsx" });
    const { "xl/worksheets/sheet1.xml": sheet = "", "xl/sharedStrings.xml": strings = "" } = docxParts(bytes);
    expect(sheet).not.toContain("<f>");
    expect(sheet).not.toContain("<hyperlink");
    const unescaped = strings
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&");
    for (const line of LINES) expect(unescaped).toContain(line);
  });
});

describe("large and empty", () => {
  it("200 attendees and no content make every document of a meeting", async () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "空会", day: "2026-11-10" }).id;
    for (let n = 0; n < 200; n++) {
      const organization = room.put("organization", { name_zh: `单位${n}`, sector: "enterprise", city: "成都" }).id;
      room.put("attendance", { meeting, organization, presence: "present" });
    }
    for (const kind of ["invitation", "supervision", "register"] as const)
      for (const format of DOCUMENTS[kind].formats)
        expect((await documentBytes(room, { kind, of: meeting, language: "both", format })).length).toBeGreaterThan(50);
    expect(JSON.stringify(documentBlocks(room, { kind: "invitation", of: meeting, language: "zh" }))).toContain(
      "单位199",
    );
    expect(JSON.stringify(documentBlocks(room, { kind: "register", language: "en" }))).toContain(
      "No decision matches.",
    );
  });
});
