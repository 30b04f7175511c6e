/** What the room may see: nothing private, no drafts, and what the live screen has chosen. */
import { expect, test } from "vitest";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { moveTo, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { onScreen } from "../../../renderer/screens/projector/shown.ts";
import { openRoom, seatParties } from "../../support/room.ts";

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
  const shown = (chosen: string | null) => onScreen(meetingView(room.reader, meeting), chosen);
  expect(shown(decision)).toMatchObject({
    item: { number: 1, title: { zh: "一" }, clock: { minutes: 5 } },
    entry: { kind: "decision", text: { zh: "同意" }, state: "proposed" },
    positions: [{ organization: maker, sector: "enterprise", stance: "oppose" }],
    quorum: { met: true, present: 2, expected: 2 },
  });
  // Without a choice, what was recorded last.
  expect(shown(null).entry).toMatchObject({ kind: "action", text: { zh: "办" }, party: maker, due: "2026-12-01" });
  expect(shown("gone").entry?.id).toBe(action);
  for (const chosen of [decision, action, null]) expect(JSON.stringify(shown(chosen))).not.toContain("SECRET");
  moveTo(room, { item: second });
  expect(shown(decision)).toMatchObject({ item: { number: 2 }, entry: null, positions: [] });
});
