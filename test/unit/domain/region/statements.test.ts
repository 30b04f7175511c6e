/** What another source says of a field: kept beside it, taken in its place with one undo, moved when organizations are merged. */
import { expect, it } from "vitest";
import { merge } from "../../../../db/domain/region/duplicates/merge.ts";
import { takeStatement } from "../../../../db/domain/region/statements.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { codeOf, openRoom } from "../../../support/room.ts";

const FIRM = { sector: "enterprise", city: "成都" } as const;

function said() {
  const room = openRoom();
  const source = (title: string) => room.put("source", { title }).id;
  const [one, other] = [source("甲报"), source("乙报")];
  const organization = room.put("organization", { ...FIRM, name_zh: "甲", founded: "2010", sources: [one] }).id;
  return { room, one, other, organization };
}

it("stands beside what the record holds until it is taken, with its source", () => {
  const { room, one, other, organization } = said();
  const { id } = room.put("statement", { organization, field: "founded", value: "2011-03", source: other });
  expect(readRecord(room.reader, "organization", organization)?.founded).toBe("2010");
  takeStatement(room, { id });
  expect(readRecord(room.reader, "organization", organization)).toMatchObject({
    founded: "2011-03",
    sources: [one, other],
  });
  expect(readRecord(room.reader, "statement", id)).toBeUndefined();
  takeBackAs(room, "undo", {});
  expect(readRecord(room.reader, "organization", organization)).toMatchObject({ founded: "2010", sources: [one] });
  expect(readRecord(room.reader, "statement", id)?.value).toBe("2011-03");
});

it("is of one record and of a value that its field may hold", () => {
  const { room, other, organization } = said();
  const policy = room.put("policy", { title_zh: "办法" }).id;
  const put = (fields: object) => codeOf(() => room.put("statement", { source: other, ...fields }));
  expect(put({ field: "founded", value: "2011" })).toBe("E_STATEMENT_OF");
  expect(put({ organization, policy, field: "note", value: "x" })).toBe("E_STATEMENT_OF");
  expect(put({ organization, field: "founded", value: "明年" })).toBe("E_STATEMENT_VALUE");
  expect(put({ organization, field: "sector", value: "none" })).toBe("E_STATEMENT_VALUE");
  for (const field of ["segments", "confidence", "merged_into", "nothing"])
    expect(put({ organization, field, value: "x" })).toBe("E_STATEMENT_FIELD");
  room.put("statement", { organization, field: "sector", value: "ngo", source: other });
});

it("moves with the organization that it is said of, and goes with the record", () => {
  const { room, other, organization } = said();
  const { id } = room.put("statement", { organization, field: "founded", value: "2011", source: other });
  const keep = room.put("organization", { ...FIRM, name_zh: "乙" }).id;
  merge(room, { keep, gone: [organization], fields: {} });
  expect(readRecord(room.reader, "statement", id)?.organization).toBe(keep);
});
