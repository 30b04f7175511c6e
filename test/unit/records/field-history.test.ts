/** All that the fields of a record ever held, on whichever laptop it was written. */
import { expect, it } from "vitest";
import { receive } from "../../../db/ledger/receive.ts";
import { fieldHistory } from "../../../db/records/values/field-history.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { Forger, shipped } from "../../forgery/forger.ts";
import { AMONG_FRIENDS } from "../../support/laptops.ts";
import { openRoom } from "../../support/room.ts";

it("tells each value with who wrote it, what they had seen, and which was not chosen", () => {
  const room = openRoom();
  const { id } = room.put("problem", { title_zh: "换电接口不一", note: "一" });
  const seen = { ...room.ledger.vector };
  room.wait(60);
  room.put("problem", { note: "二" }, id);
  // Elsewhere, by somebody who had seen the first value only.
  const other = new Forger();
  const entry = other.write([{ op: "set", ent: "problem", id, f: { note: "另" } }], {
    ws: room.ledger.workspace,
    vv: seen,
  });
  expect(receive(room.ledger, shipped(entry), AMONG_FRIENDS).outcomes).toEqual([{ is: "added" }]);
  const note = () => fieldHistory(room.reader, { subject: "problem", id }).fields.find(({ field }) => field === "note");
  const states = () => Object.fromEntries((note()?.writes ?? []).map(({ value, state }) => [value as string, state]));
  const [won, lost] = readRecord(room.reader, "problem", id)?.note === "二" ? ["二", "另"] : ["另", "二"];
  expect(states()).toEqual({ 一: "before", [won]: "now", [lost]: "unchosen" });
  const of = (value: string) => note()?.writes.find((write) => write.value === value);
  const first = of("一")?.n;
  expect([of("二")?.seen, of("另")?.seen, of("一")?.seen]).toEqual([first, first, null]);
  expect([of("二")?.apart, of("另")?.apart, of("一")?.apart]).toEqual([[of("另")?.n], [of("二")?.n], []]);
  expect(of("二")?.by).toBe("张协调");
  expect(new Set(note()?.writes.map(({ device }) => device)).size).toBe(2);
  // Whoever has seen both decides; what was not chosen stays so.
  room.wait(60);
  room.put("problem", { note: "定" }, id);
  expect(states()).toEqual({ 一: "before", [won]: "before", [lost]: "unchosen", 定: "now" });
  expect(note()?.writes[0]?.value).toBe("定");
});

it("leaves out what was never filled and what is kept from the reader, and names what values name", () => {
  const room = openRoom();
  const owner = room.put("organization", { name_zh: "甲", sector: "ngo", city: "成都" }).id;
  const { id } = room.put("problem", { title_zh: "问题", owner });
  const { fields, labels } = fieldHistory(room.reader, { subject: "problem", id });
  expect(fields.map(({ field }) => field)).toEqual(["title_zh", "owner", "status"]);
  expect(labels[owner]).toMatchObject({ zh: "甲" });
  expect(fieldHistory(room.reader, { subject: "nothing", id })).toEqual({ fields: [], labels: {} });
  const meeting = room.put("meeting", { title_zh: "会", day: "2026-12-01" }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "议题", private_note: "只给工作人员" }).id;
  const seen = () => fieldHistory(room.reader, { subject: "agenda_item", id: item }).fields.map(({ field }) => field);
  expect(seen()).toContain("private_note");
  room.as("observer");
  expect(seen()).not.toContain("private_note");
});
