/** Segments and terms: put in order, moved, merged with all that names them, and taken back at once. */
import { expect, it } from "vitest";
import {
  mergeSegments,
  mergeTerms,
  placeSegment,
  placeTerm,
  segmentTree,
  termsUsed,
} from "../../../../db/domain/region/kept-lists.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { referencesTo } from "../../../../db/schema/references.ts";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";

const FIRM = { sector: "enterprise", city: "成都" } as const;

function chain() {
  const room = openRoom();
  const segment = (name_zh: string, parent: string | null = null, rank = 10) =>
    room.put("segment", { name_zh, parent, rank }).id;
  const battery = segment("电池");
  const [cell, pack] = [segment("电芯", battery, 10), segment("电池包", battery, 20)];
  const motor = segment("电机", null, 20);
  return { room, battery, cell, pack, motor };
}

const order = (room: Room, parent: string | null) =>
  segmentTree(room.reader)
    .map(({ record }) => record)
    .filter((one) => one.parent === parent)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ name_zh }) => name_zh);

it("puts a segment before another, below another, and never below itself", () => {
  const { room, battery, cell, pack, motor } = chain();
  placeSegment(room, { id: pack, parent: battery, before: cell });
  expect(order(room, battery)).toEqual(["电池包", "电芯"]);
  placeSegment(room, { id: motor, parent: battery, before: null });
  expect(order(room, battery)).toEqual(["电池包", "电芯", "电机"]);
  expect(order(room, null)).toEqual(["电池"]);
  takeBackAs(room, "undo", {});
  expect(order(room, null)).toEqual(["电池", "电机"]);
  expect(codeOf(() => placeSegment(room, { id: battery, parent: cell, before: null }))).toBe("E_CYCLE");
});

it("counts organizations and links with those of the segments below, each once", () => {
  const { room, battery, cell, pack, motor } = chain();
  const firm = (name_zh: string, segments: string[]) => room.put("organization", { ...FIRM, name_zh, segments }).id;
  const [one, two, other] = [firm("甲", [cell, pack]), firm("乙", [cell]), firm("丙", [])];
  room.put("link", { from: one, to: two, status: "existing" });
  room.put("link", { from: other, to: one, status: "suggested" });
  room.put("link", {
    from: other,
    to: room.put("organization", { ...FIRM, name_zh: "丁" }).id,
    status: "planned",
    segment: motor,
  });
  const counts = Object.fromEntries(
    segmentTree(room.reader).map(({ record, firms, links }) => [record.id, [firms, links]]),
  );
  expect(counts).toEqual({ [battery]: [2, 1], [cell]: [2, 1], [pack]: [1, 1], [motor]: [0, 1] });
});

it("merges a segment with all that names it, and takes it back with one undo", () => {
  const { room, battery, cell, pack, motor } = chain();
  const firm = room.put("organization", { ...FIRM, name_zh: "甲", segments: [cell, pack] }).id;
  const link = room.put("link", {
    from: firm,
    to: room.put("organization", { ...FIRM, name_zh: "乙" }).id,
    status: "existing",
    segment: pack,
  }).id;
  const figure = room.put("figure", { kind: "output", year: "2024", value: "1", segment: pack }).id;
  const policy = room.put("policy", { title_zh: "办法", segments: [pack, motor] }).id;
  const below = room.put("segment", { name_zh: "箱体", name_en: "Case", parent: pack }).id;
  const before = referencesTo(room.reader, "segment", pack, 100);
  const { moved, stays } = mergeSegments(room, { keep: cell, gone: pack });
  expect([moved, stays]).toEqual([before.length, false]);
  expect(referencesTo(room.reader, "segment", pack, 100)).toEqual([]);
  expect(readRecord(room.reader, "segment", pack)).toBeUndefined();
  expect(readRecord(room.reader, "organization", firm)?.segments).toEqual([cell]);
  expect(readRecord(room.reader, "link", link)?.segment).toBe(cell);
  expect(readRecord(room.reader, "figure", figure)?.segment).toBe(cell);
  expect(readRecord(room.reader, "policy", policy)?.segments).toEqual([cell, motor]);
  expect(readRecord(room.reader, "segment", below)?.parent).toBe(cell);
  takeBackAs(room, "undo", {});
  expect(referencesTo(room.reader, "segment", pack, 100)).toEqual(before);
  // Into one of its own parts: that one takes its place.
  mergeSegments(room, { keep: below, gone: pack });
  expect(readRecord(room.reader, "segment", below)).toMatchObject({ parent: battery });
  expect(codeOf(() => mergeSegments(room, { keep: cell, gone: cell }))).toBe("E_MERGE_SELF");
});

it("keeps words in their order, says what uses each, and merges two of one list", () => {
  const room = openRoom();
  const term = (
    vocabulary: "link_type" | "problem_type",
    name_zh: string,
    rank: number,
    name_en: string | null = null,
  ) => room.put("term", { vocabulary, name_zh, name_en, rank }).id;
  const [supply, delivery] = [term("link_type", "供应", 10), term("link_type", "供货", 20, "Delivery")];
  const other = term("problem_type", "供给", 10);
  const firm = (name_zh: string) => room.put("organization", { ...FIRM, name_zh }).id;
  const link = room.put("link", { from: firm("甲"), to: firm("乙"), status: "existing", type: delivery }).id;
  const words = () => termsUsed(room.reader, "link_type").map(({ record, uses }) => [record.name_zh, uses]);
  expect(words()).toEqual([
    ["供应", 0],
    ["供货", 1],
  ]);
  placeTerm(room, { id: delivery, before: supply });
  expect(words().map(([name]) => name)).toEqual(["供货", "供应"]);
  takeBackAs(room, "undo", {});
  expect(codeOf(() => mergeTerms(room, { keep: supply, gone: other }))).toBe("E_WRONG_VOCABULARY");
  mergeTerms(room, { keep: supply, gone: delivery });
  expect(words()).toEqual([["供应", 1]]);
  expect(readRecord(room.reader, "link", link)?.type).toBe(supply);
  expect(readRecord(room.reader, "term", supply)?.name_en).toBe("Delivery");
  takeBackAs(room, "undo", {});
  expect(words()).toEqual([
    ["供应", 0],
    ["供货", 1],
  ]);
});
