/** Many records changed at once: looked at first, written in parts, taken back as one; cells as they were pasted. */
import { expect, it } from "vitest";
import type { ManyChange, ManyResult } from "../../../db/contract/procedures/lists/many.ts";
import { manyHandlers } from "../../../db/domain/imports/many.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { openRoom, type Room } from "../../support/room.ts";

type Steps = AsyncIterator<unknown, ManyResult>;

async function ended(steps: unknown): Promise<ManyResult> {
  const iterator = (await steps) as Steps;
  for (;;) {
    const step = await iterator.next();
    if (step.done) return step.value;
  }
}
const look = (room: Room, change: ManyChange) => ended(manyHandlers.many.look(room, { change }, undefined));
const run = (room: Room, change: ManyChange, signal?: AbortSignal) =>
  ended(manyHandlers.many.run(room, { change, opId: crypto.randomUUID() }, signal));

function firms(count: number): Room {
  const room = openRoom();
  room.put("segment", { name_zh: "隔膜" }, "seg");
  for (let n = 0; n < count; n++)
    room.put(
      "organization",
      { name_zh: `企业${n}`, sector: n % 2 ? "ngo" : "enterprise", city: "重庆", status: n % 3 ? null : "closed" },
      `org-${n}`,
    );
  return room;
}
const statuses = (room: Room) =>
  room.reader
    .all<{ status: string | null }>("SELECT status FROM organization ORDER BY row")
    .map(({ status }) => status);
const ngos = { filters: [{ field: "sector", op: "is" as const, value: "ngo" }], but: ["org-5"] };

it("sets a field of all that a list shows but some, and takes all of it back as one", async () => {
  const room = firms(12);
  const before = statuses(room);
  const change = { subject: "organization" as const, of: ngos, field: "status", how: "set" as const, value: "closed" };
  const entries = room.ledger.size;
  const looked = await look(room, change);
  expect(looked).toEqual({ total: 5, changed: 3, same: 2, refused: [] });
  expect([room.ledger.size, statuses(room)]).toEqual([entries, before]);
  expect(await run(room, change)).toEqual(looked);
  const closed = statuses(room).flatMap((status, n) => (status === "closed" ? [n] : []));
  expect(closed).toEqual([0, 1, 3, 6, 7, 9, 11]);
  takeBackAs(room, "undo", {});
  expect(statuses(room)).toEqual(before);
});

it("adds to what a field holds and takes from it", async () => {
  const room = firms(2);
  const change = { subject: "organization" as const, of: { ids: ["org-0", "org-1"] }, field: "segments" };
  const held = () => [0, 1].map((n) => room.reader.get(`SELECT segments FROM organization WHERE id = 'org-${n}'`));
  expect((await run(room, { ...change, how: "add", value: ["seg"] })).changed).toBe(2);
  expect(await run(room, { ...change, how: "add", value: ["seg"] })).toMatchObject({ changed: 0, same: 2 });
  expect(held()).toEqual([{ segments: '["seg"]' }, { segments: '["seg"]' }]);
  expect((await run(room, { ...change, how: "take", value: ["seg"] })).changed).toBe(2);
  expect(held()).toEqual([{ segments: "[]" }, { segments: "[]" }]);
});

it("tells who may not be changed, and why, and changes the others", async () => {
  const room = firms(1);
  for (const [id, lead] of [
    ["ours", "org-0"],
    ["theirs", null],
  ] as const) {
    if (lead === null) room.put("organization", { name_zh: "他人", sector: "ngo", city: "成都" }, "other");
    room.put("action", { text: id, lead: lead ?? "other" }, id);
  }
  room.as("participant", "org-0");
  const change = { subject: "action" as const, of: { ids: ["ours", "theirs", "gone"] }, field: "status" };
  const came = await run(room, { ...change, how: "set", value: "blocked" });
  expect(came).toMatchObject({ total: 3, changed: 1, same: 0 });
  expect(came.refused.map(({ code, count }) => [code, count])).toEqual([
    ["E_NOT_ALLOWED", 1],
    ["E_UNKNOWN_RECORD", 1],
  ]);
});

it("refuses a value that the field cannot hold, and a field that lists do not show", async () => {
  const room = firms(1);
  const change = { subject: "organization" as const, of: { ids: ["org-0"] }, how: "set" as const };
  await expect(look(room, { ...change, field: "city", value: "" })).rejects.toMatchObject({ code: "E_REQUIRED" });
  await expect(look(room, { ...change, field: "status", value: "wrong" })).rejects.toMatchObject({ code: "E_INPUT" });
  await expect(look(room, { ...change, field: "nothing", value: "" })).rejects.toMatchObject({
    code: "E_UNKNOWN_FIELD",
  });
});

it("reads pasted cells as people write them; what it cannot read stays as it is, and an empty one empties", async () => {
  const room = firms(2);
  room.put("organization", { note: "备注" }, "org-1");
  const cell = (n: number, field: string, text: string) => ({ id: `org-${n}`, field, text });
  const cells = [
    cell(0, "status", "在营"),
    cell(0, "segments", "隔膜"),
    cell(0, "founded", "2019年3月"),
    cell(1, "founded", "去年"),
    cell(1, "note", ""),
  ];
  const came = await run(room, { subject: "organization", cells });
  expect(came).toMatchObject({ total: 2, changed: 2 });
  expect(came.refused.map(({ code }) => code)).toEqual(["W_CELL_DAY"]);
  const row = (n: number) =>
    room.reader.get(`SELECT status, segments, founded, note FROM organization WHERE id = 'org-${n}'`);
  expect(row(0)).toEqual({ status: "in_business", segments: '["seg"]', founded: "2019-03", note: null });
  expect(row(1)).toMatchObject({ founded: null, note: null });
});

it("leaves nothing behind where it is given up", async () => {
  const room = firms(400);
  const before = statuses(room);
  const giveUp = new AbortController();
  const change = { subject: "organization", of: { filters: [], but: [] }, field: "status", how: "set", value: "moved" };
  const steps = (await manyHandlers.many.run(
    room,
    { change: change as ManyChange, opId: crypto.randomUUID() },
    giveUp.signal,
  )) as unknown as Steps;
  await steps.next();
  expect(statuses(room)).not.toEqual(before);
  giveUp.abort();
  await expect(steps.next()).rejects.toMatchObject({ code: "E_CANCELLED" });
  expect(statuses(room)).toEqual(before);
});

it("leaves nothing behind where whoever followed it does not ask for the rest", async () => {
  const room = firms(40);
  const before = statuses(room);
  const change = { subject: "organization", of: { filters: [], but: [] }, field: "status", how: "set", value: "moved" };
  const asked = { change: change as ManyChange, opId: crypto.randomUUID() };
  const steps = (await manyHandlers.many.run(room, asked, undefined)) as unknown as Steps;
  await steps.next();
  expect(statuses(room)).not.toEqual(before);
  await steps.return?.();
  expect(statuses(room)).toEqual(before);
});
