/** Percent and status of an action say the same, whoever says only one of them. */
import { describe, expect, it } from "vitest";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { readRecord } from "../../../db/ledger/transaction.ts";
import { putRecord } from "../../../db/records/records.ts";
import { offered } from "../../../db/rules/progress.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

function world(fields: object = {}) {
  const room = openRoom();
  const { maker } = seatParties(room);
  const { id } = room.put("action", { text: "建回收站", lead: maker, ...fields });
  const held = () => {
    const { status, percent } = readRecord(room.reader, "action", id) ?? {};
    return [status, percent];
  };
  return { room, id, held };
}

describe("percent and status", () => {
  it("follow each other where it can be only one thing", () => {
    const { room, id, held } = world();
    expect(held()).toEqual(["not_started", 0]);
    reportProgress(room, { id, percent: 40 });
    expect(held()).toEqual(["in_progress", 40]);
    reportProgress(room, { id, status: "done" });
    expect(held()).toEqual(["done", 100]);
    room.put("action", { status: "in_progress" }, id);
    expect(held()).toEqual(["in_progress", null]);
    room.put("action", { status: "verified" }, id);
    expect(held()).toEqual(["verified", 100]);
    expect(world({ status: "done" }).held()).toEqual(["done", 100]);
    expect(world({ percent: 10 }).held()).toEqual(["in_progress", 10]);
  });

  it.each([
    [{ percent: 40, status: "done" }, {}],
    [{ percent: 40, status: "not_started" }, {}],
    [{ percent: 40 }, { status: "done" }],
    [{ status: "not_started" }, { percent: 40 }],
  ] as const)("are refused where they contradict: %j", (fields, before) => {
    const { room, id, held } = world(before);
    const was = held();
    expect(codeOf(() => reportProgress(room, { id, ...fields }))).toBe("E_PERCENT_STATUS");
    expect(codeOf(() => room.put("action", fields, id))).toBe("E_PERCENT_STATUS");
    expect(held()).toEqual(was);
  });

  it("ask whether what is at 100 % is done", () => {
    const { room, id } = world({ percent: 60 });
    expect(putRecord(room, "action", { id, fields: { percent: 100 } }).warnings).toMatchObject([
      { code: "W_PERCENT_DONE" },
    ]);
    const none: { percent: number | string; status: string | null } = { percent: "", status: null };
    expect(offered(none, { percent: 100 })).toEqual({ percent: 100, status: "done" });
    expect(offered({ ...none, status: "blocked" }, { percent: 100 }).status).toBe("blocked");
    expect(offered(none, { status: "done" })).toEqual({ percent: 100, status: "done" });
  });
});
