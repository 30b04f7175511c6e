/** Refusals that are about another record than the one at hand say which: it is named, and can be gone to. */
import { describe, expect, it } from "vitest";
import { ABOUT_OTHERS, ConcordError, ERRORS, sentence, WARNINGS } from "../../../db/contract/errors.ts";
import { askFloor } from "../../../db/domain/meetings/floor.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { putRecord } from "../../../db/records/records.ts";
import { recordInWay } from "../../../renderer/app/errors.ts";
import { sealAsIs } from "../../support/checks.ts";
import { openRoom, seatParties } from "../../support/room.ts";

function world() {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const series = room.put("series", { name_zh: "例会", confirmation_rule: "none" }).id;
  const of = (title_zh: string, day: string, state: "closed" | "planned") =>
    room.put("meeting", { title_zh, title_en: `${title_zh} EN`, day, state, series }).id;
  const early = of("先", "2026-10-01", "closed");
  const late = of("后", "2026-11-01", "closed");
  const live = of("今", "2026-11-23", "planned");
  startMeeting(room, { id: live });
  const decision = (meeting: string, text: string) => room.put("outcome", { meeting, kind: "decision", text }).id;
  return { room, maker, supplier, early, late, live, decision };
}

function refused(work: () => unknown): ConcordError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConcordError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a refusal names the record that it is about", () => {
  it("of a sealed meeting, wherever what belongs to it is changed", () => {
    const { room, early, decision } = world();
    const id = decision(early, "共建");
    sealAsIs(room, { id: early });
    const error = refused(() => room.put("outcome", { text: "改" }, id));
    expect(recordInWay(error)).toEqual({ subject: "meeting", id: early });
    expect(sentence(error.code, error.params, "zh")).toContain("“先”的纪要已经封存");
    expect(sentence(error.code, error.params, "en")).toContain("“先 EN”");
  });

  it("of a later decision, and of one in whose place it would stand", () => {
    const { room, early, late, decision } = world();
    const later = decision(late, "后来的决定");
    const error = refused(() => room.put("outcome", { replaces: later }, decision(early, "先前的")));
    expect(error.code).toBe("E_REPLACES_LATER");
    expect(recordInWay(error)).toEqual({ subject: "outcome", id: later });
    expect(error.message).toContain("后来的决定");
  });

  it("of a seat, by its party", () => {
    const { room, live, maker, supplier } = world();
    const person = room.put("person", { name: "李明", organization: maker }).id;
    const seat = room.put("attendance", { meeting: live, organization: maker, person }).id;
    const error = refused(() => room.put("attendance", { meeting: live, organization: supplier, person }));
    expect(recordInWay(error)).toEqual({ subject: "attendance", id: seat });
    expect(error.message).toMatch(/李明.*整车企业/u);
    const again = refused(() =>
      putRecord(room, "attendance", { id: "second", fields: { meeting: live, organization: maker } }),
    );
    expect([again.code, recordInWay(again)?.id]).toEqual(["E_TWICE_ATTENDING", seat]);
  });

  it("of a party that waits to speak, or is not there", () => {
    const { room, live, maker } = world();
    expect(refused(() => askFloor(room, { meeting: live, organization: maker })).message).toContain("整车企业");
    room.put("attendance", { meeting: live, organization: maker, presence: "present" });
    askFloor(room, { meeting: live, organization: maker });
    expect(refused(() => askFloor(room, { meeting: live, organization: maker })).message).toContain("整车企业");
  });

  it("and a warning of a similar name too", () => {
    const { room, maker } = world();
    const fields = { name_zh: "整车企业", sector: "enterprise", city: "成都" };
    const { warnings } = putRecord(room, "organization", { fields });
    expect(recordInWay(warnings[0])).toEqual({ subject: "organization", id: maker });
  });

  it.each([...ABOUT_OTHERS])("%s says how it is called, in either language", (code) => {
    const params = { subject: "meeting", id: "m1", name: "甲会", name_en: "Alpha", state: "closed", fields: "day" };
    const known = { ...ERRORS, ...WARNINGS };
    const one = code as keyof typeof known;
    if (code === "E_TABLES_DIFFER") return expect(sentence(one, params, "zh")).toContain("m1");
    expect(sentence(one, params, "zh")).toContain("甲会");
    expect(sentence(one, params, "en")).toContain("Alpha");
  });
});

it("only where something could have been done by halves is it said that nothing was changed", () => {
  const saying = Object.entries(ERRORS).flatMap(([code, { zh, en }]) =>
    zh.includes("没有改动任何内容") || en.includes("Nothing was changed") ? [code] : [],
  );
  expect(
    saying.filter(
      (code) =>
        !/UPLOAD|UNDO|TEMPLATE_(BROKEN|VALUE)|LIST_TOO_LONG|TOO_LARGE|CANONICAL|DATABASE|KEYS|KDF|FORMAT|ROLLED|LOG_DAMAGED|READ_ONLY|ACCESS|BUSY|BACKUP_DAMAGED|INTERNAL|NOT_STARTED|OTHER_PERSON|TYPED_UNSAVED|OP_ID|FOLDER_NOT_EMPTY|INSIDE_WORKSPACE/u.test(
          code,
        ),
    ),
  ).toEqual([]);
  expect(saying.length).toBeLessThan(Object.keys(ERRORS).length / 4);
});
