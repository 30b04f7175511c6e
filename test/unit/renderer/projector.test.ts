/** What the room may see: nothing private, no drafts, and what the live screen has chosen. */
import { expect, test } from "vitest";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { moveTo, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { onScreen } from "../../../renderer/screens/projector/shown.ts";
import { sentenceSize, unitsOf } from "../../../renderer/screens/projector/size.ts";
import { openRoom, seatParties } from "../../support/room.ts";

const NOW = Date.parse("2026-11-23T01:00:00.000Z");

test("the projector shows the item, the chosen sentence and its positions, and nothing else of the view", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会", note: "SECRET meeting note" }).id;
  for (const organization of [maker, supplier])
    room.put("attendance", { meeting, organization, presence: "present", note: "SECRET seat", name: "SECRET name" });
  const first = room.put("agenda_item", {
    meeting,
    title_zh: "一",
    minutes: 5,
    private_note: "SECRET item",
    note: "SECRET",
  }).id;
  const second = room.put("agenda_item", { meeting, title_zh: "二" }).id;
  const decision = room.put("outcome", { meeting, agenda_item: first, kind: "decision", text: "同意" }).id;
  room.put("position", { outcome: decision, organization: maker, stance: "oppose", note: "SECRET reason" });
  const action = room.put("action", {
    meeting,
    agenda_item: first,
    text: "办",
    lead: maker,
    due: "2026-12-01",
    status_note: "SECRET",
  }).id;
  startMeeting(room, { id: meeting });
  const shown = (chosen: string | null) =>
    onScreen(meetingView(room.reader, meeting), { entry: chosen, amendment: null }, NOW);
  expect(shown(decision)).toMatchObject({
    item: { number: 1, title: { zh: "一" }, clock: { minutes: 5 } },
    entry: { kind: "decision", text: { zh: "同意" }, state: "proposed" },
    positions: [{ organization: maker, sector: "enterprise", stance: "oppose" }],
    silent: [{ organization: supplier, sector: "enterprise" }],
    unheard: [{ organization: supplier, sector: "enterprise" }],
    agenda: [{ state: "now" }, { state: "ahead" }],
    quorum: { met: true, present: 2, expected: 2 },
  });
  // Without a choice, what was recorded last.
  expect(shown(null).entry).toMatchObject({ kind: "action", text: { zh: "办" }, party: maker, due: "2026-12-01" });
  expect(shown("gone").entry?.id).toBe(action);
  for (const chosen of [decision, action, null]) expect(JSON.stringify(shown(chosen))).not.toContain("SECRET");
  moveTo(room, { item: second });
  expect(shown(decision)).toMatchObject({ item: { number: 2 }, entry: null, positions: [] });
});

test("the projector shows the wording that is discussed against the one that holds, as long as nothing is decided of it", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "一" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "试点一年" }).id;
  const amend = (organization: string, text: string) => room.put("amendment", { outcome, organization, text }).id;
  startMeeting(room, { id: meeting });
  const shown = (amendment: string | null) =>
    onScreen(meetingView(room.reader, meeting), { entry: outcome, amendment }, NOW).amendment;
  // What was only opened says the same as the text.
  amend(maker, "试点一年");
  expect(shown(null)).toBeNull();
  const first = amend(maker, "试点两年");
  const last = amend(supplier, "试点半年");
  expect(shown(null)).toMatchObject({ organization: supplier, before: "试点一年", after: "试点半年" });
  expect(shown(first)).toMatchObject({ organization: maker, after: "试点两年" });
  decideAmendment(room, { amendment: last, accept: false });
  expect(shown(last)).toMatchObject({ after: "试点两年" });
  decideAmendment(room, { amendment: first, accept: true });
  expect(shown(first)).toMatchObject({ after: "试点一年", before: "试点两年" });
});

test("the sentence is as large as its length allows, and an amendment may take a line more", () => {
  const screen = { width: 1920, height: 1080 };
  expect(sentenceSize(20, 2, screen)).toBe(96);
  expect(sentenceSize(45, 2, screen)).toBeLessThan(sentenceSize(45, 3, screen));
  expect(sentenceSize(2_000, 2, screen)).toBe(40);
  expect(sentenceSize(20, 2, { width: 1280, height: 720 })).toBe(64);
  expect(unitsOf("热管理，GB")).toBeCloseTo(5.1);
});
