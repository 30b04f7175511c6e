/** Two organizations that are one: found, judged, merged, and taken apart again by undo. */
import { expect, it } from "vitest";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { SUBJECTS } from "../../../../db/contract/subjects/index.ts";
import { readList } from "../../../../db/domain/region/party-lists.ts";
import { regionHandlers } from "../../../../db/domain/region/procedures.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { columnsOf, type Fields } from "../../../../db/schema/columns.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";
import { closedMeeting, sealedMeeting } from "../../../support/sealing.ts";

const { near, pairs, judge, merge, mergePlan } = regionHandlers.organization;

const firm = (room: Room, name_zh: string, more: Partial<RecordOf<"organization">> = {}) =>
  room.put("organization", { name_zh, sector: "enterprise", city: "重庆", ...more }).id;

/** Every field that names a record which is not there. */
function dangling(room: Room): string[] {
  return SUBJECTS.flatMap((subject) =>
    columnsOf(subject).flatMap(({ name, meta, list }) => {
      if (meta.ref !== "organization") return [];
      return room.reader.all<Fields & { id: string }>(`SELECT * FROM "${subject}"`).flatMap((row) => {
        const held = row[name] as string | null;
        const ids = list ? (JSON.parse(held ?? "[]") as string[]) : held ? [held] : [];
        return ids
          .filter((id) => !readRecord(room.reader, "organization", id))
          .map(() => `${subject}.${name} of ${row.id}`);
      });
    }),
  );
}

it("finds who goes by nearly the name that is typed, with the reasons, and not the record at hand", async () => {
  const room = openRoom();
  const known = firm(room, "重庆甲电池有限公司", { short_name: "甲电池" });
  firm(room, "成都乙材料有限公司");
  const found = await near(room, { name: "重慶甲电池有限责任公司", limit: 5 }, undefined);
  expect(found.map(({ party, reasons }) => ({ id: party.id, reasons: reasons.map(({ reason }) => reason) }))).toEqual([
    { id: known, reasons: ["core"] },
  ]);
  expect(await near(room, { name: "重庆甲电池", not: known, limit: 5 }, undefined)).toEqual([]);
  expect(await near(room, { name: "  ", limit: 5 }, undefined)).toEqual([]);
});

it("lists pairs that may be one, and asks about none of them twice", async () => {
  const room = openRoom();
  const one = firm(room, "重庆甲电池有限公司");
  const other = firm(room, "重庆市甲电池有限责任公司");
  firm(room, "成都乙材料有限公司");
  const listed = async (judged = false) => (await pairs(room, { judged, limit: 10 }, undefined)).pairs;
  expect((await listed()).map((pair) => [pair.one.id, pair.other.id].toSorted())).toEqual([[one, other].toSorted()]);
  room.put("judgement", { one: other, other: one, verdict: "different" });
  expect(await listed()).toEqual([]);
  expect((await listed(true)).map(({ verdict }) => verdict)).toEqual(["different"]);
  // Said of the same two the other way round, it is the same judgement.
  room.put("judgement", { one, other, verdict: "unsure" });
  expect(room.reader.all("SELECT verdict FROM judgement")).toEqual([{ verdict: "unsure" }]);
});

it("merges fields, names and every reference, leaves nothing dangling, and is undone as one", async () => {
  const room = openRoom();
  const keep = firm(room, "重庆甲电池有限公司", { products: null });
  const gone = firm(room, "重庆甲电池厂", { products: "电芯", aliases: ["甲厂"], founded: "2011" });
  const third = firm(room, "成都乙材料有限公司");
  const link = room.put("link", { from: third, to: gone, status: "existing" }).id;
  const between = room.put("link", { from: keep, to: gone, status: "existing" }).id;
  const action = room.put("action", { text: "送样", lead: gone, supporting: [third, gone, keep] }).id;
  const meeting = room.put("meeting", { title_zh: "例会", organizers: [gone] }).id;
  const seat = room.put("attendance", { meeting, organization: gone, name: "李", presence: "present" });
  const decision = room.put("outcome", { meeting, kind: "decision", text: "联合送样" }).id;
  room.put("position", { outcome: decision, organization: gone, stance: "support" });
  room.put("judgement", { one: gone, other: third, verdict: "different" });
  const before = (id: string) => readRecord(room.reader, "organization", id);

  expect(mergePlan(room, { keep, gone: [gone] }, undefined)).toMatchObject({
    sealed: 0,
    twice: 0,
    moves: { link: 2, attendance: 1, position: 1, meeting: 1 },
  });
  const done = merge(room, { keep, gone: [gone], fields: { city: "成都" }, opId: crypto.randomUUID() }, undefined);
  expect(done).toMatchObject({ kept: [] });

  expect(before(gone)).toBeUndefined();
  expect(before(keep)).toMatchObject({
    name_zh: "重庆甲电池有限公司",
    city: "成都",
    products: "电芯",
    founded: "2011",
    aliases: ["重庆甲电池厂", "甲厂"],
  });
  expect(readRecord(room.reader, "link", link)).toMatchObject({ to: keep });
  expect(readRecord(room.reader, "link", between)).toBeUndefined();
  expect(readRecord(room.reader, "action", action)).toMatchObject({ lead: keep, supporting: [third, keep] });
  expect(room.reader.all("SELECT organization, name FROM attendance")).toEqual([{ organization: keep, name: "李" }]);
  expect(room.reader.all("SELECT organization, stance FROM position")).toEqual([
    { organization: keep, stance: "support" },
  ]);
  expect(room.reader.all("SELECT one, other FROM judgement")).toEqual([{ one: keep, other: third }]);
  expect(dangling(room)).toEqual([]);

  // Said by the one that stays, not by the first of what was moved to it.
  expect(takeBackAs(room, "undo", {})).toMatchObject({ act: "organization.merge", subject: "organization", id: keep });
  expect(before(gone)).toMatchObject({ name_zh: "重庆甲电池厂", aliases: ["甲厂"] });
  expect(before(keep)).toMatchObject({ city: "重庆", products: null, aliases: [] });
  expect(readRecord(room.reader, "attendance", seat.id)).toMatchObject({ organization: gone, name: "李" });
  expect(readRecord(room.reader, "link", link)).toMatchObject({ to: gone });
  expect(readRecord(room.reader, "link", between)).toMatchObject({ from: keep, to: gone });
  expect(dangling(room)).toEqual([]);
});

it("merges several into one in one action: each value from the first that has one, all names kept, undone as one", () => {
  const room = openRoom();
  const keep = firm(room, "重庆甲电池有限公司", { products: null });
  const second = firm(room, "重庆甲电池厂", { products: "电芯" });
  const third = firm(room, "甲电池", { products: "模组", founded: "2011" });
  const meeting = room.put("meeting", { title_zh: "例会" }).id;
  for (const organization of [second, third]) room.put("attendance", { meeting, organization, presence: "present" });
  const link = room.put("link", { from: second, to: third, status: "existing" }).id;
  // Both of those that go sit at one table, where the one that stays does not.
  expect(mergePlan(room, { keep, gone: [second, third] }, undefined)).toMatchObject({ twice: 1 });
  merge(room, { keep, gone: [second, third], fields: {}, opId: crypto.randomUUID() }, undefined);
  expect(readRecord(room.reader, "organization", keep)).toMatchObject({
    ...{ products: "电芯", founded: "2011" },
    aliases: ["重庆甲电池厂", "甲电池"],
  });
  expect(room.reader.all("SELECT organization FROM attendance")).toEqual([{ organization: keep }]);
  expect(readRecord(room.reader, "link", link)).toBeUndefined();
  expect(dangling(room)).toEqual([]);
  takeBackAs(room, "undo", {});
  expect(room.reader.all("SELECT count(*) AS count FROM organization")).toEqual([{ count: 3 }]);
  expect(room.reader.all("SELECT count(*) AS count FROM attendance")).toEqual([{ count: 2 }]);
  expect(dangling(room)).toEqual([]);
});

it("makes one seat of two at the same table, and refuses where they said different things", () => {
  const room = openRoom();
  const [keep, gone] = [firm(room, "重庆甲电池有限公司"), firm(room, "重庆甲电池厂")];
  const meeting = room.put("meeting", { title_zh: "例会" }).id;
  room.put("attendance", { meeting, organization: keep, presence: "present" });
  room.put("attendance", { meeting, organization: gone, name: "李", presence: "present" });
  const decision = room.put("outcome", { meeting, kind: "decision", text: "联合送样" }).id;
  room.put("position", { outcome: decision, organization: keep, stance: "support" });
  const against = room.put("position", { outcome: decision, organization: gone, stance: "oppose", note: "时间不足" });
  expect(mergePlan(room, { keep, gone: [gone] }, undefined)).toMatchObject({ twice: 2 });
  const asked = () => merge(room, { keep, gone: [gone], fields: {} }, undefined);
  expect(codeOf(asked)).toBe("E_MERGE_POSITIONS");
  expect(readRecord(room.reader, "organization", gone)).toBeDefined();
  room.put("position", { stance: "support" }, against.id);
  asked();
  expect(room.reader.all("SELECT organization, name FROM attendance")).toEqual([{ organization: keep, name: "李" }]);
  expect(room.reader.all("SELECT organization FROM position")).toEqual([{ organization: keep }]);
  expect(codeOf(() => merge(room, { keep, gone: [keep], fields: {} }, undefined))).toBe("E_MERGE_SELF");
});

it("moves what a closed meeting recorded, and leaves what a sealed one holds, with the organization that it names", () => {
  const { room, maker, outcome } = closedMeeting();
  const keep = firm(room, "重庆整车企业有限公司");
  merge(room, { keep, gone: [maker], fields: {} }, undefined);
  expect(readRecord(room.reader, "organization", maker)).toBeUndefined();
  expect(room.reader.all("SELECT organization FROM position WHERE outcome = ?", outcome)).toEqual([
    { organization: keep },
  ]);
  expect(dangling(room)).toEqual([]);

  const sealed = sealedMeeting();
  const into = firm(sealed.room, "重庆整车企业有限公司");
  const before = sealed.room.reader.all("SELECT * FROM attendance ORDER BY id");
  expect(mergePlan(sealed.room, { keep: into, gone: [sealed.maker] }, undefined)).toMatchObject({
    sealed: expect.any(Number),
  });
  const done = merge(sealed.room, { keep: into, gone: [sealed.maker], fields: {} }, undefined);
  expect(done).toMatchObject({ kept: [sealed.maker] });
  expect(sealed.room.reader.all("SELECT * FROM attendance ORDER BY id")).toEqual(before);
  expect(readRecord(sealed.room.reader, "organization", sealed.maker)).toMatchObject({ merged_into: into });
  // Nothing more becomes part of what is part of another one itself.
  const third = firm(sealed.room, "重庆整车厂");
  const again = () => merge(sealed.room, { keep: sealed.maker, gone: [third], fields: {} }, undefined);
  expect(codeOf(again)).toBe("E_MERGE_GONE");
  expect(readRecord(sealed.room.reader, "organization", third)).toBeDefined();
  expect(dangling(sealed.room)).toEqual([]);
  // It is not offered any more.
  expect(readList(sealed.room.reader, "整车企业").map(({ known }) => known.map(({ id }) => id))).toEqual([[into]]);
});

it("records that one belongs to the other as a link, once, and the pair as two, in one action", async () => {
  const room = openRoom();
  const [parent, daughter] = [firm(room, "天齐锂业股份有限公司"), firm(room, "成都天齐锂业有限公司")];
  const listed = async () => (await pairs(room, { judged: false, limit: 10 }, undefined)).pairs;
  expect((await listed())[0]?.reasons.map(({ reason }) => reason)).toContain("parent");
  judge(room, { one: parent, other: daughter, verdict: "parent" }, undefined);
  judge(room, { one: parent, other: daughter, verdict: "parent" }, undefined);
  expect(room.reader.all('SELECT "from", "to", status FROM link')).toEqual([
    { from: parent, to: daughter, status: "existing" },
  ]);
  expect(await listed()).toEqual([]);
  takeBackAs(room, "undo", {});
  expect(await listed()).toHaveLength(1);
  expect(room.reader.all("SELECT 1 FROM link")).toEqual([]);
  expect(codeOf(() => judge(room, { one: parent, other: parent, verdict: "unsure" }, undefined))).toBe("E_SAME_ENDS");
});

it("finds who has the same code whatever it is called, and takes no code that is damaged for a proof", async () => {
  const room = openRoom();
  const code = "91510112MA0000015E";
  const [one, other] = [
    firm(room, "甲电池有限公司", { credit_code: code }),
    firm(room, "乙材料厂", { credit_code: code }),
  ];
  const destroyed = "9.15101E+17";
  firm(room, "丙公司", { credit_code: destroyed });
  firm(room, "丁协会", { credit_code: destroyed });
  const found = (await pairs(room, { judged: false, limit: 10 }, undefined)).pairs;
  expect(found.map((pair) => [pair.one.id, pair.other.id].toSorted())).toEqual([[one, other].toSorted()]);
  expect(found[0]).toMatchObject({ score: 1, reasons: [{ reason: "code" }] });
});
