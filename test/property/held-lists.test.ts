/** Lists that are held in memory say what the tables say, whatever was written since. */
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import type { Filter, ListQuery } from "../../db/contract/records.ts";
import { heldList } from "../../db/records/lists/held/held-lists.ts";
import { countRecords, listRecords } from "../../db/records/lists/listing.ts";
import { tallyRecords } from "../../db/records/lists/tally.ts";
import { removeRecord } from "../../db/records/records.ts";
import { takeBackAs } from "../../db/records/undo.ts";
import { learnToSpell } from "../../db/search/spelled.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { openRoom, type Room } from "../support/room.ts";
import { byTier } from "../tier.ts";

const NAMES = ["重庆长安", "长江电池", "成都客车", "BYD 比亚迪", "曾氏材料", "Acme", "宜宾天原", "厦门钨业", null];
const CITIES = ["重庆", "成都", "宜宾", "德阳"];
const SECTORS = ["enterprise", "ngo", "academia"] as const;
const page = { filters: [] as Filter[], sort: [], offset: 0, limit: 100 };

beforeAll(learnToSpell);

async function held(room: Room) {
  for (let tries = 0; tries < 500; tries++) {
    const list = heldList(room.ledger, "organization", 1);
    if (list) return list;
    await setTimeout(2);
  }
  throw new Error("the list was not made");
}

it("says what the tables say of counts, pages and values, through changes, removals and undo", async () => {
  const random = randomFrom(announceSeed("held lists"));
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const room = openRoom();
  for (const id of ["seg-a", "seg-b"]) room.put("segment", { name_zh: id }, id);
  const ids: string[] = [];
  const fieldsOf = (n: number) => {
    const name = pick(NAMES);
    return {
      name_zh: name,
      name_en: name === null || random() < 0.3 ? `Firm ${n}` : null,
      sector: pick(SECTORS),
      city: pick(CITIES),
      district: random() < 0.5 ? null : pick(["江北区", "渝北区"]),
      founded: random() < 0.3 ? null : pick(["2019", "2020-03", "2021-05-06"]),
      segments: [...(random() < 0.5 ? ["seg-a"] : []), ...(random() < 0.3 ? ["seg-b"] : [])],
    };
  };
  const add = () => ids.push(room.put("organization", fieldsOf(ids.length)).id);
  for (let n = 0; n < 60; n++) add();
  const filters: Filter[][] = [
    [],
    [{ field: "city", op: "in", value: ["重庆", "宜宾"] }],
    [{ field: "district", op: "in", value: [null] }],
    [{ field: "segments", op: "has", value: ["seg-b", null] }],
    [{ field: "founded", op: "within", value: ["2020", null] }],
    [{ field: "founded", op: "before", value: "2021-01-01" }],
    [
      { field: "sector", op: "not", value: "ngo" },
      { field: "tied", op: "asks", value: "none" },
      { field: "note", op: "empty" },
    ],
  ];
  const sorts: NonNullable<ListQuery["sort"]>[] = (
    ["name_zh", "name_en", "city", "sector", "founded", "district"] as const
  ).flatMap((field) => (["asc", "desc"] as const).map((dir) => [{ field, dir }]));
  const compare = async () => {
    const list = await held(room);
    for (const narrowed of filters) {
      const query = { ...page, filters: narrowed };
      expect(countRecords(room.reader, "organization", query, list)).toBe(
        countRecords(room.reader, "organization", query),
      );
      for (const by of ["city", "district", "sector", "segments", "founded"]) {
        const told = (from?: typeof list) =>
          tallyRecords(room.reader, "organization", { filters: narrowed, by }, from).values;
        expect(told(list), `${by} ${JSON.stringify(narrowed)}`).toEqual(told());
      }
      for (const sort of sorts) {
        const rows = (from: typeof list | undefined, offset: number, limit: number) =>
          listRecords(room.reader, "organization", { ...query, sort, offset, limit }, from).rows;
        const [field] = sort.map((one) => one.field as "city");
        const all = rows(list, 0, 100);
        const said = (some: typeof all) =>
          some.map((row) => (field?.startsWith("name") ? [row.name_zh, row.name_en] : row[field as "city"]));
        expect(said(all), JSON.stringify({ sort, narrowed })).toEqual(said(rows(undefined, 0, 100)));
        if (narrowed.length > 0) continue;
        // Page by page it is the same list.
        expect(
          [0, 7, 14, 21, 28, 35, 42, 49, 56, 63]
            .flatMap((at) => rows(list, at, 7))
            .slice(0, 70)
            .map(({ id }) => id),
        ).toEqual(all.slice(0, 70).map(({ id }) => id));
      }
    }
  };
  await compare();
  for (let round = 0; round < byTier({ short: 2, full: 40 }); round++) {
    for (let n = 0; n < 8; n++) {
      const chosen = pick(ids);
      const dice = random();
      if (dice < 0.4) add();
      else if (dice < 0.8) room.put("organization", fieldsOf(n), chosen);
      else if (dice < 0.9) {
        removeRecord(room, "organization", { id: chosen });
        ids.splice(ids.indexOf(chosen), 1);
      } else {
        const id = room.put("organization", fieldsOf(n)).id;
        takeBackAs(room, "undo", {});
        expect(room.reader.get("SELECT 1 FROM organization WHERE id = ?", id)).toBeUndefined();
      }
    }
    await compare();
  }
});
