/** Chinese names in Latin letters. */
import { expect, it } from "vitest";
import { latinName } from "../../../db/language/latin-names.ts";
import { loadSyllables } from "../../../db/language/syllables.ts";

it.each([
  ["陈喆", "Chen Zhe"],
  ["欧阳建国", "Ouyang Jianguo"],
  ["曾可安", "Zeng Ke'an"],
  ["吕梅", "Lü Mei"],
  ["张三、李四", null],
  ["张三（代）", null],
  ["Anna", null],
])("a person: %s", async (name, latin) => {
  expect(latinName(name, await loadSyllables(), true)).toBe(latin);
});

it("any other name is written word by word, with what is no Chinese left as it is", async () => {
  const syllables = await loadSyllables();
  expect(latinName("西安会议中心", syllables, false)).toBe("Xi'an Huiyi Zhongxin");
  expect(latinName("市政府 301", syllables, false)).toMatch(/^Shi ?[Zz]hengfu 301$/u);
  expect(latinName("Room 301", syllables, false)).toBeNull();
});
