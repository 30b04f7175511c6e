/** What names a record that is gone is shown, and says so: in lists, views, minutes and documents. */
import { expect, it } from "vitest";
import { claimsOf } from "../../../db/documents/verify/confirming.ts";
import { followThrough } from "../../../db/domain/actions/progress.ts";
import { meetingRound } from "../../../db/domain/actions/rounds.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { openRoom, seatParties } from "../../support/room.ts";

/** A meeting two of whose parties are gone: one was removed, of the other this laptop knows nothing. */
function meetingWithGaps() {
  const room = openRoom();
  const { maker, supplier, department } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会", day: "2026-11-20" }).id;
  startMeeting(room, { id: meeting });
  const item = room.put("agenda_item", { meeting, title_zh: "议题" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "共建" }).id;
  for (const organization of [maker, supplier, department]) {
    checkIn(room, { meeting, organization, presence: "present" });
    takePosition(room, { outcome, organization, stance: "support" });
    room.put("report", { meeting, organization, progress: "已完成" });
    room.put("action", { meeting, outcome, text: "报方案", lead: organization });
  }
  const person = room.put("person", { name: "王工", organization: department }).id;
  room.put("attendance", { person }, seatOf(department));
  // As when another laptop removed them while they were used here.
  room.ledger.transact({ act: "remove", by: null }, (tx) => {
    tx.remove("organization", maker);
    tx.remove("person", person);
  });
  room.ledger.store.run("DELETE FROM organization WHERE id = ?", supplier);
  return { room, meeting, outcome, maker, supplier, department };

  function seatOf(organization: string): string {
    return room.reader.get<{ id: string }>("SELECT id FROM attendance WHERE organization = ?", organization)?.id ?? "";
  }
}

it("the view and the round keep seats and positions of parties that are gone", () => {
  const { room, meeting, maker, supplier, department } = meetingWithGaps();
  const view = meetingView(room.reader, meeting);
  const all = [department, maker, supplier];
  expect(view.attendance.map(({ organization, sector }) => [organization, sector])).toEqual([
    [department, "government"],
    [maker, "enterprise"],
    [supplier, "public"],
  ]);
  expect(view.positions.map(({ organization }) => organization)).toEqual(all);
  expect(view.quorum).toMatchObject({ present: 3, expected: 3 });
  expect(view.labels[maker]).toEqual({ subject: "organization", zh: "整车企业（已删除）", en: "整车企业 (removed)" });
  expect(view.labels[supplier]).toEqual({ subject: "organization", zh: "（已删除）", en: "(removed)" });
  const round = meetingRound(room, meeting);
  expect(round.parties.map(({ organization }) => organization)).toEqual(all);
  expect(round.labels[maker]?.zh).toBe("整车企业（已删除）");
  const { sectors } = followThrough(room);
  expect(sectors.map(({ group, total }) => [group, total])).toEqual(
    expect.arrayContaining([
      ["government", 1],
      ["enterprise", 1],
      ["public", 1],
    ]),
  );
});

it("minutes print them, in both languages, and ask nobody to confirm for them", () => {
  const { room, meeting } = meetingWithGaps();
  const model = readMinutes(room.reader, meeting);
  expect(model.attendance.map(({ party, name }) => [party.name.zh, party.removed, name])).toEqual([
    ["市经信委", undefined, "王工（已删除）"],
    ["整车企业（已删除）", true, null],
    ["（已删除）", true, null],
  ]);
  expect(model.items[0]?.outcomes[0]?.positions).toHaveLength(3);
  expect(claimsOf(model)).toEqual(["government"]);
  const said = (language: "zh" | "en") =>
    JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language }));
  expect(said("zh")).toContain("整车企业（已删除）");
  expect(said("en")).toContain("整车企业 (removed)");
  expect(said("en")).toContain("王工");
});

it("the register of decisions and the report of a party tell what is left", () => {
  const { room, meeting, outcome, department } = meetingWithGaps();
  const register = JSON.stringify(documentBlocks(room, { kind: "register", language: "zh" }));
  expect(register).toContain("整车企业（已删除）");
  room.ledger.store.run("DELETE FROM meeting WHERE id = ?", meeting);
  room.ledger.store.run("UPDATE outcome SET text = '共建平台' WHERE id = ?", outcome);
  const report = JSON.stringify(documentBlocks(room, { kind: "party", language: "zh", of: department }));
  expect(report).toContain("（已删除）");
  expect(report).toContain("已完成");
  expect(report).toContain("共建平台");
});
