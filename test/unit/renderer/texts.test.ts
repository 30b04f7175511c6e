/** Texts in both languages: one of something is not said in the plural, and two things are not said by one word. */
import { expect, it } from "vitest";
import { ERRORS } from "../../../db/contract/errors.ts";
import { recordInWay } from "../../../renderer/app/errors.ts";
import en from "../../../renderer/locales/en/index.ts";
import zh from "../../../renderer/locales/zh-CN/index.ts";

type Texts = { readonly [key: string]: string | Texts };

function* textsIn(texts: Texts, path: string[] = []): Generator<[key: string, text: string]> {
  for (const [key, value] of Object.entries(texts))
    if (typeof value === "string") yield [[...path, key].join("."), value];
    else yield* textsIn(value, [...path, key]);
}

it("has a form of its own for one", () => {
  const all = new Map(textsIn(en as Texts));
  const plain = [...all].filter(([key, text]) => /\{\{count\}\} \w+s\b(?!:)/.test(text) && !key.endsWith("_other"));
  expect(plain.filter(([, text]) => !/\{\{count\}\} \w+ss\b/.test(text))).toEqual([]);
  for (const key of all.keys())
    if (key.endsWith("_other")) expect([...all.keys()]).toContain(key.replace(/_other$/, "_one"));
});

it("calls who chairs a meeting and who keeps the workspace by two words, in both languages", () => {
  const chinese = new Map(textsIn(zh as Texts));
  const pairs = [
    ...[...textsIn(en as Texts)].map(([key, text]) => [key, chinese.get(key) ?? "", text] as const),
    ...Object.entries(ERRORS).map(([code, text]) => [code, text.zh, text.en] as const),
  ];
  expect(pairs.filter(([, inChinese]) => inChinese.includes("会务管理员")).length).toBeGreaterThan(7);
  for (const [key, inChinese, inEnglish] of pairs) {
    expect([key, inChinese.includes("会务管理员")]).toEqual([key, /facilitator/i.test(inEnglish)]);
    expect([key, inChinese.includes("主持人")]).toEqual([key, /\bchair/i.test(inEnglish)]);
  }
});

it("leads from a refusal to the record that is in the way, and from no other refusal", () => {
  const data = { count: 1, subject: "action", id: "act-1", name: "交清单" };
  expect(recordInWay({ code: "E_IN_USE", data })).toEqual({ subject: "action", id: "act-1" });
  expect(recordInWay({ code: "E_UNKNOWN_RECORD", data })).toBeNull();
  expect(recordInWay({ code: "E_IN_USE", data: { ...data, subject: "nothing" } })).toBeNull();
  expect(recordInWay(new Error("x"))).toBeNull();
});
