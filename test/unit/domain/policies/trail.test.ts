/** From a problem to what proves that something was done, and which problems nobody works on. */
import { expect, it } from "vitest";
import { reportProgress } from "../../../../db/domain/actions/progress.ts";
import { idleProblems } from "../../../../db/domain/policies/idle.ts";
import { trailOf } from "../../../../db/domain/policies/trail.ts";
import { openRoom, seatParties } from "../../../support/room.ts";

it("goes from policy to evidence, and says where each line breaks off", () => {
  const room = openRoom();
  const { maker, department } = seatParties(room);
  const [one, two, three] = ["甲规划", "乙方案", "丙意见"].map((title_zh) => room.put("policy", { title_zh }).id);
  const raised_in = room.put("meeting", { title_zh: "首次", day: "2026-06-23" }).id;
  const segment = room.put("segment", { name_zh: "隔膜" }).id;
  room.put("figure", { segment, kind: "output", city: "重庆", year: "2025", value: "2", unit: "家" });
  const figure = room.put("figure", { segment, kind: "output", city: "重庆", year: "2026", value: "2", unit: "家" }).id;
  const problem = room.put("problem", {
    ...{ title_zh: "隔膜研究少", severity: "high", raised_by: maker, raised_in },
    ...{ policies: [one ?? "", two ?? "", three ?? ""], figures: [figure] },
  }).id;
  const meeting = room.put("meeting", { title_zh: "第二次", day: "2026-11-10" }).id;
  const decide = (text: string, fields: object) =>
    room.put("outcome", { meeting, kind: "decision", text, ...fields }).id;
  const proved = decide("发布需求清单", { problems: [problem], policies: [one ?? ""] });
  const item = room.put("agenda_item", { meeting, title_zh: "名录", problems: [problem], rank: 1 }).id;
  const bare = decide("核实名录", { agenda_item: item, policies: [two ?? ""] });
  // It was taken for another problem, although it names the same policy.
  const other = room.put("problem", { title_zh: "另一个" }).id;
  decide("别的事", { problems: [other], policies: [three ?? ""] });
  const action = room.put("action", { text: "起草模板", outcome: proved, lead: department, due: "2026-12-15" }).id;
  reportProgress(room, { id: action, percent: 60, evidence: "模板 v2" });
  const late = room.put("action", { text: "核实", outcome: bare, lead: maker, due: "2026-11-01" }).id;

  const trail = trailOf(room, problem);
  expect(
    trail.lines.map(({ policy, decision, action: done, evidence, breaks }) => [
      ...[policy?.id, decision?.id, done?.id, evidence.map(({ text }) => text).join(), breaks],
    ]),
  ).toEqual([
    [one, proved, action, "模板 v2", null],
    [two, bare, late, "", "evidence"],
    [three, undefined, undefined, "", "decision"],
  ]);
  expect(trail.lines[0]?.decision).toMatchObject({ number: "0/1", state: "proposed" });
  expect(trail.lines[1]?.action).toMatchObject({ late: true });
  expect(trail.figures).toEqual([
    { id: figure, year: "2026", value: "2", unit: "家", earlier: { year: "2025", value: "2" } },
  ]);
  expect(trail).toMatchObject({ raised: { by: maker, meeting: raised_in, day: "2026-06-23" }, days: 153, meetings: 1 });
});

it("of a problem that nothing names tells one broken line", () => {
  const room = openRoom();
  const problem = room.put("problem", { title_zh: "没人管" }).id;
  expect(trailOf(room, problem).lines).toEqual([
    { policy: null, decision: null, action: null, evidence: [], breaks: "policy" },
  ]);
});

it("lists the open problems that nobody works on, the severest first, with the reason", () => {
  const room = openRoom();
  const make = (title_zh: string, fields: object = {}) => room.put("problem", { title_zh, ...fields }).id;
  const [minor, severe, said, done, busy, solved] = [
    make("小事", { severity: "low" }),
    make("大事", { severity: "high" }),
    make("只议过"),
    make("办完了还在"),
    make("在办"),
    make("已解决", { status: "solved" }),
  ];
  const whole = { place: "会议室", chair: "陈主任", state: "closed" } as const;
  const meeting = room.put("meeting", { title_zh: "会", day: "2026-11-10", ...whole }).id;
  const decide = (problem: string) =>
    room.put("outcome", { meeting, kind: "decision", text: problem, problems: [problem] }).id;
  room.put("outcome", { meeting, kind: "opinion", text: "议", problems: [said ?? ""] });
  const { maker: lead } = seatParties(room);
  room.put("action", { text: "甲", outcome: decide(done ?? ""), status: "verified", lead });
  const open = room.put("action", { text: "乙", outcome: decide(busy ?? ""), due: "2026-12-01", lead }).id;
  const told = () => idleProblems(room).problems.map(({ id, why }) => [id, why]);
  expect(told()).toEqual([
    [severe, "nothing"],
    [said, "only_said"],
    [done, "all_done"],
    [minor, "nothing"],
  ]);
  expect(idleProblems(room).open).toBe(5);
  expect(told().flat()).not.toContain(solved);
  // What was begun and has rested for half a year has stopped.
  room.wait(200 * 86_400);
  expect(told()).toContainEqual([busy, "stopped"]);
  reportProgress(room, { id: open, percent: 10 });
  expect(told().flat()).not.toContain(busy);
  // Whoever puts it on an agenda works on it.
  const next = room.put("meeting", { title_zh: "下次", day: "2027-07-01" }).id;
  room.put("agenda_item", { meeting: next, title_zh: "大事", problems: [severe ?? ""], rank: 1 });
  expect(told().flat()).not.toContain(severe);
});
