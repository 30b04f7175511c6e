/** The register of decisions and the report of a party: which records they take, and what they say of them. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../db/contract/blocks.ts";
import { askExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import type { Asked } from "../../../db/domain/documents/document.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { register } from "../../../db/domain/documents/kinds/register.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

const tables = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
const under = (blocks: Block[], heading: string) => {
  const from = blocks.findIndex((block) => block.kind === "heading" && block.text === heading);
  const to = blocks.findIndex((block, index) => index > from && block.kind === "heading");
  return JSON.stringify(blocks.slice(from + 1, to < 0 ? undefined : to));
};

function decided() {
  const room = openRoom();
  const parties = seatParties(room);
  const taskForce = room.put("task_force", { name_zh: "专班" }).id;
  const series = room.put("series", { name_zh: "例会" }).id;
  const hold = (day: string | null, more: object = {}) => {
    const meeting = room.put("meeting", { title_zh: `会${day}`, day, state: "closed", ...more }).id;
    const items = [1, 2].map((n) => room.put("agenda_item", { meeting, title_zh: `题${n}` }).id);
    const put = (text: string, state: "adopted" | "deferred", agenda_item: string | undefined) =>
      room.put("outcome", { meeting, agenda_item, kind: "decision", text, state }).id;
    put(`甲${day}`, "adopted", items[0]);
    put(`乙${day}`, "deferred", items[1]);
    put(`丙${day}`, "adopted", items[1]);
    put(`丁${day}`, "adopted", undefined);
    return meeting;
  };
  const first = hold("2026-03-02", { series });
  const second = hold("2026-09", { task_force: taskForce });
  const undated = hold(null, { exercise: true });
  return { room, series, taskForce, first, second, undated, ...parties };
}

const registerOf = (room: Room, asked: Partial<Asked<"register">>) =>
  register.read(room, { of: null, language: "zh", format: null, day: room.today(), now: room.now(), ...asked });

describe("the register of decisions", () => {
  it("numbers decisions as the minutes do, and keeps their numbers when it is narrowed down", () => {
    const { room, first } = decided();
    const numbers = (states?: "adopted"[]) =>
      registerOf(room, { of: { subject: "meeting", id: first }, states }).decisions.map(({ number, text }) => [
        number,
        text.zh,
      ]);
    const minutes = minutesModelOf(room.reader, first).items.flatMap(({ outcomes }) =>
      outcomes.map(({ number, text }) => [number, text.zh]),
    );
    expect(numbers()).toEqual(minutes);
    expect(numbers(["adopted"])).toEqual(minutes.filter(([, text]) => !text?.startsWith("乙")));
  });

  it("tells both ways what replaced what and why, what it came of, when it is reviewed, and the quorum of that moment", () => {
    const { room, first, second, maker } = decided();
    const [old] = registerOf(room, { of: { subject: "meeting", id: first } }).decisions;
    const idOf = (text: string) => room.reader.get<{ id: string }>("SELECT id FROM outcome WHERE text = ?", text)?.id;
    const opinion = room.put("outcome", { meeting: second, kind: "opinion", text: "数据不够" }).id;
    const later = idOf("甲2026-09");
    const chain = {
      origin: opinion,
      replaces: idOf(old?.text.zh ?? ""),
      replaces_reason: "已过时",
      review: "2026-11-01",
    };
    room.put("outcome", chain, later);
    // Decided in the room, where one of two was there.
    room.ledger.transact({ act: "test", by: null }, (tx) =>
      tx.put("outcome", later ?? "", { decided_at: room.now(), attending: [maker], quorate: false }),
    );
    const all = (language: "zh" | "en") => JSON.stringify(documentBlocks(room, { kind: "register", language }));
    for (const words of [
      "来自意见：数据不够",
      "替代：1/1 甲2026-03-02（2026年3月2日 会2026-03-02）。理由：已过时",
      "已被替代：1/1 甲2026-09（2026年9月 会2026-09）",
      "应于2026年11月1日复核",
      "议定时到会1方，未达到法定人数",
    ])
      expect(all("zh")).toContain(words);
    for (const words of ["Replaces: 1/1", "Replaced by: 1/1", "review was due on", "1 party present, no quorum"])
      expect(all("en")).toContain(words);
  });

  it("takes the meetings of a series, a task force, a period", () => {
    const { room, series, taskForce, first, second, undated } = decided();
    const meetings = (input: object) => [...new Set(registerOf(room, input).decisions.map(({ meeting }) => meeting))];
    expect(meetings({})).toEqual([first, second, undated]);
    expect(meetings({ of: { subject: "series", id: series } })).toEqual([first]);
    expect(meetings({ of: { subject: "task_force", id: taskForce } })).toEqual([second]);
    expect(meetings({ from: "2026-03-02", to: "2026-03-02" })).toEqual([first]);
    // A month of which a part lies in the period counts; what has no day is in none.
    expect(meetings({ from: "2026-09-15" })).toEqual([second]);
    expect(meetings({ to: "2026-03-01" })).toEqual([]);
    expect(meetings({ from: "2026-01-01" })).toEqual([first, second]);
  });

  it("is one table with a head for each meeting, of the decisions that hold the words", () => {
    const { room } = decided();
    const tables = (more: object = {}) =>
      documentBlocks(room, { kind: "register", language: "zh", ...more }).filter((block) => block.kind === "table");
    const [table, ...others] = tables();
    expect(others).toEqual([]);
    expect(table?.rows.filter((row) => row.length === 1)).toHaveLength(3);
    // Nobody took a position, and nothing came of them.
    expect(table?.head).not.toContain("表态");
    expect(table?.head).not.toContain("后续任务");
    expect(table?.widths).toHaveLength(table?.head.length ?? 0);
    const [narrowed] = tables({ words: "甲 2026-09" });
    expect(narrowed?.rows).toHaveLength(2);
    expect(narrowed?.rows[1]).toContain("甲2026-09");
    expect(tables({ words: "没有 100%" })).toEqual([]);
  });

  it("says what it is of, and marks exercises", () => {
    const { room, series } = decided();
    const blocks = documentBlocks(room, { kind: "register", language: "zh", to: "2026-12-31", states: ["adopted"] });
    expect(JSON.stringify(blocks.slice(0, 2))).toContain(
      "截至2026年11月23日，共6项。会议日期：不限至2026年12月31日。状态：通过。",
    );
    const all = JSON.stringify(documentBlocks(room, { kind: "register", language: "zh" }));
    expect(all).toContain("会null（演练）");
    expect(documentBlocks(room, { kind: "register", of: series, language: "en" })[0]).toMatchObject({
      text: "Register of decisions: 例会",
    });
  });

  it("refuses a period that ends before it begins, and options that it does not have", () => {
    const { room, first } = decided();
    const ask = (more: object) => () => documentBlocks(room, { kind: "register", language: "zh", ...more });
    expect(codeOf(ask({ from: "2026-02-01", to: "2026-01-01" }))).toBe("E_DATE_ORDER");
    expect(codeOf(ask({ due: "todos" }))).toBe("E_DOCUMENT_OPTION");
    expect(codeOf(ask({ kind: "invitation", of: first, from: "2026-01-01" }))).toBe("E_DOCUMENT_OPTION");
    expect(codeOf(ask({ of: "nowhere" }))).toBe("E_UNKNOWN_RECORD");
  });
});

describe("the report of a party", () => {
  function world() {
    const room = openRoom();
    const { maker, supplier } = seatParties(room);
    const series = room.put("series", { name_zh: "例会" }).id;
    const hold = (title_zh: string, day: string) => room.put("meeting", { title_zh, day, series, state: "closed" }).id;
    const early = hold("一月会", "2026-01-10");
    const late = hold("十月会", "2026-10-10");
    for (const meeting of [early, late])
      room.put("attendance", { meeting, organization: maker, presence: "present", name: "王喆" });
    room.put("report", { meeting: early, organization: maker, progress: "产线贯通", requests: "用地" });
    const outcome = room.put("outcome", { meeting: late, kind: "decision", text: "统一标准", state: "adopted" }).id;
    room.put("position", { outcome, organization: maker, stance: "reservation", note: "成本" });
    const action = (text: string, more: object) =>
      room.put("action", { text, meeting: early, lead: maker, ...more }).id;
    action("逾期的", { due: "2026-11-01" });
    const running = action("在办的", { due: "2026-12-30" });
    const done = action("办结的", { due: "2026-11-30" });
    reportProgress(room, { id: done, status: "done" });
    room.put("action", { text: "配合的", meeting: late, lead: supplier, supporting: [maker], due: "2026-12-01" });
    room.put("action", { text: "别人的", meeting: late, lead: supplier });
    room.as("facilitator", maker);
    askExtension(room, { id: running, due: "2027-01-31", reason: "设备晚到" });
    return { room, maker };
  }
  const report = (more: object = {}) => {
    const { room, maker } = world();
    return documentBlocks(room, { kind: "party", of: maker, language: "zh", ...more });
  };

  it("tells attendance, reports, positions, actions and promises", () => {
    const blocks = report();
    expect(blocks[0]).toMatchObject({ text: "整车企业履约情况报告" });
    expect(JSON.stringify(blocks)).toContain(
      "应到2次，实到2次；汇报1次；表态1次；在办任务3项（其中逾期1项），办结1项。",
    );
    expect(tables(blocks)[0]).toEqual([
      ["2026年1月10日", "一月会", "成员", "出席", "王喆"],
      ["2026年10月10日", "十月会", "成员", "出席", "王喆"],
    ]);
    expect(under(blocks, "汇报")).toContain("产线贯通");
    expect(under(blocks, "表态")).toContain("统一标准");
    expect(under(blocks, "表态")).toContain("保留\\n成本");
    expect(under(blocks, "逾期任务")).toContain("逾期的");
    expect(under(blocks, "在办任务")).toMatch(/配合的","配合".*在办的","牵头"/);
    expect(under(blocks, "已办结任务")).toContain("办结的");
    expect(under(blocks, "承诺")).toContain("申请将“在办的”延期至2027年1月31日：设备晚到（待批）");
    // It led open actions at the last sitting and reported nothing there; at the one before, it did.
    expect(under(blocks, "承诺")).toContain("2026年10月10日，牵头任务尚未办结，在“十月会”上未汇报");
    expect(JSON.stringify(blocks)).not.toContain("别人的");
  });

  it("keeps to the period, in which open actions are those of today", () => {
    const blocks = report({ from: "2026-01-01", to: "2026-01-31" });
    expect(JSON.stringify(blocks)).toContain("应到1次，实到1次；汇报1次；表态0次；在办任务3项");
    expect(under(blocks, "已办结任务")).toContain("无。");
    expect(under(blocks, "表态")).toContain("无。");
  });

  it("says of a party that has done nothing that there is nothing", () => {
    const room = openRoom();
    const { association } = seatParties(room);
    const blocks = documentBlocks(room, { kind: "party", of: association, language: "en" });
    expect(under(blocks, "Attendance")).toContain("None.");
    expect(codeOf(() => documentBlocks(room, { kind: "party", language: "en" }))).toBe("E_REQUIRED");
  });
});
