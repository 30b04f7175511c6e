/** Minutes that somebody else wrote become drafts: real ones, where their folder is there, and such as offices write. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draftsIn, takePaper } from "../../../db/domain/imports/meeting-papers.ts";
import { readMinutes } from "../../../db/import/minutes/draft.ts";
import type { Block, PaperText } from "../../../db/import/papers/paper-text.ts";
import { readPaperBytes } from "../../../db/import/papers/read.ts";
import { listRecords } from "../../../db/records/lists/listing.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { codeOf, openRoom, type Room } from "../../support/room.ts";

const FOLDERS = ["../shared/data/messy", "../../shared/data/messy"];
const FOLDER = FOLDERS.find((folder) => existsSync(`${folder}/expected.json`)) ?? "";
const there = FOLDER !== "";
if (!there) console.error(`\n!!! ${FOLDERS[0]} is absent: NOTHING is proved of real minutes\n`);

interface Expected {
  titles?: string[];
  decisions?: string[][];
  title?: string;
  date: string;
  attendees?: string[];
  discussion?: string[];
  results?: string[];
  actions?: { action_text: string; lead: string; due: string }[];
}
const expectedOf = (id: string): { file: string; expected: Expected } =>
  JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")).documents.find((one: { id: string }) => one.id === id);
const draftsOf = async (file: string) =>
  readMinutes(await readPaperBytes({ name: file, bytes: readFileSync(`${FOLDER}/${file}`) }), { years: {} });

const lines = (text: string): Block[] => text.split("\n").map((line) => ({ type: "paragraph", text: line }));
const paper = (...blocks: Block[]): PaperText => ({ kind: "document", parts: [{ where: null, blocks }], cut: false });
const all = (room: Room, subject: "meeting" | "agenda_item" | "outcome" | "action" | "attendance" | "source") =>
  listRecords(room.reader, subject, { filters: [], sort: [], offset: 0, limit: 100 }).rows as never as Record<
    string,
    unknown
  >[];

describe.skipIf(!there)("real minutes", () => {
  it("D2: three meetings in one paper, with their decisions and without a day", async () => {
    const { file, expected } = expectedOf("D2");
    const drafts = await draftsOf(file);
    expect(drafts.map(({ title }) => title)).toEqual(expected.titles);
    expect(drafts.map(({ day, place }) => [day, place])).toEqual(drafts.map(() => [null, null]));
    expect(
      drafts.map((draft) => draft.lines.filter(({ kind }) => kind === "decision").map(({ text }) => text)),
    ).toEqual(expected.decisions);
  });

  it("D3: labels above their values, results under actions, and what is really to be done under next steps", async () => {
    const { file, expected } = expectedOf("D3");
    const [draft, ...others] = await draftsOf(file);
    expect([others, draft?.title, draft?.day, draft?.parties]).toEqual([
      [],
      expected.title,
      expected.date,
      expected.attendees,
    ]);
    const texts = (kind: string) => draft?.lines.filter((line) => line.kind === kind).map(({ text }) => text);
    expect([texts("item"), texts("decision")]).toEqual([expected.discussion, expected.results]);
    const actions = draft?.lines.filter(({ kind }) => kind === "action") ?? [];
    expect(actions.map(({ text, owner, due }) => [text, owner, due ?? ""])).toEqual(
      expected.actions?.map(({ action_text, lead, due }) => [action_text, lead, due.slice(0, 10)]),
    );
  });
});

const OFFICIAL = `关于推进动力电池配套的会议纪要
时间：2026年6月10日上午
地点：市政府302会议室
主持人：王主任
参加单位：市经信委、重庆甲公司
一、议定事项
会议原则同意甲方案。
会议要求各单位加强配合。
二、任务分工
由重庆甲公司牵头，于6月30日前完成对接清单。
三、存在问题
本地隔膜产能不足。`;

describe("minutes as offices write them", () => {
  it("say by their labels, headings and first words what each line is", () => {
    const [draft] = readMinutes(paper(...lines(OFFICIAL)), { years: {} });
    expect(draft).toMatchObject({
      title: "关于推进动力电池配套的会议纪要",
      day: "2026-06-10",
      place: "市政府302会议室",
      chair: "王主任",
      parties: ["市经信委", "重庆甲公司"],
    });
    expect(draft?.lines.map(({ kind, owner, due }) => [kind, owner, due])).toEqual([
      ["decision", null, null],
      ["direction", null, null],
      ["action", "重庆甲公司", "2026-06-30"],
      ["risk", null, null],
    ]);
  });

  it("hold a table of actions with who does what by when", () => {
    const rows = [
      ["序号", "工作任务", "责任单位", "完成时限"],
      ["1", "建平台", "市经信委", "2026年12月"],
      ["2", "开对接会", "", "长期"],
    ];
    const [draft] = readMinutes(paper({ type: "table", rows }), { years: {} });
    expect(draft?.lines).toMatchObject([
      { kind: "action", text: "建平台", owner: "市经信委", due: "2026-12" },
      { kind: "action", text: "开对接会", owner: null, due: null },
    ]);
  });
});

describe("taken into a meeting", () => {
  it("items, outcomes and actions are made at once, with the paper as their source, and go by one undo", () => {
    const room = openRoom();
    const lead = room.put("organization", { name_zh: "重庆甲公司", sector: "enterprise", city: "重庆" }).id;
    const [draft] = draftsIn(room, paper(...lines(OFFICIAL)));
    expect(draft?.parties).toEqual([
      { name: "市经信委", id: null },
      { name: "重庆甲公司", id: lead },
    ]);
    const taken = (draft?.lines ?? []).map(({ kind, text, lead: who, owner, due }) => ({
      kind: kind as "decision",
      text,
      lead: who,
      owner,
      due,
      of: null,
    }));
    const item = { kind: "item" as const, text: "电池配套", lead: null, owner: null, due: null, of: null };
    const into = { title: "推进会", day: "2026-06-10", place: null, chair: null, parties: [lead] };
    const { meeting } = takePaper(room, {
      name: "纪要.docx",
      into,
      adopted: true,
      lines: [item, ...taken.map((line) => ({ ...line, of: 0 }))],
    });
    const [source] = all(room, "source");
    const [made] = all(room, "agenda_item");
    expect(all(room, "meeting")).toMatchObject([
      { id: meeting, title_zh: "推进会", day: "2026-06-10", state: "closed" },
    ]);
    expect(all(room, "attendance")).toMatchObject([{ meeting, organization: lead }]);
    expect(all(room, "action")).toMatchObject([
      { meeting, agenda_item: made?.id, lead, due: "2026-06-30", sources: [source?.id] },
    ]);
    expect(all(room, "outcome").map(({ kind, state, sources }) => [kind, state, sources])).toEqual(
      expect.arrayContaining([["decision", "adopted", [source?.id]]]),
    );
    takeBackAs(room, "undo", {});
    for (const subject of ["meeting", "agenda_item", "outcome", "action", "source"] as const)
      expect(all(room, subject)).toEqual([]);
  });

  it("a paper without anything of a meeting is refused", () => {
    expect(codeOf(() => draftsIn(openRoom(), paper()))).toBe("E_NO_MINUTES");
  });
});
