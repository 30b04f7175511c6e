/** The line that records a tie: in both languages, from both ends, with what is known of it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { calledBy, type Party } from "../../../db/language/parties.ts";
import { linkNameAt, parseLinkLine } from "../../../db/language/registry/link-line.ts";
import { linkKindOf, linkSaid } from "../../../db/language/registry/link-words.ts";

const terms = (
  JSON.parse(readFileSync(new URL("../../../assets/starter/term.json", import.meta.url), "utf8")) as {
    id: string;
    fields: object;
  }[]
)
  .map(({ id, fields }) => ({ id, ...fields }) as RecordOf<"term">)
  .filter(({ vocabulary }) => vocabulary === "link_type");
const kinds = terms.map(linkKindOf);

const party = (id: string, ...names: string[]): Party => ({
  id,
  sector: "enterprise",
  shown: { zh: names[0] ?? null, en: null, short: null },
  ...calledBy(names, (name) => (/^[\p{Script=Han}]+$/u.test(name) ? [...name].map(() => "x") : [])),
  apart: null,
  attends: false,
});
const parties = [
  party("jia", "重庆甲电池有限公司", "重庆甲电池", "甲电池"),
  party("changan", "重庆长安汽车股份有限公司", "长安汽车", "Chongqing Changan Automobile"),
  party("yi", "成都乙电池有限公司", "乙电池"),
];
const segments = [
  { id: "bat.cell", names: ["电芯", "Cell"] },
  { id: "mot", names: ["驱动电机", "Drive motor"] },
];
const context = { kinds, parties, chosen: new Map<string, string>(), segments };
const read = (line: string) => {
  const { other, ...said } = parseLinkLine(line, context);
  return { ...said, other: other?.id ?? null };
};
const nothing = {
  back: false,
  segment: null,
  text: "",
  since: null,
  status: "existing",
  confidence: null,
  share: null,
  source: null,
  problems: [],
};

describe("a line of a tie", () => {
  it.each([
    ["供应 重庆甲电池 电芯", { kind: "lt-supply", other: "jia", segment: "bat.cell" }],
    ["供应重庆甲电池 电芯", { kind: "lt-supply", other: "jia", segment: "bat.cell" }],
    ["采购自 @甲电池 电芯", { kind: "lt-supply", back: true, other: "jia", segment: "bat.cell" }],
    ["由甲电池供应 电芯", { kind: "lt-supply", back: true, other: "jia", segment: "bat.cell" }],
    ["向甲电池采购 电芯", { kind: "lt-supply", back: true, other: "jia", segment: "bat.cell" }],
    ["向甲电池供应 电芯", { kind: "lt-supply", other: "jia", segment: "bat.cell" }],
    ["与乙电池 合作研发 固态电池", { kind: "lt-rd", other: "yi", text: "固态电池" }],
    ["投资 乙电池 持股51% 2023-02", { kind: "lt-investment", other: "yi", share: "51%", since: "2023-02" }],
    ["隶属 重庆长安汽车股份有限公司", { kind: "lt-subsidiary", back: true, other: "changan" }],
    [
      "供应 甲电池 电芯 自2023年5月起 计划 可信度中 来源：重庆日报 2025-03-07",
      {
        kind: "lt-supply",
        other: "jia",
        segment: "bat.cell",
        since: "2023-05",
        status: "planned",
        confidence: "medium",
        source: "重庆日报 2025-03-07",
      },
    ],
    [
      "supplies Chongqing Changan Automobile drive motor for new models since 2023 high confidence",
      {
        kind: "lt-supply",
        other: "changan",
        segment: "mot",
        text: "for new models",
        since: "2023",
        confidence: "high",
      },
    ],
    [
      "buys from Chongqing Changan Automobile cell suggested",
      { kind: "lt-supply", back: true, other: "changan", segment: "bat.cell", status: "suggested" },
    ],
    ["is a member of 长安汽车", { kind: "lt-alliance-member", other: "changan" }],
  ])("%s", (line, said) => {
    expect(read(line)).toEqual({ ...nothing, ...said });
  });

  it("says what is missing, and never takes one of several for the one", () => {
    const problems = (line: string) => read(line).problems;
    expect(problems("甲电池 电芯")).toEqual([{ code: "no_kind" }]);
    expect(problems("供应")).toEqual([{ code: "no_party" }]);
    expect(problems("供应 没有这家 电芯")).toEqual([{ code: "unknown_party", value: "没有这家" }]);
    expect(problems("供应 电池 电芯")).toEqual([{ code: "several", value: "电池" }]);
    expect(problems("供应 甲电池 2023-13")).toEqual([{ code: "bad_date", value: "2023-13" }]);
    // What was chosen from the list is meant, whatever else goes by the name.
    expect(parseLinkLine("供应 电池 电芯", { ...context, chosen: new Map([["电池", "yi"]]) }).other?.id).toBe("yi");
  });

  it("knows where the other one is being named", () => {
    const at = (line: string) => linkNameAt(line, line.length, context)?.query ?? null;
    expect(at("供应 甲")).toBe("甲");
    expect(at("供应 @jdc")).toBe("jdc");
    expect(at("由甲")).toBe("甲");
    expect(at("supplies Chongqing Cha")).toBe("Chongqing Cha");
    expect(at("供")).toBeNull();
    expect(at("供应 甲电池 电")).toBeNull();
    expect(at("supplies Chongqing Changan Automobile ce")).toBeNull();
  });

  it("is said from each end, and alike where there is no direction", () => {
    const supply = terms.find(({ id }) => id === "lt-supply") as RecordOf<"term">;
    expect(linkSaid(supply, false, "zh")).toBe("供应");
    expect(linkSaid(supply, true, "zh")).toBe("采购自");
    expect(linkSaid(supply, true, "en")).toBe("buys from");
    for (const term of terms)
      for (const back of [false, true]) expect(linkSaid(term, back, "en")).not.toMatch(/\p{Script=Han}/u);
    // A kind that somebody added is called by its name.
    expect(linkSaid({ ...supply, name_zh: "联合招标", forward_zh: null, forward_en: null }, false, "zh")).toBe(
      "联合招标",
    );
  });

  it("reads its own words again, of every kind", () => {
    for (const term of terms)
      for (const back of [false, true])
        for (const language of ["zh", "en"] as const) {
          const said = read(`${linkSaid(term, back, language)} 甲电池`);
          expect([said.kind, said.other]).toEqual([term.id, "jia"]);
          expect(said.back).toBe(back && term.forward_zh !== term.backward_zh);
        }
  });
});
