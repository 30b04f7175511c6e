/**
 * What belongs together is written together on one laptop, and by two laptops apart: the status of an action and its percent, a
 * position and the text that it is about. Whatever comes first, both laptops then show the same, and it agrees.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shipped } from "../../db/base/signed-entry.ts";
import { reportProgress, statusApart } from "../../db/domain/actions/progress.ts";
import { checkIn } from "../../db/domain/meetings/attendance.ts";
import { startMeeting } from "../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../db/domain/meetings/outcomes.ts";
import { positionsOf } from "../../db/domain/meetings/seating.ts";
import { minutesModelOf } from "../../db/domain/minutes/model.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { receive } from "../../db/ledger/receive.ts";
import { verifyLedger } from "../../db/ledger/verify/verify.ts";
import { putRecord } from "../../db/records/records.ts";
import { takeBackAs } from "../../db/records/undo.ts";
import { agree } from "../../db/rules/progress.ts";
import { readRecord } from "../../db/schema/read-record.ts";
import { announceSeed, randomFrom, shuffled } from "../seed.ts";
import { AMONG_FRIENDS } from "../support/laptops.ts";
import { openRoom, type Room, seatParties } from "../support/room.ts";
import { byTier } from "../tier.ts";

const entriesOf = (room: Room) =>
  room.ledger.store.all<Shipped>("SELECT body AS text, signature FROM ledger ORDER BY n");
const give = (from: Room, to: Room, order: (entries: Shipped[]) => Shipped[] = (all) => all) =>
  receive(to.ledger, order(entriesOf(from)), AMONG_FRIENDS);

/** Two laptops in one meeting: a decision on which two parties have spoken, and an action. */
function twoLaptops() {
  const workspace = randomUUID();
  const rooms = [openRoom(workspace), openRoom(workspace)] as const;
  const [one, two] = rooms;
  const { maker, department } = seatParties(one);
  const meeting = one.put("meeting", { title_zh: "第1次会议", day: "2026-11-23" }).id;
  for (const organization of [maker, department]) one.put("attendance", { meeting, organization });
  startMeeting(one, { id: meeting });
  for (const organization of [maker, department]) checkIn(one, { meeting, organization, presence: "present" });
  const outcome = one.put("outcome", { meeting, kind: "decision", text: "试点期一年" }).id;
  takePosition(one, { outcome, organization: maker, stance: "support" });
  const action = one.put("action", { text: "建回收站", lead: maker }).id;
  const meet = () => {
    give(one, two);
    give(two, one);
  };
  meet();
  const stands = (room: Room) => {
    const { status, percent } = readRecord(room.reader, "action", action) ?? {};
    return [status, percent];
  };
  const marked = (room: Room) =>
    Object.fromEntries(positionsOf(room.reader, meeting).map((one) => [one.organization, one.earlier_text === true]));
  return { rooms, one, two, maker, department, meeting, outcome, action, meet, stands, marked };
}

describe("status and percent of two laptops", () => {
  it.each([
    [{ status: "done" }, { percent: 60 }, "done"],
    [{ status: "verified" }, { percent: 0 }, "verified"],
  ] as const)(
    "that contradict count as in progress on both, and whoever says so settles it: %j, %j",
    (first, second, written) => {
      const { one, two, rooms, action, meet, stands } = twoLaptops();
      putRecord(one, "action", { id: action, fields: { status: "in_progress", percent: 30 } });
      meet();
      putRecord(one, "action", { id: action, fields: first });
      // Written later, so that the percent of the second stands.
      two.wait(60);
      putRecord(two, "action", { id: action, fields: second });
      meet();
      for (const room of rooms) {
        expect(stands(room)).toEqual(["in_progress", second.percent]);
        expect(statusApart(room, action)).toEqual({ status: written });
        // What is asked of the tables says the same as the record.
        expect(room.reader.all("SELECT id FROM action WHERE status = ?", "in_progress")).toEqual([{ id: action }]);
        expect(room.reader.all("SELECT id FROM action WHERE status = ?", written)).toEqual([]);
      }
      putRecord(one, "action", { id: action, fields: { status: "in_progress" } });
      meet();
      for (const room of rooms) {
        expect(stands(room)).toEqual(["in_progress", second.percent]);
        expect(statusApart(room, action)).toBeNull();
      }
    },
  );

  it("are settled by whoever reports from what counts", () => {
    const { one, two, action, meet, stands } = twoLaptops();
    putRecord(one, "action", { id: action, fields: { status: "in_progress" } });
    meet();
    putRecord(one, "action", { id: action, fields: { status: "done" } });
    two.wait(60);
    reportProgress(two, { id: action, percent: 60 });
    meet();
    reportProgress(one, { id: action, percent: 80 });
    meet();
    expect([stands(two), statusApart(two, action)]).toEqual([["in_progress", 80], null]);
  });
});

describe("a position and a text of two laptops", () => {
  it("that did not know of each other: the position is marked at once, on both, and in the minutes", () => {
    const { one, two, rooms, outcome, maker, department, meeting, meet, marked } = twoLaptops();
    putRecord(one, "outcome", { id: outcome, fields: { text: "试点期两年" } });
    takePosition(two, { outcome, organization: department, stance: "oppose" });
    meet();
    for (const room of rooms) {
      expect(marked(room)).toEqual({ [maker]: true, [department]: true });
      const told = minutesModelOf(room.reader, meeting).items[0]?.outcomes[0]?.positions ?? [];
      expect(told.map(({ earlierText, changed }) => [earlierText, changed !== undefined])).toEqual([
        [true, true],
        [true, true],
      ]);
    }
    // Said again in the same words, it is said of the text as it is; and so is another stance.
    takePosition(one, { outcome, organization: department, stance: "oppose" });
    takePosition(one, { outcome, organization: maker, stance: "abstain" });
    meet();
    for (const room of rooms) expect(marked(room)).toEqual({ [maker]: false, [department]: false });
  });

  it("are not apart for a translation, and stay apart for a blank", () => {
    const { one, two, rooms, outcome, department, meet, marked } = twoLaptops();
    putRecord(one, "outcome", { id: outcome, fields: { text_en: "A trial of one year" } });
    takePosition(two, { outcome, organization: department, stance: "support" });
    meet();
    for (const room of rooms) expect(marked(room)[department]).toBe(false);
    putRecord(one, "outcome", { id: outcome, fields: { text: "试点期两年" } });
    takePosition(two, { outcome, organization: department, stance: "oppose" });
    meet();
    putRecord(two, "outcome", { id: outcome, fields: { text: "试点期两年 。" } });
    meet();
    for (const room of rooms) expect(marked(room)[department]).toBe(true);
  });
});

it("whatever two laptops write, take back and tell each other, both show the same, and it agrees", {
  timeout: 120_000,
}, () => {
  const seed = announceSeed("two laptops");
  const status = fc.constantFrom("not_started", "in_progress", "blocked", "done", "verified", "cancelled");
  const percent = fc.constantFrom(0, 40, 100, null);
  const act = fc.record({
    at: fc.constantFrom(0, 1),
    wait: fc.constantFrom(0, 0, 90),
    does: fc.oneof(
      { weight: 4, arbitrary: fc.record({ put: fc.oneof(fc.record({ status }), fc.record({ percent })) }) },
      { weight: 1, arbitrary: fc.record({ put: fc.record({ status, percent }) }) },
      { weight: 2, arbitrary: fc.record({ percent: fc.constantFrom(40, 100) }) },
      { weight: 2, arbitrary: fc.record({ text: fc.constantFrom("试点期一年", "试点期两年") }) },
      { weight: 2, arbitrary: fc.record({ stance: fc.constantFrom("support", "oppose") }) },
      { weight: 1, arbitrary: fc.constant({ undo: true }) },
      { weight: 2, arbitrary: fc.constant({ tell: true }) },
    ),
  });
  let [apart, unheard] = [0, 0];
  fc.assert(
    fc.property(fc.array(act, { minLength: 4, maxLength: 14 }), fc.integer(), (acts, salt) => {
      const held = twoLaptops();
      const { rooms, one, two, outcome, action, department, meeting } = held;
      const random = randomFrom(salt);
      putRecord(one, "action", { id: action, fields: { status: "in_progress", percent: 30 } });
      held.meet();
      for (const { at, wait, does } of acts) {
        const room = rooms[at] as Room;
        room.wait(wait);
        try {
          if ("put" in does) putRecord(room, "action", { id: action, fields: does.put });
          else if ("percent" in does) reportProgress(room, { id: action, percent: does.percent });
          else if ("text" in does) putRecord(room, "outcome", { id: outcome, fields: { text: does.text } });
          else if ("stance" in does)
            takePosition(room, { outcome, organization: department, stance: does.stance as "support" });
          else if ("undo" in does) takeBackAs(room, "undo", {});
          else give(rooms[1 - at] as Room, room);
        } catch (error) {
          expect((error as { code?: string }).code, String(error)).toMatch(/^E_/);
        }
        for (const each of rooms) {
          const now = readRecord(each.reader, "action", action);
          if (now) expect(agree(now), JSON.stringify([now.status, now.percent])).toBe(true);
        }
      }
      give(one, two, (all) => shuffled(all, random));
      give(two, one, (all) => shuffled(all, random));
      const picture = (room: Room) => ({
        stands: held.stands(room),
        apart: statusApart(room, action),
        marked: held.marked(room),
        told: minutesModelOf(room.reader, meeting).items,
      });
      const shown = picture(one);
      expect(picture(two)).toEqual(shown);
      if (shown.apart) apart++;
      const written = one.reader.get("SELECT 1 FROM position WHERE organization = ? AND earlier_text", department);
      if (shown.marked[department] && !written) unheard++;
      rebuild(one.ledger);
      expect(picture(one)).toEqual(shown);
      verifyLedger(two.ledger.store, two.ledger.workspace);
    }),
    { seed, numRuns: byTier({ short: 30, full: 400, nightly: 4_000 }) },
  );
  expect(apart).toBeGreaterThan(0);
  expect(unheard).toBeGreaterThan(0);
});
