/** Where the words stand for which a text was found. */
import { expect, it } from "vitest";
import { foundIn, placesOf } from "../../../db/language/looked-for/found.ts";
import { fold } from "../../../db/language/looked-for/words.ts";
import { loadSyllables } from "../../../db/language/syllables.ts";

const marked = (text: string, words: string, syllables: Parameters<typeof foundIn>[2] = null) =>
  foundIn(text, words, syllables).map(([from, to]) => text.slice(from, to));

it("marks every place of every word, whatever its width, case, marks and what nobody sees in it", () => {
  expect(marked("动力电池与电池回收", "电池")).toEqual(["电池", "电池"]);
  expect(marked("ＮＥＶ plan, Nev", "nev 计划")).toEqual(["ＮＥＶ", "Nev"]);
  expect(marked("Citroe\u0308n 动\u200b力 ﬁrm", "citroën 动力 firm")).toEqual(["Citroe\u0308n", "动\u200b力", "ﬁrm"]);
  expect(marked("电池", "电机")).toEqual([]);
  expect(fold("动\u200b力\ufeff\u00ad")).toBe("动力");
  expect(placesOf("𬭚电池𬭚", "𬭚")).toEqual([
    [0, 2],
    [4, 6],
  ]);
});

it("marks what is found by its initials or its pinyin, whole characters only", async () => {
  const syllables = await loadSyllables();
  expect(marked("动力电池创新联合体", "dc", syllables)).toEqual(["电池"]);
  expect(marked("动力电池创新联合体", "dianchi", syllables)).toEqual(["电池"]);
  expect(marked("动力电池创新联合体", "dianc", syllables)).toEqual(["电池"]);
  expect(marked("重庆长安", "cqca", syllables)).toEqual(["重庆长安"]);
  expect(marked("重庆长安", "zq", syllables)).toEqual([]);
});
