/** What moves a policy on, and what its record says of itself since. */
import { expect, it } from "vitest";
import { removeRecord } from "../../../../db/records/records.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";

const TERMS = {
  "pg-consultation": ["policy_stage", "征求意见"],
  "pg-issuance": ["policy_stage", "印发"],
  "ps-in-force": ["policy_status", "施行中"],
  "ps-expired": ["policy_status", "期限已过"],
} as const;

function roomWithTerms(): Room {
  const room = openRoom();
  for (const [id, [vocabulary, name_zh]] of Object.entries(TERMS)) room.put("term", { vocabulary, name_zh }, id);
  return room;
}

const policyOf = (room: Room, id: string) => readRecord(room.reader, "policy", id);

it("a move that has come sets stage or state, one that lies ahead does not", () => {
  const room = roomWithTerms();
  const policy = room.put("policy", { title_zh: "工作方案" }).id;
  room.put("policy_event", { policy, move: "consulted", day: "2026-11-20" });
  expect(policyOf(room, policy)).toMatchObject({ stage: "pg-consultation", status: null });
  room.put("policy_event", { policy, move: "issued", day: "2026-12-30" });
  expect(policyOf(room, policy)).toMatchObject({ stage: "pg-consultation" });
  room.put("policy_event", { policy, move: "in_force", day: "2026-11" });
  expect(policyOf(room, policy)).toMatchObject({ status: "ps-in-force", valid_from: "2026-11" });
});

it("an extension moves the end, what ran out says so, and one undo takes both back", () => {
  const room = roomWithTerms();
  const policy = room.put("policy", { title_zh: "工作方案", valid_to: "2025" }).id;
  room.put("policy_event", { policy, move: "expired", day: "2025-12-31" });
  expect(policyOf(room, policy)).toMatchObject({ status: "ps-expired", valid_to: "2025" });
  room.put("policy_event", { policy, move: "extended", day: "2026-01-10", until: "2028-12-31" });
  expect(policyOf(room, policy)).toMatchObject({ status: "ps-in-force", valid_to: "2028-12-31" });
  takeBackAs(room, "undo", {});
  expect(policyOf(room, policy)).toMatchObject({ status: "ps-expired", valid_to: "2025" });
});

it("what followed from a move alone goes with it", () => {
  const room = roomWithTerms();
  const policy = room.put("policy", { title_zh: "工作方案" }).id;
  const { id } = room.put("policy_event", { policy, move: "issued", day: "2026-01-01" });
  expect(policyOf(room, policy)).toMatchObject({ stage: "pg-issuance" });
  removeRecord(room, "policy_event", { id });
  expect(policyOf(room, policy)).toMatchObject({ stage: null });
});

it("a move that would end a policy before it begins is refused, and the policy can be changed as before", () => {
  const room = roomWithTerms();
  const policy = room.put("policy", { title_zh: "工作方案", valid_from: "2026-06", valid_to: "2026-12" }).id;
  const put = (fields: object) => () => room.put("policy_event", { policy, ...fields } as never);
  expect(codeOf(put({ move: "extended", day: "2026-01-10", until: "2026-03-01" }))).toBe("E_DATE_ORDER");
  room.put("policy", { valid_from: null }, policy);
  const { id } = put({ move: "extended", day: "2026-01-10", until: "2026-03-01" })();
  put({ move: "extended", day: "2026-06-10", until: "2027-03-01" })();
  room.put("policy", { valid_from: "2026-04" }, policy);
  const [last] = room.reader.all<{ id: string }>("SELECT id FROM policy_event WHERE id <> ?", id);
  removeRecord(room, "policy_event", { id: last?.id ?? "" });
  expect(policyOf(room, policy)).toMatchObject({ valid_from: "2026-04", valid_to: "2027-03-01" });
  room.put("policy", { title_zh: "新方案" }, policy);
});

it("a workspace without the word keeps what it says", () => {
  const room = openRoom();
  const policy = room.put("policy", { title_zh: "工作方案" }).id;
  room.put("policy_event", { policy, move: "repealed", day: "2026-01-01" });
  expect(policyOf(room, policy)).toMatchObject({ status: null });
});

it("refuses the version of another policy, a policy that replaces itself, and an extension without an end", () => {
  const room = roomWithTerms();
  const policy = room.put("policy", { title_zh: "甲" }).id;
  const other = room.put("policy", { title_zh: "乙" }).id;
  const version = room.put("policy_version", { policy: other, label: "第1版" }).id;
  const tries = [
    { move: "issued", version },
    { move: "replaced", replaced_by: policy },
    { move: "extended" },
    { move: "extended", until: "2025" },
  ] as const;
  expect(
    tries.map((fields) => codeOf(() => room.put("policy_event", { policy, day: "2026-01-01", ...fields }))),
  ).toEqual(["E_OTHER_POLICY", "E_REPLACED_BY_ITSELF", "E_REQUIRED", "E_DATE_ORDER"]);
  expect(codeOf(() => room.put("clause", { policy, version, text: "一" }))).toBe("E_OTHER_POLICY");
});

it("a clause is called by its number and heading, or by how it begins", () => {
  const room = openRoom();
  const policy = room.put("policy", { title_zh: "甲" }).id;
  const version = room.put("policy_version", { policy, label: "第1版" }).id;
  const named = (fields: object) => {
    const { name, name_en, policy: of, rank } = room.put("clause", { version, text: "每年组织供需对接。", ...fields });
    return { name, name_en, of, rank };
  };
  expect(named({ number: "第三条", heading: "整零配套", heading_en: "Matching" })).toEqual({
    name: "第三条 整零配套",
    name_en: "Article 3 Matching",
    of: policy,
    rank: 1,
  });
  expect(named({ number: "第三条之一", text_en: "Once a year." })).toMatchObject({
    name: "第三条之一 每年组织供需对接。",
    name_en: "Article 3-1 Once a year.",
    rank: 2,
  });
  expect(named({ number: "（二）" })).toMatchObject({ name: "（二） 每年组织供需对接。", name_en: null });
});
