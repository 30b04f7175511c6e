/** The invitation, the supervision list, the report of a task force, and dates: what they say, in every format. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../db/contract/blocks.ts";
import type { DocumentKind } from "../../../db/contract/documents.ts";
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { linesOf } from "../../../db/documents/formats/lines.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { planNext } from "../../../db/domain/meetings/series.ts";
import { documentBytes } from "../../support/documents.ts";
import { openRoom, seatParties } from "../../support/room.ts";
import { docxText, markdownText, poppler, squeezed } from "./pages/reading.ts";

function world() {
  const room = openRoom();
  const { maker, association, department } = seatParties(room);
  const taskForce = room.put("task_force", {
    name_zh: "电池专班",
    name_en: "Battery task force",
    charter: "推动回收",
    lead: department,
    members: [maker, association],
  }).id;
  const meeting = room.put("meeting", {
    title_zh: "第1次会议",
    title_en: "Meeting no. 1",
    task_force: taskForce,
    day: "2026-12-01",
    starts: "09:00",
    ends: "11:00",
    place: "成都",
    place_en: "Chengdu",
  }).id;
  room.put("agenda_item", {
    meeting,
    title_zh: "通报",
    title_en: "Reports",
    kind: "report",
    presenter: maker,
    minutes: 75,
  });
  room.put("agenda_item", { meeting, title_zh: "决定", kind: "decision", minutes: 15 });
  room.put("agenda_item", { meeting, title_zh: "不在议程", state: "parked" });
  room.put("attendance", { meeting, organization: maker });
  const late = room.put("action", {
    text: "建回收站",
    text_en: "Build a recycling station",
    meeting,
    lead: maker,
    supporting: [association],
    due: "2026-11-01",
    status: "in_progress",
    percent: 40,
    status_note: "选址完成",
  }).id;
  room.put("action", { text: "已完成的", meeting, lead: maker, status: "done" });
  room.put("action", { text: "无时限", task_force: taskForce, lead: department });
  return { room, taskForce, meeting, late };
}

const rowsOf = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
const text = (blocks: Block[]) => JSON.stringify(blocks);

describe("documents beside the minutes", () => {
  it("invite with the agenda and its running times, without what is parked", () => {
    const { room, meeting } = world();
    const zh = documentBlocks(room, { kind: "invitation", of: meeting, language: "zh" });
    expect(zh[0]).toMatchObject({ kind: "title", text: "关于召开第1次会议的通知" });
    expect(rowsOf(zh)).toEqual([
      ["09:00", "1. 通报", "汇报", "整车企业", "75分钟", ""],
      ["10:15", "2. 决定", "决定", "", "15分钟", ""],
    ]);
    const en = documentBlocks(room, { kind: "invitation", of: meeting, language: "en" });
    expect(en[0]).toMatchObject({ text: "Invitation: Meeting no. 1" });
    expect(text(en)).toContain("1 December 2026 09:00–11:00");
    expect([text(zh), text(en)].map((said) => said.match(/成都|Chengdu/gu))).toEqual([["成都"], ["Chengdu"]]);
    expect(rowsOf(en)[0]).toEqual(["09:00", "1. Reports", "Report", "整车企业", "75 min", ""]);
  });

  it("invite as a notice: to whom, from whom, until when to reply to whom, and a slip to fill in", () => {
    const room = openRoom();
    const { maker, association, department } = seatParties(room);
    const series = room.put("series", {
      name_zh: "例会",
      name_en: "Talks",
      members: [maker, association, department],
      notice_issuer: "市发展改革委",
      notice_contact: "李芳",
      notice_phone: "028-1",
    }).id;
    // The series hands on who calls and whom to reply to; day and deadline are each meeting's own.
    const { id } = planNext(room, { series, day: "2026-12-08" });
    room.put(
      "meeting",
      { notice_number: "市发改函〔2026〕18号", notice_day: "2026-11-29", reply_until: "2026-12-04" },
      id,
    );
    room.put("agenda_item", { meeting: id, title_zh: "通报", presenter: maker, called: [association] });
    const of = (language: MinutesLanguage) => documentBlocks(room, { kind: "invitation", of: id, language });
    const zh = of("zh");
    const said = zh.flatMap(linesOf).join("\n");
    expect(zh.slice(0, 4).map(({ kind }) => kind)).toEqual(["mark", "number", "rule", "title"]);
    for (const words of [
      "市经信委、整车企业、行业协会：",
      "一、会议时间",
      "请整车企业做好汇报准备。",
      "请各参会单位于2026年12月4日前将参会回执（见附件）反馈至李芳。",
      "联系人：李芳；联系电话：028-1。",
      "附件：参会回执",
      "市发展改革委\n2026年11月29日",
      "（列席：行业协会）",
    ])
      expect(said).toContain(words);
    expect(said).not.toMatch(/。。|：：|undefined|null/u);
    const slips = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === "slip" ? [block] : []));
    expect(slips(zh).map(({ title }) => title)).toEqual(["参会单位："]);
    expect(slips(zh)[0]).toMatchObject({
      head: ["姓名", "职务", "联系电话", "备注"],
      foot: "请于2026年12月4日前反馈。联系人：李芳；联系电话：028-1。",
    });
    const en = of("en").flatMap(linesOf).join("\n");
    expect(en).toContain("To: 市经信委, 整车企业, 行业协会");
    expect(en).toContain("Please return the reply slip (annex) by 4 December 2026 to 李芳.");
    // One for each only where that was asked for, and in both languages once.
    room.put("meeting", { notice_slips: true }, id);
    expect(slips(of("zh")).map(({ title }) => title)).toEqual(
      ["市经信委", "整车企业", "行业协会"].map((one) => `参会单位：${one}`),
    );
    expect(slips(of("both"))).toHaveLength(3);
    // Many parties are addressed together, and named in a list.
    for (let n = 0; n < 3; n++)
      room.put("attendance", {
        meeting: id,
        organization: room.put("organization", { name_zh: `单位${n}`, sector: "ngo", city: "成都" }).id,
      });
    expect(of("zh").flatMap(linesOf)).toEqual(expect.arrayContaining(["各有关单位：", "四、参会单位"]));
  });

  it("supervise the actions of a meeting, the open ones of a task force, or all open ones", () => {
    const { room, meeting, taskForce } = world();
    const of = (id?: string, language: MinutesLanguage = "zh") =>
      documentBlocks(room, { kind: "supervision", of: id, language });
    expect(rowsOf(of(meeting)).map((row) => row[1])).toEqual(["建回收站", "已完成的"]);
    expect(rowsOf(of(taskForce)).map((row) => row[1])).toEqual(["建回收站", "无时限"]);
    expect(rowsOf(of()).map((row) => row[1])).toEqual(["建回收站", "无时限"]);
    expect(rowsOf(of(meeting))[0]).toEqual([
      "1",
      "建回收站",
      "整车企业",
      "行业协会",
      "",
      "2026年11月1日",
      "进行中，逾期，40%\n选址完成",
    ]);
    expect(rowsOf(of(meeting, "both"))[0]?.[1]).toBe("建回收站\nBuild a recycling station");
    expect(text(of(meeting))).toContain("共2项，其中逾期1项");
  });

  it("tell of a task force what it is for, who is in it and how it stands", () => {
    const { room, taskForce } = world();
    const en = text(documentBlocks(room, { kind: "task_force", of: taskForce, language: "en" }));
    for (const part of [
      "Battery task force",
      "推动回收",
      "2 open (1 overdue, 0 blocked), 1 done",
      "Enterprises: 整车企业",
    ])
      expect(en).toContain(part);
  });

  it("say the same in Word, PDF and Markdown", async () => {
    const { room, meeting, taskForce } = world();
    const kinds: [DocumentKind, string][] = [
      ["invitation", meeting],
      ["supervision", meeting],
      ["task_force", taskForce],
    ];
    for (const [kind, of] of kinds)
      for (const language of ["zh", "en", "both"] as const) {
        const print = (format: "docx" | "pdf" | "md") => documentBytes(room, { kind, of, language, format });
        const words = documentBlocks(room, { kind, of, language }).flatMap((block) => {
          if (block.kind === "table") return [...block.head, ...block.rows.flat()].flatMap((cell) => cell.split("\n"));
          if (block.kind === "fields") return block.rows.flat();
          if (block.kind === "paragraph") return block.runs.map((run) => run.text);
          return "text" in block ? [block.text] : [];
        });
        const read = [
          squeezed(docxText(await print("docx"))),
          squeezed(markdownText(await print("md"))),
          squeezed(poppler("pdftotext", await print("pdf")) ?? words.join("")),
        ];
        for (const word of words) for (const said of read) expect(said).toContain(squeezed(word));
      }
  });
});

describe("dates for calendars", () => {
  it("keep their identity, count their changes, and give days as days and times in UTC", async () => {
    const { room, meeting, late } = world();
    const read = async () => {
      const bytes = await documentBytes(room, { kind: "dates", of: meeting, language: "zh", format: "ics" });
      // Long lines are folded.
      return bytes.toString("utf8").replaceAll("\r\n ", "");
    };
    const first = await read();
    const begins = new Date("2026-12-01T09:00").toISOString().replace(/[-:]|\.\d+/g, "");
    expect(first).toContain(`UID:${meeting}@concord`);
    expect(first).toContain(`DTSTART:${begins}`);
    expect(first).toContain(`UID:${late}@concord`);
    expect(first).toContain("DTSTART;VALUE=DATE:20261101");
    expect(first).toContain("TRIGGER:-P1D");
    // What a calendar shows of a due date is one line: what is due, and who leads it.
    expect(first).toContain("SUMMARY:截止：建回收站（整车企业）");
    expect(first.split("\r\n").every((line) => !line.includes("\n"))).toBe(true);
    const sequence = (ics: string) => Number(/SEQUENCE:(\d+)/.exec(ics.slice(ics.indexOf(`UID:${meeting}`)))?.[1]);
    room.put("meeting", { starts: "10:00" }, meeting);
    expect(sequence(await read())).toBeGreaterThan(sequence(first));
  });

  it("take markup and line breaks of calendars as text", async () => {
    const { room, meeting } = world();
    room.put("meeting", { title_zh: "a;b,c\\d:END:VCALENDAR\u2028BEGIN:VEVENT" }, meeting);
    const bytes = await documentBytes(room, { kind: "dates", of: meeting, language: "zh", format: "ics" });
    const ics = bytes.toString("utf8").replaceAll("\r\n ", "");
    expect(ics.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2);
    expect(ics).toContain("SUMMARY:a\\;b\\,c\\\\d:END:VCALENDAR\\nBEGIN:VEVENT");
  });

  it("are the only thing that comes as a calendar", async () => {
    const { room, meeting } = world();
    const code = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: { code: string }) => error.code,
      );
    const wanted = { of: meeting, language: "zh" } as const;
    expect(await code(documentBytes(room, { ...wanted, kind: "dates", format: "pdf" }))).toBe("E_DOCUMENT_FORMAT");
    expect(await code(documentBytes(room, { ...wanted, kind: "invitation", format: "ics" }))).toBe("E_DOCUMENT_FORMAT");
    expect(await code(documentBytes(room, { kind: "invitation", language: "zh", format: "pdf" }))).toBe("E_REQUIRED");
    expect(await code(documentBytes(room, { ...wanted, of: "nothing", kind: "supervision", format: "md" }))).toBe(
      "E_UNKNOWN_RECORD",
    );
  });
});
