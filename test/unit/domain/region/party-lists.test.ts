/** A pasted list of parties: who is there already, who is made, and where they are put. */
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { ConcordError } from "../../../../db/contract/errors.ts";
import { addList, readList } from "../../../../db/domain/region/party-lists.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { codeOf, openRoom } from "../../../support/room.ts";

const LIST = "长安汽车\n四川省经济和信息化厅\t政府\t成都\n长 安汽车\nCATL Sichuan\t企业\t宜宾市";

function opened() {
  const room = openRoom();
  const known = room.put("organization", {
    name_zh: "长安汽车股份",
    short_name: "长安汽车",
    sector: "enterprise",
    city: "重庆",
  });
  const count = () => room.reader.get<{ n: number }>("SELECT count(*) AS n FROM organization")?.n;
  return { room, known, count };
}
const NEW = [
  { name: "四川省经济和信息化厅", short: "省经信厅", sector: "government", city: "成都" },
  { name: "CATL Sichuan", short: null, sector: "enterprise", city: "宜宾" },
] as const;

it("says who is there already, by any of its names, and which lines name the same party", () => {
  const { room, known } = opened();
  room.put("organization", { aliases: ["长安"], name_en: "Changan Automobile" }, known.id);
  const read = readList(
    room.reader,
    "长安汽车\n四川省经济和信息化厅\t政府\t成都\n长安\nＣＡＴＬ 四川\nCATL 四川\nCHANGAN automobile",
  );
  expect(read.map(({ line, known: called, same }) => [line, called.map(({ id }) => id), same])).toEqual([
    [1, [known.id], null],
    [2, [], null],
    [3, [known.id], 1],
    [4, [], null],
    [5, [], 4],
    [6, [known.id], 1],
  ]);
  expect(read[0]?.known[0]).toMatchObject({ label: { zh: "长安汽车股份" }, sector: "enterprise", city: "重庆" });
  expect(readList(room.reader, LIST)[3]).toMatchObject({ name: "CATL Sichuan", sector: "enterprise", city: "宜宾" });
});

it("names all that go by one name, and takes nobody for another because of a short name in the list", () => {
  const { room, known } = opened();
  const other = room.put("organization", { name_zh: "长安汽车", sector: "ngo", city: "成都" });
  const [both, firm] = readList(room.reader, "长安汽车\n长安汽车销售公司\t企业\t长安汽车\t重庆");
  expect(new Set(both?.known.map(({ id }) => id))).toEqual(new Set([known.id, other.id]));
  expect(firm?.known).toEqual([]);
});

it("makes those that are new and lists all of them in a meeting once, in one action", () => {
  const { room, known, count } = opened();
  const meeting = room.put("meeting", { title_zh: "通报会" }).id;
  room.put("attendance", { meeting, organization: known.id });
  const opId = randomUUID();
  const size = room.ledger.size;
  const input = { parties: [{ id: known.id }, ...NEW], into: { subject: "meeting" as const, id: meeting }, opId };
  addList(room, input);
  expect(room.ledger.size).toBe(size + 1);
  expect(count()).toBe(3);
  const seats = () =>
    room.reader
      .all<{ name: string }>(
        "SELECT coalesce(o.name_zh, o.name_en) AS name FROM attendance a JOIN organization o ON o.id = a.organization ORDER BY 1",
      )
      .map(({ name }) => name);
  expect(seats()).toEqual(["CATL Sichuan", "四川省经济和信息化厅", "长安汽车股份"]);
  // The same call again, as after an answer that was lost.
  addList(room, input);
  expect(count()).toBe(3);
  expect(seats()).toHaveLength(3);
  // One undo takes all of it back, and nothing that was there before.
  takeBackAs(room, "undo", {});
  expect(count()).toBe(1);
  expect(seats()).toEqual(["长安汽车股份"]);
});

it("adds them to the members of a series, and keeps those that stand there", () => {
  const { room, known } = opened();
  const series = room.put("series", { name_zh: "例会", members: [known.id] }).id;
  addList(room, { parties: [...NEW, { id: known.id }], into: { subject: "series", id: series } });
  const { members } = room.put("series", { place: "重庆" }, series);
  expect(members).toHaveLength(3);
  expect(members[0]).toBe(known.id);
});

it("writes nothing where one of them may not be written, or where it belongs is gone", () => {
  const { room, count } = opened();
  const add = (into: { subject: "meeting"; id: string } | null) => () => addList(room, { parties: [...NEW], into });
  expect(add({ subject: "meeting", id: "no-such-meeting" })).toThrow(ConcordError);
  expect(count()).toBe(1);
  room.as("participant", "org-x");
  expect(add(null)).toThrow(ConcordError);
  expect(count()).toBe(1);
});

it("finds a name in whatever width and case it is written there", () => {
  const { room } = opened();
  const named = (fields: object) => room.put("organization", { sector: "enterprise", city: "重庆", ...fields }).id;
  const ids = [
    named({ name_zh: "比亚迪（重庆）公司" }),
    named({ name_en: "ÖBB Rail" }),
    named({ name_zh: "甲", aliases: ["ABC"] }),
  ];
  const read = readList(room.reader, "比亚迪(重庆)公司\nöbb rail\nＡＢＣ");
  expect(read.map(({ known }) => known.map(({ id }) => id))).toEqual(ids.map((id) => [id]));
});

it("refuses a list that is longer than what is added at once, before it looks anything up", () => {
  const { room } = opened();
  expect(codeOf(() => readList(room.reader, "甲\n".repeat(501)))).toBe("E_LIST_TOO_LONG");
  for (let n = 0; n < 30; n++) room.put("organization", { name_zh: "同名", sector: "ngo", city: `城${n}` });
  expect(readList(room.reader, "同名")[0]?.known).toHaveLength(20);
});
