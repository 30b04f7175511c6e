/** Minutes tell of the meeting as it was held: its day, what it set, and the items under which something was recorded. */
import { describe, expect, it } from "vitest";
import { documentOf } from "../../../db/documents/blocks/document.ts";
import { linesOf } from "../../../db/documents/formats/lines.ts";
import { askExtension, decideExtension } from "../../../db/domain/actions/actions.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { openRoom } from "../../support/room.ts";
import { closedMeeting } from "../../support/sealing.ts";

describe("minutes of a meeting as it was held", () => {
  it("print the day on which it was held, if it is held on another than planned", () => {
    const room = openRoom();
    const planned = room.put("meeting", { title_zh: "例会", day: "2026-12-02" }).id;
    startMeeting(room, { id: planned });
    expect(minutesModelOf(room.reader, planned).day).toBe("2026-12-02");
    const moved = room.put("meeting", { title_zh: "例会", day: "2026-12-02", last_day: "2026-12-03" }).id;
    startMeeting(room, { id: moved, today: true });
    expect(minutesModelOf(room.reader, moved)).toMatchObject({ day: room.today(), lastDay: null });
  });

  it("keep the due date that the meeting set, whatever is granted afterwards", () => {
    const { room, meeting, action } = closedMeeting();
    room.put("action", { due: "2026-12-09" }, action);
    const due = () => minutesModelOf(room.reader, meeting).items.flatMap(({ actions }) => actions)[0]?.due;
    for (const day of ["2027-01-06", "2027-02-06"]) {
      const { id: request } = askExtension(room, { id: action, due: day, reason: "设备晚到" });
      expect(due()).toBe("2026-12-09");
      decideExtension(room, { request, approve: true });
      expect(due()).toBe("2026-12-09");
    }
    expect(() =>
      room.put("extension_request", { action, due: "2027-03-06", reason: "再延", due_before: "2026-01-01" }),
    ).toThrow(expect.objectContaining({ code: "E_ONLY_BY_COMMAND" }));
  });

  it("leave out items without any record if that is asked for, and number the others without them", () => {
    const { room, meeting, item } = closedMeeting();
    const bare = room.put("agenda_item", { meeting, title_zh: "无人发言", kind: "discussion", rank: 1 }).id;
    const read = () => {
      const model = minutesModelOf(room.reader, meeting);
      return {
        ids: model.items.map(({ id }) => id),
        text: documentOf(model, "zh").flatMap(linesOf).join("\n"),
      };
    };
    expect(read().ids).toEqual([bare, item]);
    expect(read().text).toContain("本议题没有记录");
    expect(read().text).toContain("二、充电互联");
    room.put("minutes", { meeting, omit_empty: true });
    expect(read().ids).toEqual([item]);
    expect(read().text).not.toMatch(/无人发言|本议题没有记录/u);
    expect(read().text).toContain("一、充电互联");
  });
});
