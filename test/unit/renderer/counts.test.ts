/** Texts that count: one of something is not said in the plural. */
import { expect, it } from "vitest";
import { recordInWay } from "../../../renderer/app/errors.ts";
import en from "../../../renderer/locales/en/index.ts";

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

it("leads from a refusal to the record that is in the way, and from no other refusal", () => {
  const data = { count: 1, subject: "action", id: "act-1", name: "交清单" };
  expect(recordInWay({ code: "E_IN_USE", data })).toEqual({ subject: "action", id: "act-1" });
  expect(recordInWay({ code: "E_UNKNOWN_RECORD", data })).toBeNull();
  expect(recordInWay({ code: "E_IN_USE", data: { ...data, subject: "nothing" } })).toBeNull();
  expect(recordInWay(new Error("x"))).toBeNull();
});
