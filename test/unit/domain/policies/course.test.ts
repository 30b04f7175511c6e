/** What holds of a policy today, what hangs on it, and what two places have. */
import { beforeAll, describe, expect, it } from "vitest";
import { policyBoard } from "../../../../db/domain/policies/board.ts";
import { aheadOf, courseOf, unanswered } from "../../../../db/domain/policies/course.ts";
import { putStarter, readStarter, type Starter } from "../../../../db/import/starter.ts";
import { standingOf } from "../../../../db/rules/policy-standing.ts";
import { openRoom, ROOM_DAY, type Room, seatParties } from "../../../support/room.ts";

let starter: Starter;
beforeAll(async () => {
  starter = await readStarter("all");
});

function starterRoom(): Room {
  const room = openRoom();
  room.ledger.transact({ act: "starter", by: null }, (tx) => putStarter(tx, starter, ROOM_DAY));
  return room;
}

describe("what holds of a policy", () => {
  const none = { status: null, valid_from: null, valid_to: null };
  it.each([
    ["nothing is known", none, [], "unknown", null],
    ["a source says that it holds", { ...none, status: "ps-in-force-per-source" }, [], "in_force", null],
    ["its year is over", { ...none, valid_to: "2025", status: "ps-issued" }, [], "over", "over"],
    ["its year is not over yet", { ...none, valid_to: "2026", status: "ps-issued" }, [], "in_force", null],
    [
      "its state says over, its period does not",
      { ...none, valid_to: "2027", status: "ps-expired" },
      [],
      "over",
      "holds",
    ],
    ["it begins later", { ...none, valid_from: "2027-01-01", status: "ps-issued" }, [], "not_yet", null],
    ["it was repealed", { ...none, status: "ps-issued" }, [["repealed", "2026-01-01"]], "repealed", null],
    ["it is to be repealed", { ...none, status: "ps-issued" }, [["repealed", "2026-12-31"]], "in_force", null],
    ["a word of somebody's own", { ...none, status: "term-of-ours" }, [], "unknown", null],
  ] as const)("%s", (_, policy, moves, effect, apart) => {
    const events = moves.map(([move, day]) => ({ move, day }));
    expect(standingOf(policy, events, ROOM_DAY)).toMatchObject({ effect, apart });
  });
});

it("tells the course of a policy by what was recorded and by its own dates, with what hangs on it", () => {
  const room = openRoom();
  const { maker } = seatParties(room);
  const above = room.put("policy", { title_zh: "国家规划", level: "national" }).id;
  const policy = room.put("policy", { title_zh: "方案", parent: above, issued: "2021", valid_to: "2025" }).id;
  const below = room.put("policy", { title_zh: "细则", parent: policy }).id;
  const meeting = room.put("meeting", { title_zh: "通报会", day: "2026-11-20" }).id;
  room.put("policy_event", { policy, move: "consulted", day: "2026-11-20", meeting });
  room.put("policy_event", { policy, move: "issued", day: "2027-01" });
  const version = room.put("policy_version", { policy, label: "第1版" }).id;
  const clause = room.put("clause", { version, number: "第一条", text: "每年对接一次。" }).id;
  const decided = room.put("outcome", { meeting, kind: "decision", text: "按第一条对接", clauses: [clause] }).id;
  const action = room.put("action", { text: "组织对接", outcome: decided, lead: maker, due: "2026-12-01" }).id;
  const problem = room.put("problem", { title_zh: "配套少", policies: [policy] }).id;
  const next = room.put("meeting", { title_zh: "下次", day: "2026-12-20" }).id;
  const item = room.put("agenda_item", { meeting: next, title_zh: "议", policies: [policy], rank: 1 }).id;

  const course = courseOf(room, policy);
  expect(course).toMatchObject({ effect: "over", apart: null, stage: "consulted" });
  expect(course.steps.map(({ move, day, planned }) => [move, day, planned])).toEqual([
    ["issued", "2027-01", true],
    ["consulted", "2026-11-20", false],
    ["expired", "2025", false],
  ]);
  expect(course.hanging).toEqual({
    decisions: [decided],
    actions: [{ id: action, lead: maker, due: "2026-12-01" }],
    problems: [problem],
    items: [{ id: item, meeting: next }],
  });
  expect(course.parents.map(({ id }) => id)).toEqual([above]);
  expect(course.answers.map(({ id }) => id)).toEqual([below]);
  expect(course.labels[decided]?.zh).toBe("按第一条对接");
  room.put("policy", { status: null, valid_to: "2027-02-01" }, policy);
  room.put("policy", { review: "2026-12-01" }, below);
  expect(aheadOf(room, "2027-05-23").policies.map(({ id, why, day }) => [id, why, day])).toEqual([
    [below, "review", "2026-12-01"],
    [policy, "ends", "2027-02-01"],
  ]);
});

it("of the starter data nine policies are over and do not say so, and national ones wait for a local answer", () => {
  const room = starterRoom();
  const { policies } = aheadOf(room, "2027-05-23");
  expect(policies.filter(({ why }) => why === "over").map(({ id }) => id)).toContain("pol-j-chain2021");
  const open = unanswered(room);
  expect(open.policies.map(({ id }) => id)).not.toContain("pol-n-nevplan2035");
  expect(open.policies.map(({ id }) => id)).toContain("pol-n-vrc2023");
  expect(open.checked).toBeGreaterThan(open.policies.length);
  // The plan of the economic circle is carried out by joint papers alone: neither city has one of its own.
  expect(courseOf(room, "pol-n-nevplan2035").missing.map(({ zh }) => zh)).toEqual(["成都"]);
});

it("lays the policies of two places beside each other, what both have apart first", () => {
  const board = policyBoard(starterRoom());
  expect(board.places.map(({ zh }) => zh)).toEqual(["成都", "重庆"]);
  const first = board.cells[0];
  expect(first?.verdict).toBe("both_apart");
  const verdicts = new Set(board.cells.map(({ verdict }) => verdict));
  expect(verdicts.size).toBe(5);
  const has = (id: string, column: "first" | "second" | "joint") =>
    board.cells.some((cell) => cell[column].includes(id));
  // By its issuer, by the province's, and by its title alone.
  expect([has("pol-cd-plan2030", "first"), has("pol-sc-13", "first"), has("pol-cq-adtest2018", "second")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(has("pol-n-nevplan2035", "first") || has("pol-n-nevplan2035", "second")).toBe(false);
  expect(board.nowhere).toEqual([]);
});
