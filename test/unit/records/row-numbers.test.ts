/** Row numbers stand in no entry: whoever renumbers rows in the tables changes the order of nothing that is shown or printed. */
import { expect, it } from "vitest";
import { newId } from "../../../db/base/ids.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { askFloor, speak } from "../../../db/domain/meetings/floor.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { openRoom, seatParties } from "../../support/room.ts";

it("changes no order in the view, in minutes and in the supervision list", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const quorum = { sectors: {}, percent: 100 };
  const meeting = room.put("meeting", { title_zh: "会", day: "2026-11-20", quorum }).id;
  startMeeting(room, { id: meeting });
  for (const presence of ["present", "left", "present"] as const)
    for (const organization of [maker, supplier]) checkIn(room, { meeting, organization, presence });
  for (const organization of [maker, supplier]) askFloor(room, { meeting, organization });
  const outcome = room.put("outcome", { meeting, kind: "decision", text: "共建" }).id;
  const action = room.put("action", { meeting, text: "报方案", lead: maker, due: "2027-01-31" }).id;
  for (const text of ["一", "二", "三"]) {
    room.put("amendment", { outcome, organization: maker, text });
    room.put("action_step", { action, text, rank: 1 });
    room.put("extension_request", { action, organization: maker, due: "2027-06-30", reason: text });
    const paper = { meeting, name: text, bytes: 1, hash: "0".repeat(64), added_at: room.now() };
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("paper", newId(), paper));
    room.put("point_of_order", { meeting, organization: maker, text });
    speak(room, { meeting, organization: maker });
  }
  const shown = () => ({
    view: meetingView(room.reader, meeting),
    minutes: minutesModelOf(room.reader, meeting),
    supervised: documentBlocks(room, { kind: "supervision", language: "zh" }),
  });
  const before = shown();
  expect(before.view.events.length).toBeGreaterThan(1);
  const subjects = ["amendment", "action_step", "extension_request", "paper", "speech", "meeting_event"];
  for (const subject of [...subjects, "floor_request", "point_of_order"])
    room.ledger.store.run(`UPDATE ${subject} SET row = 1000 - row`);
  expect(shown()).toEqual(before);
});
