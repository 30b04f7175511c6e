/** Names of organizations: which are the same, nearly the same, or only look like it. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ASKED, likeness, oneEdit, PROPOSED, takenApart } from "../../../../db/language/firms/likeness.ts";
import { loadNameReader } from "../../../../db/language/firms/reader.ts";

const read = await loadNameReader();
const starter = JSON.parse(
  readFileSync(new URL("../../../../assets/starter/organization.json", import.meta.url), "utf8"),
) as { fields: { name_zh?: string | null } }[];

const of = (one: string, other: string) =>
  likeness(takenApart({ names: [one] }, read), takenApart({ names: [other] }, read));

const pairs = readFileSync(new URL("pairs.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [label, , one = "", other = "", aliases = ""] = line.split("\t");
    return { same: label === "=", one, other, aliases: aliases.split("|").filter(Boolean) };
  });

/** From this score on a pair counts as one: in the midst of what is asked. */
const COUNTED = 0.7;

it("takes for one what is one: precision 0.98 and more, recall 0.75 and more, of pairs written by others", () => {
  const judged = pairs.map(({ same, one, other, aliases }) => ({
    same,
    said: `${one} ${other}`,
    score: likeness(takenApart({ names: [one, ...aliases] }, read), takenApart({ names: [other] }, read)).score,
  }));
  const taken = judged.filter(({ score }) => score >= COUNTED);
  const right = taken.filter(({ same }) => same);
  expect(pairs.length).toBe(220);
  expect(
    right.length / taken.length,
    taken
      .filter(({ same }) => !same)
      .map(({ said }) => said)
      .join("\n"),
  ).toBeGreaterThanOrEqual(0.98);
  expect(right.length / pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.75);
  // What is proposed rather than asked is never wrong there.
  expect(judged.filter(({ score, same }) => score >= PROPOSED && !same)).toEqual([]);
});

it("asks about few of the starter data's names, which are all different, and proposes none", () => {
  const names = starter
    .flatMap(({ fields }) => fields.name_zh ?? [])
    .map((name) => takenApart({ names: [name] }, read));
  const scores = names.flatMap((one, at) => names.slice(at + 1).map((other) => likeness(one, other).score));
  expect(names.length).toBeGreaterThan(200);
  expect(scores.filter((score) => score >= PROPOSED)).toEqual([]);
  expect(scores.filter((score) => score >= ASKED).length).toBeLessThan(20);
});

it.each([
  ["重庆长安汽车股份有限公司", "重慶長安汽車股份有限公司", "name"],
  ["西部科学城智能网联汽车创新中心（重庆）有限公司", "西部科学城智能网联汽车创新中心(重庆)有限公司", "name"],
  ["成都巴莫科技有限责任公司", "成都巴莫科技有限公司", "core"],
  ["天齐锂业股份有限公司", "成都天齐锂业有限公司", "parent"],
  ["重庆秦安机电股份有限公司", "秦安股份", "short"],
  ["招商局检测车辆技术研究院有限公司", "招商车研", "abbreviation"],
  ["重庆长安汽车股份有限公司", "河北长安汽车有限公司", "places_differ"],
  ["成都启明星新材料有限公司", "成都启明兴新材料有限公司", "spelling"],
  ["中国铁塔股份有限公司四川分公司", "中国铁塔股份有限公司重庆分公司", "branch_differs"],
])("%s and %s: %s", (one, other, reason) => {
  const said = of(one, other);
  expect(said.reasons.map((one) => one.reason)).toContain(reason);
  expect(said.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(said.score);
  // Whichever stands first.
  expect(of(other, one)).toEqual(of(one, other));
});

it("lets codes decide: the same is one organization, two are two", () => {
  const known = (name: string, code: string) => takenApart({ names: [name], code }, read);
  expect(likeness(known("甲公司", "91510112MA0000015E"), known("乙厂", "91510112MA0000015E"))).toMatchObject({
    score: 1,
    reasons: [{ reason: "code" }],
  });
  expect(
    likeness(known("成都甲有限公司", "91510112MA0000015E"), known("成都甲有限公司", "91500112MA00000235")).score,
  ).toBe(0);
});

it("knows one edit from two", () => {
  expect([oneEdit("启明", "启名"), oneEdit("启明", "启明星"), oneEdit("明启", "启明"), oneEdit("", "")]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([oneEdit("启明星", "启名心"), oneEdit("启明", "启明星星")]).toEqual([false, false]);
});
