/** A text that is taken in, compared with the next version, and cited. */
import { describe, expect, it } from "vitest";
import { citable, citationsOf, compareVersions, takeText } from "../../../../db/domain/policies/clauses.ts";
import { removeRecord } from "../../../../db/records/records.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { partsOf } from "../../../../renderer/ui/difference.tsx";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";

type Taken = Parameters<typeof takeText>[1]["clauses"][number];

function clause(number: string, text: string, more: Partial<Taken> = {}): Taken {
  const none = { heading: null, heading_en: null, part: null, text_en: null, amount: null };
  return { number, text, ...none, instruments: [], segments: [], ...more };
}

function take(room: Room, policy: string, label: string, clauses: Taken[], more: object = {}): string {
  const given = { dated: null, draft: false, taken_from: "pasted", origin: null, head: null } as const;
  const { version } = takeText(room, { policy, label, ...given, clauses, ...more }, undefined) as { version: string };
  return version;
}

const FIRST = [
  clause("第一条", "为了支持两地企业，制定本方案。"),
  clause("第二条", "每年组织不少于1次整车与零部件企业供需对接。", { heading: "整零配套" }),
  clause("第三条", "建设产业链图谱并每年更新一次。"),
  clause("第四条", "本方案自发布之日起施行。"),
];
const SECOND = [
  FIRST[0] as Taken,
  clause("第二条", "每年至少组织2次整车与零部件企业供需对接。", { heading: "整零配套" }),
  clause("第三条", "支持两地高校联合攻关电池热管理技术。"),
  clause("第四条", "本方案自发布之日起施行。"),
];

const idsOf = (room: Room, version: string) =>
  room.reader.all<{ id: string }>("SELECT id FROM clause WHERE version = ? ORDER BY rank", version).map(({ id }) => id);

it("takes a text in as one action: one undo takes version and clauses back", () => {
  const room = openRoom();
  const policy = room.put("policy", { title_zh: "方案" }).id;
  const version = take(room, policy, "第1版", FIRST, { valid_to: "2027-03-10" });
  expect(idsOf(room, version)).toHaveLength(4);
  expect(readRecord(room.reader, "policy", policy)?.valid_to).toBe("2027-03-10");
  takeBackAs(room, "undo", {});
  expect(readRecord(room.reader, "policy_version", version)).toBeUndefined();
  expect(readRecord(room.reader, "policy", policy)?.valid_to).toBeNull();
});

it("compares two versions clause by clause", () => {
  const room = openRoom();
  const policy = room.put("policy", { title_zh: "方案" }).id;
  const [before, after] = [take(room, policy, "第1版", FIRST), take(room, policy, "第2版", SECOND)];
  const changes = compareVersions(room, { before, after }).map(({ change }) => change);
  expect(changes).toEqual(["same", "changed", "removed", "added", "same"]);
  // What is put in between moves the others on, and changes nothing of them.
  const third = take(room, policy, "第3版", [
    ...SECOND.slice(0, 2),
    clause("第三条", "成立联合工作专班，按季通报进展情况。"),
    { ...(SECOND[2] as Taken), number: "第四条" },
    { ...(SECOND[3] as Taken), number: "第五条" },
  ]);
  expect(compareVersions(room, { before: after, after: third }).map(({ change }) => change)).toEqual([
    ...["same", "same", "added", "renumbered", "renumbered"],
  ]);
});

it("tells who cites a clause, by which version, and that its words changed since", () => {
  const room = openRoom();
  const policy = room.put("policy", { title_zh: "方案" }).id;
  const before = take(room, policy, "第1版", FIRST, { dated: "2021" });
  const [, second] = idsOf(room, before);
  const meeting = room.put("meeting", { title_zh: "通报会", day: "2026-11-20" }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "配套", rank: 1 }).id;
  const decision = room.put("outcome", {
    meeting,
    agenda_item: item,
    kind: "decision",
    text: "建平台",
    clauses: [second ?? ""],
  }).id;
  room.put("problem", { title_zh: "配套少", clauses: [second ?? ""] });
  const after = take(room, policy, "第2版", SECOND, { dated: "2026" });
  const [same, changed] = idsOf(room, after);
  const told = citationsOf(room, changed ?? "");
  expect(told.citations.map(({ subject, number, clause: cited }) => [subject, number, cited])).toEqual([
    ["outcome", "1/1", second],
    ["problem", null, second],
  ]);
  expect(told.others).toEqual([{ id: second, version: before, same: false }]);
  expect(citationsOf(room, same ?? "").others[0]?.same).toBe(true);
  expect(compareVersions(room, { before, after }).map(({ cited }) => cited)).toEqual([0, 2, 0, 0, 0]);
  // Of each policy the latest version that is in force may be cited.
  take(room, policy, "第3版", SECOND, { dated: "2027", draft: true });
  const offered = citable(room);
  expect(offered.map(({ id }) => id)).toEqual(idsOf(room, after));
  expect(offered[1]?.zh).toBe("方案 第二条 整零配套");
  // What is cited is not taken away.
  expect(codeOf(() => removeRecord(room, "policy_version", { id: before }))).toBe("E_IN_USE");
  expect(readRecord(room.reader, "outcome", decision)?.clauses).toEqual([second]);
});

describe("two wordings", () => {
  const marked = (before: string, after: string) =>
    partsOf(before, after)
      .map(({ value, added, removed }) => (added ? `+${value}+` : removed ? `-${value}-` : value))
      .join("");
  it.each([
    ["每年不超过500万元。", "每年不超过800万元。", "每年不超过-500万元-+800万元+。"],
    ["每年10个以上。", "每年20个以上。", "每年-10个-+20个+以上。"],
    ["At least one event.", "At least two events.", "At least -one-+two+ -event-+events+."],
    ["不超过 500 万元", "不超过500万元", "不超过500万元"],
  ])("%s → %s", (before, after, expected) => {
    expect(marked(before, after).replaceAll(/\s+/gu, " ")).toBe(expected);
  });

  it("are one for the other where they have nothing in common, and that is found soon", () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at % 7}`).join("，");
    const parts = partsOf(long("甲乙"), long("丙丁"));
    expect(
      parts
        .filter(({ removed }) => removed)
        .map(({ value }) => value)
        .join("").length,
    ).toBeGreaterThan(3_000);
  });
});
