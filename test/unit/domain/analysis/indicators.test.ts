/** Figures of two places on the starter data and on small registers, beside a naive computation of the same. */
import { expect, it } from "vitest";
import { INDICATOR_WORDS } from "../../../../db/contract/labels/indicators.ts";
import {
  BESIDE,
  COUNTED,
  type Finding,
  INDICATORS,
  type IndicatorId,
} from "../../../../db/contract/procedures/region/indicators.ts";
import { indicatorRows, indicators } from "../../../../db/domain/analysis/findings.ts";
import { putStarter, readStarter } from "../../../../db/import/starter.ts";
import { openRoom, type Room } from "../../../support/room.ts";

async function starterRoom(): Promise<Room> {
  const room = openRoom();
  const starter = await readStarter("all");
  room.ledger.transact({ act: "starter", by: null }, (tx) => putStarter(tx, starter, "2026-11-28"));
  return room;
}

function of(found: { findings: readonly Finding[] }, id: IndicatorId): Finding {
  const finding = found.findings.find((one) => one.id === id);
  if (!finding) throw new Error(`there is no ${id}`);
  return finding;
}

it("says of the starter data what was worked out by hand, with its sample and its reasons", async () => {
  const room = await starterRoom();
  const found = await indicators(room, { level: "top" });
  expect(found.places?.map(({ zh }) => zh)).toEqual(["成都", "重庆"]);
  expect(found.segments).toBe(11);

  const similarity = of(found, "similarity");
  expect(similarity.value).toBeCloseTo(0.7691899, 7);
  expect(similarity.counted[0]).toEqual({ what: "firms", counts: [35, 73] });
  expect(similarity.beside).toEqual([{ what: "other_level", value: expect.closeTo(0.6111, 4) }]);
  expect(similarity.weak).toBeGreaterThan(0);
  // Plain resampling gives 0.53 to 0.87 around a mean of 0.72; corrected it lies higher and holds the figure.
  expect(similarity.interval?.low).toBeGreaterThan(0.5);
  expect(similarity.interval?.high).toBeLessThan(0.95);
  expect(similarity.parts).toHaveLength(11);
  expect(similarity.parts.find(({ name }) => name.zh === "整车制造")).toMatchObject({ first: 13, second: 25 });

  expect(of(found, "krugman").value).toBeCloseTo(0.6593, 4);
  expect(of(found, "location")).toMatchObject({ value: null, ratio: [2, 11], untold: null, least: 5 });
  expect(of(found, "herfindahl")).toMatchObject({ value: null, untold: "no_output" });
  expect(of(found, "theil")).toMatchObject({ value: null, untold: "no_output" });
  const across = of(found, "ties_across");
  expect(across.value).toBeCloseTo(-0.6981, 4);
  expect(across.counted.slice(0, 2).map(({ counts }) => counts)).toEqual([[8], [45]]);
  expect(across.beside).toEqual([{ what: "chance", value: expect.closeTo(-0.043, 3) }]);
  expect(of(found, "tie_density").ratio).toEqual([8, 7452]);
  expect(of(found, "battery_supply")).toMatchObject({ value: null, ratio: [5, 8], untold: "few_battery_ties" });
  const overlap = of(found, "policy_overlap");
  expect(overlap.ratio?.[0]).toBe(35);
  expect(of(found, "dates_kept")).toMatchObject({ value: null, untold: "few_due" });
  expect(of(found, "attendance")).toMatchObject({ value: null, untold: "no_absent" });
  expect(found.outside.map(({ city }) => city)).toEqual(["成都(简阳)"]);

  // Counted in, the figure is the other one that is known for it.
  const [one] = found.outside;
  room.put("organization", { city: "成都", district: "简阳市" }, one?.id as string);
  const after = await indicators(room, { level: "top" });
  expect(of(after, "similarity").value).toBeCloseTo(0.762, 3);
  expect(after.outside).toEqual([]);
});

it("names the records behind each figure, as many as it says, each of which is there", async () => {
  const room = await starterRoom();
  const found = await indicators(room, { level: "all" });
  expect(of(found, "similarity").value).toBeCloseTo(0.6111, 4);
  for (const finding of found.findings) {
    const { total, rows } = indicatorRows(room, { level: "all", id: finding.id });
    expect(total).toBe(finding.rows);
    expect(rows).toHaveLength(Math.min(1_000, total));
    expect(rows.filter(({ weak }) => weak)).toHaveLength(finding.weak);
  }
});

it("compares any two cities, the same both ways, and refuses one with itself or one that is not there", async () => {
  const room = await starterRoom();
  const [one, other] = [
    await indicators(room, { level: "top", places: ["重庆", "宜宾"] }),
    await indicators(room, { level: "top", places: ["宜宾", "重庆"] }),
  ];
  expect(of(one, "similarity").value).toBeCloseTo(of(other, "similarity").value as number, 12);
  expect(of(one, "ties_across").value).toBe(of(other, "ties_across").value);
  await expect(indicators(room, { level: "top", places: ["重庆", "重庆"] })).rejects.toMatchObject({
    code: "E_PLACES",
  });
  await expect(indicators(room, { level: "top", places: ["重庆", "没有"] })).rejects.toMatchObject({
    code: "E_PLACES",
  });
});

it("says that it cannot tell, and why, of an empty register, of one city, and of two without firms", async () => {
  const room = openRoom();
  const untold = async () => (await indicators(room, { level: "top" })).findings.map((one) => one.untold);
  expect(new Set(await untold())).toEqual(new Set(["no_places"]));
  room.put("organization", { name_zh: "成都甲委", sector: "government", city: "成都" });
  expect(new Set(await untold())).toEqual(new Set(["no_places"]));
  room.put("organization", { name_zh: "重庆乙委", sector: "government", city: "重庆" });
  const found = await indicators(room, { level: "top" });
  for (const finding of found.findings) {
    if (finding.id === "tie_density") continue;
    expect(finding.value).toBeNull();
    expect(finding.untold).not.toBeNull();
  }
});

it("compares output of one year and one unit only, one figure a firm, and says what it left out", async () => {
  const room = openRoom();
  const firm = (name: string, city: string) =>
    room.put("organization", { name_zh: name, sector: "enterprise", city }).id;
  const put = (organization: string, value: string, year = "2024", unit = "亿元") =>
    room.put("figure", { organization, kind: "output", year, value, unit });
  const firms = ["甲", "乙", "丙", "丁"].map((name) => firm(`成都${name}电池有限公司`, "成都"));
  const last = firm("重庆戊汽车有限公司", "重庆");
  for (const [at, id] of firms.entries()) put(id, String([20, 50, 20, 10][at]));
  // A figure of another unit and one of another year are no shares of the same whole.
  put(last, "900000", "2024", "万元");
  put(firms[0] as string, "18", "2023");
  expect(of(await indicators(room, { level: "top" }), "herfindahl")).toMatchObject({
    untold: "few_output",
    counted: [
      { what: "output", counts: [4, 0] },
      { what: "other_units", counts: [2] },
    ],
  });
  put(last, "0");
  const found = await indicators(room, { level: "top" });
  expect(of(found, "herfindahl").value).toBeCloseTo(0.34, 9);
  // Somebody has nothing: Theil T can be told, the mean log deviation has no bound and is left out.
  expect(of(found, "theil").value).toBeGreaterThan(0);
  expect(of(found, "theil").beside.map(({ what }) => what)).toEqual(["between"]);
});

it("counts a segment that is its own ancestor as itself", async () => {
  const room = openRoom();
  const [one, other] = [room.put("segment", { name_zh: "电芯" }).id, room.put("segment", { name_zh: "电池" }).id];
  room.put("segment", { parent: other }, one);
  // What the rules refuse may still come from another laptop.
  room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("segment", other, { parent: one }));
  for (const city of ["成都", "重庆"])
    room.put("organization", { name_zh: `${city}甲电池有限公司`, sector: "enterprise", city, segments: [one] });
  expect(of(await indicators(room, { level: "top" }), "similarity").value).toBe(1);
});

it("has words for every indicator, count and reason in both languages", () => {
  for (const words of [INDICATOR_WORDS.zh, INDICATOR_WORDS.en]) {
    expect(Object.keys(words.indicators).sort()).toEqual([...INDICATORS].sort());
    expect(Object.keys(words.counted).sort()).toEqual([...COUNTED].sort());
    expect(Object.keys(words.beside).sort()).toEqual([...BESIDE].sort());
    for (const { notSaid, formula } of Object.values(words.indicators)) {
      expect(notSaid.length).toBeGreaterThan(0);
      expect(formula).not.toBe("");
    }
  }
});
