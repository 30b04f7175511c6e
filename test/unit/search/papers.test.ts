/** What stands in papers is found: where, by whom, and no longer than the paper is there. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { piecesOf } from "../../../db/domain/papers/pieces.ts";
import { PaperReading } from "../../../db/domain/papers/reading.ts";
import { searchHandlers } from "../../../db/records/lists/search.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { SearchIndex } from "../../../db/search/index.ts";
import { countUnread, nextUnread, paperState } from "../../../db/search/papers/texts.ts";
import { searchRecords } from "../../../db/search/query.ts";
import { oldPdf, paragraph, shape, slideShow, wordDocument } from "../../support/crafted/papers.ts";
import { rowsOf, workbook } from "../../support/crafted-workbook.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";

/** The paper with its bytes, as an upload leaves it. */
function attach(room: Room, name: string, bytes: Buffer, more: object = {}) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  room.ledger.store.run("INSERT OR IGNORE INTO local_blob (hash, part, bytes) VALUES (?, 0, ?)", hash, bytes);
  return room.put("paper", { name, bytes: bytes.length, hash, mime: null, ...more });
}

async function readAll(room: Room): Promise<void> {
  const reading = new PaperReading(room.ledger.store);
  while (await reading.next());
}

const found = (room: Room, words: string, narrowing: object = {}) =>
  searchRecords(room.reader, words, 20, { narrowing }).flatMap(({ id, label, snippet, paper }) =>
    paper ? [{ id, name: label.zh, snippet, ...paper }] : [],
  );

const GBK = "b5e7b3d8b2b9ccf9"; // 电池补贴
const document = wordDocument(
  paragraph("总则", '<w:outlineLvl w:val="0"/>') + paragraph("企业应当按\u200b照统一标准申报电池补贴，两市互认。"),
);

it("says on which page, slide or sheet, and under which heading; the words around are shown", async () => {
  const room = openRoom();
  attach(room, "办法.docx", document);
  attach(room, "旧文.pdf", oldPdf([["b3c9d3e5"], [GBK]]));
  attach(room, "汇报.pptx", slideShow([shape("电池补贴", "title"), shape("封面", "title")]));
  attach(room, "台账.xlsx", workbook({ sheets: [rowsOf([["无"]]), rowsOf([["电池补贴", "万元"]])] }));
  attach(room, "扫描.pdf", oldPdf([[]]));
  expect(countUnread(room.reader)).toBe(5);
  await readAll(room);
  expect(countUnread(room.reader)).toBe(0);
  const hits = found(room, "电池补贴");
  expect(Object.fromEntries(hits.map(({ name, place }) => [name, place]))).toEqual({
    "办法.docx": null,
    "旧文.pdf": { page: 2 },
    // Shown first is what stands last in the file.
    "汇报.pptx": { slide: 2 },
    "台账.xlsx": { sheet: "表2" },
  });
  expect(hits.find(({ name }) => name === "办法.docx")).toMatchObject({
    heading: "总则",
    snippet: expect.stringContaining("申报电池补贴"),
    more: 0,
    cut: false,
  });
  // Across a character that nobody sees, of another width, and by a single character.
  for (const words of ["按照统一标准", "电池　补贴", "互"]) expect(found(room, words).length, words).toBeGreaterThan(0);
  expect(found(room, "电池补助")).toEqual([]);
});

it("reads what was not read before the end, once, and tells why a file has no text", async () => {
  const room = openRoom();
  const scan = attach(room, "扫描.pdf", oldPdf([[]]));
  attach(room, "办法.docx", document);
  attach(room, "办法 副本.docx", document);
  const first = new PaperReading(room.ledger.store);
  const running = first.next();
  first.end();
  expect(await running).toBe(false);
  expect(nextUnread(room.reader)?.id).toBe(scan.id);
  await readAll(room);
  expect(paperState(room.reader, scan.hash)).toEqual({ state: "E_PDF_WITHOUT_TEXT", cut: false });
  // The same file is read once, and found with each paper that it is.
  expect(found(room, "电池补贴").map(({ name }) => name)).toEqual(["办法.docx", "办法 副本.docx"]);
  expect(room.ledger.store.get("SELECT count(*) AS n FROM local_paper_piece")).toEqual({ n: 1 });
});

it("goes with the paper, comes back with it, and stays while another is the same file", async () => {
  const room = openRoom();
  const paper = attach(room, "办法.docx", document);
  const copy = attach(room, "副本.docx", document);
  await readAll(room);
  removeRecord(room, "paper", { id: paper.id });
  expect(found(room, "电池补贴").map(({ id }) => id)).toEqual([copy.id]);
  removeRecord(room, "paper", { id: copy.id });
  expect(found(room, "电池补贴")).toEqual([]);
  expect(room.ledger.store.get("SELECT count(*) AS n FROM local_paper_piece")).toEqual({ n: 0 });
  takeBackAs(room, "undo", {});
  await readAll(room);
  expect(found(room, "电池补贴").map(({ id }) => id)).toEqual([copy.id]);
});

it("narrows by the party of a paper and by its day, and other records by theirs", async () => {
  const room = openRoom();
  const { maker, department } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "电池例会", day: "2025-03-01" });
  attach(room, "甲.docx", document, { organization: maker, meeting: meeting.id });
  attach(room, "乙.docx", wordDocument(paragraph("电池补贴")), { organization: department });
  await readAll(room);
  const names = (narrowing: object) =>
    found(room, "电池补贴", narrowing)
      .map(({ name }) => name)
      .toSorted();
  expect(names({ sector: "enterprise" })).toEqual(["甲.docx"]);
  expect(names({ city: "重庆" })).toEqual(["乙.docx", "甲.docx"]);
  expect(names({ city: "成都" })).toEqual([]);
  expect(names({ from: "2026" })).toEqual(["乙.docx", "甲.docx"]);
  expect(names({ until: "2025-12" })).toEqual([]);
  await new SearchIndex(room.ledger).readAloud();
  const records = (narrowing: object) =>
    searchRecords(room.reader, "企业", 20, { narrowing }).flatMap(({ label, paper }) => (paper ? [] : [label.zh]));
  expect(records({ sector: "enterprise" }).toSorted()).toEqual(["整车企业", "电池企业"].toSorted());
  expect(records({ sector: "ngo" })).toEqual([]);
  const meetings = (narrowing: object) => searchRecords(room.reader, "电池例会", 20, { narrowing }).length;
  expect([meetings({ from: "2025-01", until: "2025-06" }), meetings({ from: "2025-04" })]).toEqual([1, 0]);
});

it("keeps pieces short, each under its heading, and of a long paper searches the beginning", () => {
  const long = { type: "paragraph" as const, text: "甲乙丙丁。".repeat(1_000) };
  const heading = { type: "paragraph" as const, text: "任务", level: 1, numbering: "二、" };
  const { pieces, cut } = piecesOf({
    kind: "document",
    cut: false,
    parts: [{ where: null, blocks: [long, heading, { type: "table", rows: [["牵头", "成都"]] }] }],
  });
  expect(cut).toBe(false);
  expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThanOrEqual(1_200);
  expect(pieces.map(({ text }) => text).join("")).toContain("甲乙丙丁。甲乙丙丁。");
  expect(pieces.at(-1)).toEqual({ place: null, heading: "二、任务", text: "二、任务\n牵头 | 成都" });
  const most = piecesOf({ kind: "text", cut: false, parts: [{ where: null, blocks: Array(200).fill(long) }] });
  expect(most.cut).toBe(true);
  expect(most.pieces.length).toBeLessThan(500);
});

it("shows the text around a hit, and remembers what was looked for by each person", async () => {
  const room = openRoom();
  const paper = attach(room, "办法.docx", document);
  await readAll(room);
  const ask = (name: "page" | "note" | "recent" | "forget", input: object = {}) =>
    (searchHandlers.search[name] as unknown as (context: Room, input: object) => unknown)(room, input);
  expect(ask("page", { paper: paper.id, at: 0 })).toMatchObject({ name: "办法.docx", state: "read", of: 1 });
  for (const words of ["电池", "补贴", "电池"]) ask("note", { words, record: { subject: "paper", id: paper.id } });
  for (let at = 0; at < 9; at++) ask("note", { words: `词${at}` });
  expect(ask("recent")).toMatchObject({ records: [{ subject: "paper", id: paper.id }] });
  expect(ask("recent")).toMatchObject({ words: [8, 7, 6, 5, 4, 3, 2, 1].map((at) => `词${at}`) });
  ask("forget");
  expect(ask("recent")).toEqual({ words: [], records: [] });
});
