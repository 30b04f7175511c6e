/** A window that applies what is different in the view of a meeting holds what a window does that asks for the whole. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConcordError } from "../../../db/contract/errors.ts";
import type { MeetingView } from "../../../db/contract/meeting-view.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { moveTo, orderEntries, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { viewSince } from "../../../db/domain/meetings/view-changes.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { withChanges } from "../../../renderer/meeting/view-changes.ts";
import { create, Forger, shipped } from "../../forgery/forger.ts";
import { announceSeed } from "../../seed.ts";
import { AMONG_FRIENDS } from "../../support/laptops.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";
import { byTier } from "../../tier.ts";

interface Window {
  version: string | null;
  view: MeetingView | undefined;
}

/** What a window does: asks with what it holds, and applies what it is told. @returns characters that were sent */
function refresh(room: Room, window: Window, id: string): number {
  const { version, whole, changes } = viewSince(room, { id, version: window.version });
  const sent = JSON.stringify({ version, whole, changes });
  // As it comes over the wire.
  const told = JSON.parse(sent) as { whole: MeetingView | null; changes: never };
  window.view = told.whole ?? withChanges(window.view as MeetingView, told.changes);
  window.version = version;
  return sent.length;
}

function live(parties = 4, entries = 6) {
  const room = openRoom();
  const seats = Object.values(seatParties(room));
  for (let n = seats.length; n < parties; n++)
    seats.push(room.put("organization", { name_zh: `单位${n}`, sector: "enterprise", city: "成都" }).id);
  const meeting = room.put("meeting", { title_zh: "例会", quorum: { sectors: { enterprise: 2 }, percent: 50 } }).id;
  const items = ["议题一", "议题二"].map((title_zh) => room.put("agenda_item", { meeting, title_zh } as never).id);
  for (const organization of seats) checkIn(room, { meeting, organization, presence: "present" } as never);
  startMeeting(room, { id: meeting, today: true });
  for (let n = 0; n < entries; n++)
    room.put("outcome", {
      meeting,
      agenda_item: items[n % 2] as string,
      kind: "decision",
      text: `两市联合发布热管理与隔膜技术需求清单，由牵头单位在下次例会前报告进展（${n}）`,
    });
  return { room, seats, meeting, items };
}

type World = ReturnType<typeof live>;
const STANCES = ["support", "oppose", "abstain", "reservation", null] as const;

/** Whatever may be done, by numbers; what the rules refuse changes nothing. */
function act(
  { room, seats, meeting, items }: World,
  forger: Forger,
  [kind, a, b]: readonly [number, number, number],
): void {
  const view = meetingView(room.reader, meeting);
  const pick = <T>(list: readonly T[], n: number) => list[n % Math.max(list.length, 1)];
  const [outcome, seat, item] = [pick(view.outcomes, a), pick(seats, b) as string, pick(items, b) as string];
  const steps = [
    () => room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: `决定 ${a}` }),
    () => outcome && room.put("outcome", { text: `改 ${b}`, agenda_item: item }, outcome.id),
    () => outcome && removeRecord(room, "outcome", { id: outcome.id }),
    () =>
      outcome && takePosition(room, { outcome: outcome.id, organization: seat, stance: pick(STANCES, a + b) ?? null }),
    () => checkIn(room, { meeting, organization: seat, presence: a % 2 === 0 ? "present" : "left" }),
    () => moveTo(room, { item }),
    () => room.put("organization", { name_zh: `单位 ${a}` }, seat),
    () => room.put("action", { meeting, text: `行动 ${a}`, lead: seat, outcome: outcome?.id ?? null } as never),
    () =>
      orderEntries(room, {
        meeting,
        item,
        entries: shuffled(view.outcomes, a).map(({ id }) => ({ subject: "outcome" as const, id })),
      }),
    () => takeBackAs(room, "undo", {}),
    () => takeBackAs(room, "redo", {}),
    () => removeRecord(room, "agenda_item", { id: item }),
    () => {
      const made = create("outcome", `foreign-${a}-${b}`, {
        meeting,
        kind: "decision",
        text: `别处 ${a}`,
        rank: a - 1_000,
      });
      receive(room.ledger, shipped(forger.try([made], { ws: room.ledger.workspace })), AMONG_FRIENDS);
    },
  ];
  try {
    steps[kind % steps.length]?.();
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error;
  }
}

function shuffled(outcomes: readonly RecordOf<"outcome">[], by: number): RecordOf<"outcome">[] {
  return outcomes.toSorted((x, y) => (((x.rank ?? 0) * (by + 3)) % 7) - (((y.rank ?? 0) * (by + 3)) % 7));
}

describe("what is different in the view of a meeting", () => {
  const numbers = fc.nat({ max: 40 });
  const steps = fc.array(fc.tuple(numbers, numbers, numbers), { minLength: 1, maxLength: 30 });

  test("comes to the whole, whatever was done, undone, removed or came from elsewhere, and however seldom it is asked", () => {
    const seed = announceSeed("view-changes");
    const kinds = new Set<string>();
    fc.assert(
      fc.property(steps, fc.nat({ max: 3 }), (all, seldom) => {
        const world = live(4, 3);
        const forger = new Forger();
        const [often, late]: Window[] = [
          { version: null, view: undefined },
          { version: null, view: undefined },
        ] as [Window, Window];
        for (const [at, step] of all.entries()) {
          act(world, forger, step);
          refresh(world.room, often as Window, world.meeting);
          if (at % (seldom + 1) === 0) refresh(world.room, late as Window, world.meeting);
          const whole = JSON.parse(JSON.stringify(meetingView(world.room.reader, world.meeting)));
          expect(often?.view).toEqual(whole);
          if (at % (seldom + 1) === 0) expect(late?.view).toEqual(whole);
          kinds.add(`${step[0] % 13}`);
        }
      }),
      { seed, numRuns: byTier({ short: 15, full: 150, nightly: 1_000 }) },
    );
    expect(kinds.size).toBe(13);
  }, 600_000);

  test("leaves what is the same the same object, so that it is not drawn again", () => {
    const { room, meeting } = live();
    const window: Window = { version: null, view: undefined };
    refresh(room, window, meeting);
    const before = window.view as MeetingView;
    room.put("outcome", { text: "改过的决定" }, before.outcomes[1]?.id as string);
    refresh(room, window, meeting);
    const after = window.view as MeetingView;
    expect(after.outcomes[1]?.text).toBe("改过的决定");
    for (const name of ["labels", "attendance", "items", "positions", "quorum", "meeting"] as const)
      expect(after[name], name).toBe(before[name]);
    expect(after.outcomes[0]).toBe(before.outcomes[0]);
  });

  test("is the whole for who holds what is not known any more, and never what another role may see", () => {
    const { room, meeting, seats } = live();
    room.put(
      "attendance",
      { note: "只给记录员看" } as never,
      meetingView(room.reader, meeting).attendance[0]?.id as string,
    );
    const own: Window = { version: null, view: undefined };
    refresh(room, own, meeting);
    expect(viewSince(room, { id: meeting, version: "unknown" }).whole).not.toBeNull();
    room.as("observer", seats[0] as string);
    const { changes } = viewSince(room, { id: meeting, version: own.version });
    expect(withChanges(own.view as MeetingView, changes as never)).toEqual(meetingView(room.reader, meeting));
  });

  test("is small beside the whole: one decision in a meeting of 40 parties and 120 outcomes", () => {
    const { room, meeting, items } = live(40, 120);
    const window: Window = { version: null, view: undefined };
    const whole = refresh(room, window, meeting);
    room.put("outcome", { meeting, agenda_item: items[0] as string, kind: "decision", text: "再联合发布一份需求清单" });
    const sent = refresh(room, window, meeting);
    console.log(`view of a large meeting: ${whole} characters whole, ${sent} after one decision`);
    expect(whole).toBeGreaterThan(50_000);
    expect(sent).toBeLessThan(1_500);
  });
});
