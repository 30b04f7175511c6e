/** What is found by its name: whole, by its beginning, by initials and by pinyin, in lists and in the search over all. */
import { expect, it } from "vitest";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { countRecords, listRecords } from "../../../db/records/lists/listing.ts";
import { SearchIndex } from "../../../db/search/index.ts";
import { searchRecords } from "../../../db/search/query.ts";
import { openRoom, type Room } from "../../support/room.ts";

const page = { filters: [], sort: [], offset: 0, limit: 50 };

async function found(room: Room, search: string, subject: Subject = "organization", limit = 50): Promise<string[]> {
  await new SearchIndex(room.ledger).readAloud();
  return listRecords(room.reader, subject, { ...page, limit, search }).rows.map(({ id }) => id);
}

function region(): Room {
  const room = openRoom();
  const put = (id: string, name_zh: string, more: object = {}) =>
    room.put("organization", { name_zh, sector: "enterprise", city: "重庆", ...more }, id);
  put("ford", "长安福特汽车有限公司", { name_en: "Changan Ford" });
  put("changan", "重庆长安汽车股份有限公司", {
    name_en: "Chongqing Changan Automobile",
    aliases: ["长安汽车", "长安"],
  });
  put("xiling", "西岭氢能科技有限公司", { short_name: "西岭氢能" });
  room.put("person", { name: "曾伟", organization: "xiling" }, "zeng");
  room.put("policy", { title_zh: "成渝地区双城经济圈建设规划纲要", doc_number: "渝府发〔2025〕31号" }, "plan");
  return room;
}

it("finds by initials, by pinyin and from a later syllable, in every list", async () => {
  const room = region();
  for (const words of ["xlqn", "xiling", "qingneng", "qn", "ＸＬＱＮ", "xi ling"])
    expect(await found(room, words), words).toEqual(["xiling"]);
  // 重庆 is chong qing, and 长安 chang an.
  for (const words of ["cqca", "chongqing"]) expect(await found(room, words), words).toEqual(["changan"]);
  expect(await found(room, "zhongqing")).toEqual([]);
  expect(await found(room, "zw", "person")).toEqual(["zeng"]);
  expect(await found(room, "cydq", "policy")).toEqual(["plan"]);
  expect(searchRecords(room.reader, "xlqn", 10).map(({ id }) => id)).toEqual(["xiling"]);
  expect(countRecords(room.reader, "organization", { search: "qn" })).toBe(1);
});

it("puts who is called exactly so first: a name, an alias, a short name, a number", async () => {
  const room = region();
  expect(await found(room, "长安")).toEqual(["changan", "ford"]);
  expect(await found(room, "西岭氢能")).toEqual(["xiling"]);
  expect(await found(room, "渝府发2025 31号", "policy")).toEqual(["plan"]);
  expect(searchRecords(room.reader, "长安", 10)[0]?.id).toBe("changan");
});

it("loses no exact name behind a limit, however many others hold the words", async () => {
  const room = openRoom();
  room.ledger.transact({ act: "test", by: null }, (tx) => {
    const put = (id: string, name_zh: string) =>
      tx.put("organization", id, { name_zh, sector: "enterprise", city: "成都" });
    for (let n = 0; n < 600; n++) put(`many-${n}`, `氢能研究第${n}所`);
    put("same-1", "氢能");
    for (let n = 600; n < 900; n++) put(`many-${n}`, `氢能研究第${n}所`);
    put("same-2", "氢能");
  });
  const [first, second, ...others] = await found(room, "氢能");
  expect([first, second]).toEqual(["same-1", "same-2"]);
  expect(others).toHaveLength(48);
  const hits = searchRecords(room.reader, "氢能", 5).map(({ id }) => id);
  expect(new Set(hits.slice(0, 2))).toEqual(new Set(["same-1", "same-2"]));
});

it("asks the index for what a sort has ordered too, and filters what it found", async () => {
  const room = region();
  await new SearchIndex(room.ledger).readAloud();
  const ids = (query: object) =>
    listRecords(room.reader, "organization", { ...page, ...query }).rows.map(({ id }) => id);
  expect(ids({ search: "ca", sort: [{ field: "name_en", dir: "desc" }] })).toEqual(["changan", "ford"]);
  expect(ids({ search: "ca", sort: [{ field: "name_en", dir: "asc" }] })).toEqual(["ford", "changan"]);
  expect(ids({ search: "长安", filters: [{ field: "id", op: "in", value: ["ford"] }] })).toEqual(["ford"]);
});

it("knows names by their words alone until the dictionary is there, then all of them by pinyin", async () => {
  const room = region();
  const index = new SearchIndex(room.ledger);
  index.catchUp();
  const ids = (search: string) =>
    listRecords(room.reader, "organization", { ...page, search }).rows.map(({ id }) => id);
  expect([ids("西岭"), ids("xlqn")]).toEqual([["xiling"], []]);
  await index.readAloud();
  expect([ids("西岭"), ids("xlqn")]).toEqual([["xiling"], ["xiling"]]);
  // A later session that has no dictionary yet leaves out what is new only, and the next one adds it.
  room.put("organization", { name_zh: "东坡储能", sector: "enterprise", city: "成都" }, "dongpo");
  const later = new SearchIndex(room.ledger);
  later.catchUp();
  expect([ids("东坡"), ids("dpcn"), ids("xlqn")]).toEqual([["dongpo"], [], ["xiling"]]);
  await later.readAloud();
  expect(ids("dpcn")).toEqual(["dongpo"]);
});

it("finds by name whatever another record may name", () => {
  const named = SUBJECTS.flatMap((subject) =>
    Object.values(subjectOf(subject).fields).flatMap((type) => metaOf(type).ref ?? []),
  );
  // Which seal an erratum or another seal follows is for the program to say: nobody picks one.
  const picked = new Set(named.filter((subject) => subject !== "seal"));
  expect(picked.size).toBeGreaterThan(10);
  expect([...picked].filter((subject) => !subjectOf(subject as Subject).indexed)).toEqual([]);
});
