/** On the way of a command the record's own row is read once (docs/architecture.md, "The life of a command"). */
import { afterEach, expect, it, vi } from "vitest";
import { Store } from "../../../db/base/store.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { openRoom } from "../../support/room.ts";

afterEach(() => vi.restoreAllMocks());

/** Counts how often the row of a record is fetched from its table. */
function counted(subject: string, id: string) {
  const count = { rows: 0 };
  const { all, get } = Store.prototype;
  const isRow = (row: unknown) => (row as { id?: unknown } | undefined)?.id === id;
  const note = (sql: string, rows: unknown[]) => {
    if (sql.includes(`FROM "${subject}"`)) count.rows += rows.filter(isRow).length;
  };
  vi.spyOn(Store.prototype, "all").mockImplementation(function (this: Store, sql, ...values) {
    const rows = all.call(this, sql, ...values);
    note(sql, rows);
    return rows as never[];
  });
  vi.spyOn(Store.prototype, "get").mockImplementation(function (this: Store, sql, ...values) {
    const row = get.call(this, sql, ...values);
    note(sql, [row]);
    return row as never;
  });
  return count;
}

it.each([
  ["a problem", "problem", { title_zh: "配套不足" }, { title_zh: "配套仍不足" }],
  ["an organization", "organization", { name_zh: "甲", sector: "ngo", city: "重庆" }, { city: "成都" }],
] as const)("of %s that is changed", (_, subject, fields, change) => {
  const room = openRoom();
  const { id } = room.put(subject, fields);
  const count = counted(subject, id);
  expect(room.put(subject, change, id)).toMatchObject(change);
  expect(count.rows).toBe(1);
});

it("of one that is made is not read: nothing can be there under a new id", () => {
  const room = openRoom();
  const meeting = room.put("meeting", { title_zh: "例会" }).id;
  const get = vi.spyOn(Store.prototype, "get");
  const { id } = room.put("outcome", { meeting, kind: "decision", text: "联合发布" });
  expect(get.mock.calls.filter(([, ...values]) => values.includes(id))).toEqual([]);
  expect(readRecord(room.reader, "outcome", id)).toMatchObject({ meeting, text: "联合发布", rank: 1_000 });
});
