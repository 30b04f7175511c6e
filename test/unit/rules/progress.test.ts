/** Percent and status of an action say the same, whoever says only one of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { putRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { agree, offered } from "../../../db/rules/progress.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { announceSeed } from "../../seed.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

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

  it("agree when one of two persons takes back what the other went on from", () => {
    const { room, id, held } = world();
    room.put("action", { status: "in_progress" }, id);
    putRecord(second(room), "action", { id, fields: { percent: 40 } });
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(["in_progress", 40]);
  });

  it("agree whatever two persons write, take back and do again", () => {
    const status = fc.constantFrom("not_started", "in_progress", "blocked", "done", "verified", "cancelled");
    const percent = fc.constantFrom(0, 40, 100, null);
    const fields = fc.oneof(fc.record({ status }), fc.record({ percent }), fc.record({ status, percent }));
    const way = fc.constantFrom("put", "put", "report", "undo", "undo", "redo");
    const steps = fc.array(fc.record({ other: fc.boolean(), way, fields }), { maxLength: 12 });
    let takenBack = 0;
    const { room } = world();
    const { lead } = room.reader.get<{ lead: string }>("SELECT lead FROM action") ?? {};
    const persons = [room, second(room)] as const;
    fc.assert(
      fc.property(steps, (all) => {
        const { id } = room.put("action", { text: "建回收站", lead: lead ?? "" });
        for (const { other, way: how, fields: given } of all) {
          const who = persons[other ? 1 : 0];
          try {
            if (how === "put") putRecord(who, "action", { id, fields: given });
            else if (how === "report") reportProgress(who, { id, ...withoutNulls(given) });
            else {
              takeBackAs(who, how as "undo" | "redo", {});
              takenBack++;
            }
          } catch (error) {
            expect((error as { code?: string }).code, String(error)).toMatch(/^E_/);
          }
          const now = readRecord(room.reader, "action", id);
          if (now) expect(agree(now), JSON.stringify([now.status, now.percent])).toBe(true);
        }
      }),
      { seed: announceSeed("percent and status"), numRuns: 100 },
    );
    expect(takenBack).toBeGreaterThan(50);
  });
});

/** Somebody else at the same laptop. */
function second(room: Room): Room {
  const actor = { ...room.actor(), id: "profile-2", name: "李记录" };
  return { ...room, reader: room.reader, person: actor, actor: () => actor };
}

function withoutNulls(fields: { status?: string; percent?: number | null }) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    status?: "done";
    percent?: number;
  };
}
