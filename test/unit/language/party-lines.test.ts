/** Lists of parties as offices copy and type them. */
import { expect, it } from "vitest";
import { readPartyLines } from "../../../db/language/party-lines.ts";

/** Without the numbers of lines. */
const read = (text: string, cities?: readonly string[]) =>
  readPartyLines(text, cities).map(({ name, sector, guessed, short, city }) => [name, sector, guessed, short, city]);

it("reads columns in any order, copied from a table or typed", () => {
  expect(
    read(
      "长安汽车股份有限公司\t企业\t长安汽车\t重庆市\n四川省经济和信息化厅，政府，成都，省经信厅\nTesla (Chengdu) Ltd;enterprise;Tesla;成都",
    ),
  ).toEqual([
    ["长安汽车股份有限公司", "enterprise", false, "长安汽车", "重庆"],
    ["四川省经济和信息化厅", "government", false, "省经信厅", "成都"],
    ["Tesla (Chengdu) Ltd", "enterprise", false, "Tesla", "成都"],
  ]);
});

it("goes by a line of headings where there is one", () => {
  expect(read("序号\t简称\t单位名称\t所在地\t性质\n1\t赛力斯\t赛力斯集团\t重庆\t企业\n2\t\t西南大学\t\t高校")).toEqual([
    ["赛力斯集团", "enterprise", false, "赛力斯", "重庆"],
    ["西南大学", "academia", false, null, null],
  ]);
});

it("takes the sector from the end of the name, marked as such, and the city from its beginning", () => {
  expect(
    read(
      [
        "重庆市汽车商业协会",
        "成都理工大学",
        "重庆市经济和信息化委员会",
        "四川宁德时代公司",
        "Chongqing Auto Alliance",
        "Sichuan University",
        "Chengdu Municipal Government",
        "老王",
      ].join("\n"),
    ),
  ).toEqual([
    ["重庆市汽车商业协会", "ngo", true, null, "重庆"],
    ["成都理工大学", "academia", true, null, "成都"],
    ["重庆市经济和信息化委员会", "government", true, null, "重庆"],
    ["四川宁德时代公司", "enterprise", true, null, null],
    ["Chongqing Auto Alliance", "ngo", true, null, "Chongqing"],
    ["Sichuan University", "academia", true, null, null],
    ["Chengdu Municipal Government", "government", true, null, "Chengdu"],
    ["老王", null, false, null, null],
  ]);
});

it("passes over numbers, bullets and empty lines, and keeps the number of each line", () => {
  const list = "1、甲公司\n\n（二）乙协会\r\n- 丙大学\n  4. 丁局\u000b360公司";
  expect(readPartyLines(list).map(({ line, name }) => [line, name])).toEqual([
    [1, "甲公司"],
    [3, "乙协会"],
    [4, "丙大学"],
    [5, "丁局"],
    [6, "360公司"],
  ]);
});

it("takes a cell that is a city of the workspace for one, and a blank for a part of a name", () => {
  expect(read("Great Wall Motor  Wanzhou", ["Wanzhou"])).toEqual([["Great Wall Motor", null, false, null, "Wanzhou"]]);
});

it("knows cities in English, writes them as the workspace does, and drops no cell", () => {
  expect(
    read("Changan Automobile\tenterprise\tChangan\tChongqing\nChengdu Battery Alliance\nAcme\tX\tSpringfield", [
      "重庆",
    ]),
  ).toEqual([
    ["Changan Automobile", "enterprise", false, "Changan", "重庆"],
    ["Chengdu Battery Alliance", "ngo", true, null, "Chengdu"],
    ["Acme", null, false, "X", "Springfield"],
  ]);
});

it("takes words of headings for headings in the first line alone, and there only where it is one", () => {
  const names = (text: string) => readPartyLines(text).map(({ name, sector }) => [name, sector]);
  expect(names("Changan Auto, company, Chongqing\nCATL, company, Yibin\nBYD, company")).toEqual([
    ["Changan Auto", "enterprise"],
    ["CATL", "enterprise"],
    ["BYD", "enterprise"],
  ]);
  expect(names("甲公司\t单位\n乙公司")).toEqual([
    ["甲公司", "enterprise"],
    ["乙公司", "enterprise"],
  ]);
  expect(names("甲\n乙, organization, 重庆\n丙\n丁, 企业").map(([name]) => name)).toEqual(["甲", "乙", "丙", "丁"]);
  expect(names("名称\n甲局").map(([name]) => name)).toEqual(["甲局"]);
});

it.each(["参会单位名单：", "第三次联席会议参会单位名单（修订）", "企业：", "Participants of the third meeting"])(
  "passes over what a list is called: %s",
  (name) => {
    expect(readPartyLines(`${name}\n甲电池有限公司\n乙汽车有限公司`).map((one) => [one.line, one.name])).toEqual([
      [2, "甲电池有限公司"],
      [3, "乙汽车有限公司"],
    ]);
    // Below the first party, or with something beside it, it may be anything.
    expect(readPartyLines(`甲电池有限公司\n${name}`)).toHaveLength(2);
  },
);

it("leaves to a name what is its own: figures, points, commas of a firm", () => {
  const names = (text: string) => readPartyLines(text).map(({ name }) => name);
  const own = ["58.com", "360.cn集团", "一、二期项目公司", "3M中国有限公司", "Changan Automobile Co., Ltd."];
  expect(names(own.join("\n"))).toEqual(own);
  expect(names("1\t甲公司\t企业\n2\t乙协会")).toEqual(["甲公司", "乙协会"]);
});

it("names the cells that it takes for nothing, and shows a row without a name", () => {
  expect(readPartyLines("长安汽车\t企业\t重庆\t长安\t备注内容")[0]).toMatchObject({
    short: "长安",
    city: "重庆",
    left: ["备注内容"],
  });
  expect(readPartyLines("备注\t名称\t类别\n甲\t\t企业\n乙\t丙公司\t央地合作")).toMatchObject([
    { line: 2, name: "", sector: "enterprise", left: ["甲"] },
    { line: 3, name: "丙公司", sector: "enterprise", guessed: true, left: ["乙", "央地合作"] },
  ]);
});
