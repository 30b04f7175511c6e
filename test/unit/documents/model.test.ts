import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalize } from "../../../db/base/canonical.ts";
import { minutesModel } from "../../../db/contract/minutes.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { sealAsIs, tickAll } from "../../support/checks.ts";
import { openRoom, seatParties } from "../../support/room.ts";

function heldMeeting() {
  const room = openRoom();
  const { department, maker, association } = seatParties(room);
  const meeting = room.put("meeting", {
    title_zh: "例会",
    day: "2026-11-23",
    state: "closed",
    series: room.put("series", { name_zh: "例会", confirmation_rule: "none" }).id,
    organizers: [department],
  }).id;
  for (const organization of [association, maker, department])
    room.put("attendance", { meeting, organization, presence: "present", role: "member", name: "陈喆" });
  const first = room.put("agenda_item", { meeting, title_zh: "充电", kind: "decision" }).id;
  const parked = room.put("agenda_item", { meeting, title_zh: "标准", kind: "discussion", state: "parked" }).id;
  room.put("report", { meeting, agenda_item: first, organization: maker, progress: "已建成。" });
  const decision = room.put("outcome", {
    meeting,
    agenda_item: first,
    kind: "decision",
    text: "共建",
    text_en: "Build",
  }).id;
  room.put("outcome", { meeting, agenda_item: first, kind: "opinion", text: "应统一标准" });
  room.put("outcome", { meeting, agenda_item: parked, kind: "risk", text: "工期" });
  room.put("outcome", { meeting, kind: "decision", text: "无议题的决定" });
  room.put("action", { meeting, agenda_item: first, text: "报方案", lead: maker, due: "2026-12" });
  for (const [organization, stance] of [
    [association, "oppose"],
    [maker, "support"],
    [department, "support"],
  ] as const)
    takePosition(room, { outcome: decision, organization, stance, note: stance === "oppose" ? "不公平" : undefined });
  return { room, meeting };
}

describe("the minutes model", () => {
  it("tells the clauses that an item and a decision cite, by policy and version, in every style", () => {
    const { room, meeting } = heldMeeting();
    expect(JSON.stringify(minutesModelOf(room.reader, meeting))).not.toContain("cites");
    const policy = room.put("policy", { title_zh: "工作方案" }).id;
    const version = room.put("policy_version", { policy, label: "第1版" }).id;
    const fields = { number: "第三条", heading: "整零配套", text: "每年对接一次。" };
    const clause = room.put("clause", { version, ...fields }).id;
    const [item] = minutesModelOf(room.reader, meeting).items;
    const decision = item?.outcomes.find(({ kind }) => kind === "decision")?.id ?? "";
    room.put("outcome", { clauses: [clause] }, decision);
    room.put("agenda_item", { clauses: [clause] }, item?.id);
    const cited = {
      policy: { zh: "工作方案", en: null },
      clause: { zh: "第三条 整零配套", en: null },
      version: "第1版",
    };
    const told = minutesModelOf(room.reader, meeting).items[0];
    expect(told?.cites).toEqual([cited]);
    expect(told?.outcomes.find(({ id }) => id === decision)?.cites).toEqual([cited]);
    for (const style of ["gb", "decisions", "robert"] as const) {
      const printed = JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language: "zh", style }));
      expect(printed.split("依据：《工作方案》第三条 整零配套（第1版）。")).toHaveLength(3);
    }
    // What is sealed says for ever what it said, whatever becomes of the text.
    sealAsIs(room, { id: meeting });
    const sealed = readMinutes(room.reader, meeting);
    const next = room.put("policy_version", { policy, label: "第2版" }).id;
    room.put("clause", { version: next, ...fields, text: "每年对接两次。" });
    room.put("clause", { heading: "改了" }, clause);
    expect(readMinutes(room.reader, meeting)).toEqual(sealed);
  });

  it("takes a text for English that was typed in English, whatever field it stands in", () => {
    const { room, meeting } = heldMeeting();
    room.put("outcome", { meeting, kind: "opinion", text: "Build V2G pilots first", text_en: null });
    room.put("outcome", { meeting, kind: "opinion", text: "先试点V2G", text_en: null });
    for (const name of ["2026", "GB/T 20234", "NIO ET7"])
      room.put("outcome", { meeting, kind: "opinion", text: name, text_en: null });
    const texts = minutesModelOf(room.reader, meeting)
      .items.at(-1)
      ?.outcomes.map(({ text }) => text);
    expect(texts?.slice(1)).toEqual([
      { zh: null, en: "Build V2G pilots first" },
      { zh: "先试点V2G", en: null },
      { zh: "2026", en: null },
      { zh: "GB/T 20234", en: null },
      { zh: "NIO ET7", en: null },
    ]);
  });

  it("holds all that a meeting recorded, in its order, also what belongs to no item", () => {
    const { room, meeting } = heldMeeting();
    const model = minutesModel.parse(minutesModelOf(room.reader, meeting));
    expect(model.items.map(({ number, title, parked }) => [number, title.zh, parked])).toEqual([
      [1, "充电", false],
      [2, "标准", true],
      [0, null, false],
    ]);
    expect(model.items.map(({ outcomes }) => outcomes.map(({ number, text }) => [number, text.zh]))).toEqual([
      [
        ["1/1", "共建"],
        [null, "应统一标准"],
      ],
      [[null, "工期"]],
      [["0/1", "无议题的决定"]],
    ]);
    expect(model.items[0]?.reports[0]?.progress).toBe("已建成。");
    expect(model.items[0]?.actions[0]).toMatchObject({ number: 1, due: "2026-12", lead: { name: { zh: "整车企业" } } });
  });

  it("prints a party under a name that somebody confirmed, where there is one", () => {
    const { room, meeting } = heldMeeting();
    const named = { name_zh_candidate: "雅骏(译名推定)", sector: "enterprise", city: "成都" } as const;
    const foreign = room.put("organization", { ...named, name_en: "Yajun" }).id;
    room.put("attendance", { meeting, organization: foreign, presence: "present", role: "member" });
    const { attendance } = minutesModelOf(room.reader, meeting);
    expect(attendance.find(({ party }) => party.id === foreign)?.party.name).toEqual({ zh: null, en: "Yajun" });
  });

  it("says where it was held in each language, as far as somebody wrote it", () => {
    const { room, meeting } = heldMeeting();
    const place = (language: "zh" | "en" | "both") =>
      documentBlocks(room, { kind: "minutes", of: meeting, language, style: "decisions" })
        .flatMap((block) => (block.kind === "fields" ? block.rows : []))
        .find(([label]) => /地点|Place/u.test(label))?.[1];
    room.put("meeting", { place: "重庆" }, meeting);
    expect(minutesModelOf(room.reader, meeting)).not.toHaveProperty("placeEn");
    expect([place("zh"), place("en"), place("both")]).toEqual(["重庆", "重庆", "重庆"]);
    room.put("meeting", { place_en: "Chongqing" }, meeting);
    expect([place("zh"), place("en"), place("both")]).toEqual(["重庆", "Chongqing", "重庆\nChongqing"]);
  });

  it("orders attendance and positions by sector", () => {
    const { room, meeting } = heldMeeting();
    const model = minutesModelOf(room.reader, meeting);
    const sectors = ["government", "enterprise", "ngo"];
    expect(model.attendance.map(({ party }) => party.sector)).toEqual(sectors);
    expect(model.items[0]?.outcomes[0]?.positions.map(({ party }) => party.sector)).toEqual(sectors);
    expect(model.items[0]?.outcomes[0]?.positions[2]?.note).toBe("不公平");
  });

  it("is what a seal's fingerprint is made of", () => {
    const { room, meeting } = heldMeeting();
    tickAll(room, meeting);
    const heads = room.reader.all("SELECT dev AS device, seq, hash FROM ledger ORDER BY n DESC LIMIT 1");
    const before = canonicalize({ ...minutesModelOf(room.reader, meeting), heads });
    const { hash } = sealAsIs(room, { id: meeting });
    expect(hash).toBe(createHash("sha256").update(before, "utf8").digest("hex"));
    expect(canonicalize({ ...readMinutes(room.reader, meeting), seal: null })).toBe(before);
  });
});
