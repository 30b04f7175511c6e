import { beforeEach, describe, expect, it } from "vitest";
import { SEAL_WARNINGS } from "../../../db/contract/circulation.ts";
import { closeMeeting, startMeeting } from "../../../db/domain/meetings.ts";

import { removeRecord } from "../../../db/domain/records.ts";
import { sealMeeting } from "../../../db/domain/seals.ts";
import { takeBackAs } from "../../../db/domain/undo.ts";
import { openRoom, type Room, seatParties } from "../../room.ts";

let room: Room;
let meeting: string;
let maker: string;

beforeEach(() => {
  room = openRoom();
  ({ maker } = seatParties(room));
  const series = room.put("series", { name_zh: "月度例会", confirmation_rule: "none" }).id;
  meeting = room.put("meeting", { title_zh: "月度例会", day: "2026-03-02", series }).id;
  startMeeting(room, { id: meeting });
});

function seal(): void {
  closeMeeting(room, { id: meeting });
  sealMeeting(room, { id: meeting, despite: SEAL_WARNINGS });
}

const lastEntry = () => room.ledger.size;

describe("after the seal", () => {
  it("an edit, a creation and a removal in the minutes cannot be undone", () => {
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "共建" }).id;
    const created = lastEntry();
    room.put("outcome", { text: "共建共享" }, outcome);
    const edited = lastEntry();
    const parked = room.put("outcome", { meeting, kind: "parked", text: "再议" }).id;
    removeRecord(room, "outcome", { id: parked });
    const removed = lastEntry();
    seal();
    for (const n of [created, edited, removed])
      expect(() => takeBackAs(room, "undo", { n }), `entry ${n}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^E_(SEALED|UNDO_OVERTAKEN)$/) }),
      );
    expect(() => takeBackAs(room, "undo", { n: edited })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
    expect(() => takeBackAs(room, "undo", { n: removed })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
    expect(room.reader.all("SELECT text FROM outcome")).toEqual([{ text: "共建共享" }]);
  });

  it("the progress of an action can, but not what was decided about it", () => {
    const action = room.put("action", { meeting, text: "完成选址", lead: maker }).id;
    room.put("action", { text: "完成全部选址" }, action);
    const decided = lastEntry();
    seal();
    room.put("action", { percent: 40 }, action);
    takeBackAs(room, "undo", {});
    expect(room.reader.get("SELECT percent FROM action")).toEqual({ percent: 0 });
    expect(() => takeBackAs(room, "undo", { n: decided })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
  });

  it("sealing itself cannot be undone", () => {
    seal();
    expect(() => takeBackAs(room, "undo", { n: lastEntry() })).toThrow(
      expect.objectContaining({ code: "E_NOTHING_TO_UNDO" }),
    );
  });
});

it("an observer cannot undo what a facilitator did, even by naming the entry", () => {
  room.put("outcome", { meeting, kind: "decision", text: "共建" });
  const n = lastEntry();
  room.ledger.transact({ act: "test", by: null }, (tx) =>
    tx.put("profile", "profile-2", { name: "观察员", role: "observer", retired: false }),
  );
  const observer = {
    ...room,
    actor: () => ({ id: "profile-2", name: "观察员", role: "observer" as const, organization: null }),
  };
  expect(() => takeBackAs(observer, "undo", { n })).toThrow(expect.objectContaining({ code: "E_NOTHING_TO_UNDO" }));
  expect(room.reader.all("SELECT text FROM outcome")).toEqual([{ text: "共建" }]);
});

it("the same undo sent twice happens once", () => {
  const organization = room.put("organization", { name_zh: "甲", sector: "ngo", city: "重庆" }).id;
  room.put("organization", { city: "成都" }, organization);
  room.put("organization", { city: "绵阳" }, organization);
  const opId = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
  takeBackAs(room, "undo", { opId });
  takeBackAs(room, "undo", { opId });
  expect(room.reader.get("SELECT city FROM organization WHERE id = ?", organization)).toEqual({ city: "成都" });
});
