/** The shipped fonts print what Concord says that they print: read from the font files, and set by Typst itself. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { describe, expect, it } from "vitest";
import { assetsFolder } from "../../../db/base/assets.ts";
import type { FaceRole } from "../../../db/contract/vocabulary.ts";
import { FACES, FAMILIES, FAMILIES_OF_ROLES, type Family, facesUsed } from "../../../db/documents/formats/faces.ts";
import { fontCharacters } from "../../../db/documents/formats/font-characters.ts";
import { poppler } from "./pages/reading.ts";

const FONTS = join(assetsFolder(), "fonts");
const ROLES = Object.keys(FACES) as FaceRole[];
const RARE = [..."喆堃玥翀𬭚㛃䶮赟頔"];
const NO_FACE_HAS = "ไ";

const compiler = NodeCompiler.create({
  workspace: FONTS,
  fontArgs: [{ fontPaths: [FONTS] }],
});

describe.each(ROLES)("the face %s", (role) => {
  const own = FACES[role].family;

  it("prints rare characters of names, each in the face that facesUsed names", async () => {
    const read = fontsOf(set(RARE, FAMILIES_OF_ROLES[role]));
    const used = await facesUsed(new Map([[role, RARE.join("")]]));
    const expected = used.flatMap(({ family, characters }) =>
      (characters ?? RARE.filter((one) => !used.some((other) => other.characters?.includes(one)))).map(
        (character) => [character, family] as const,
      ),
    );
    expect(expected).toHaveLength(RARE.length);
    if (read !== null) expect(read).toEqual(new Map(expected));
  });

  it("prints all of GB 2312 itself, without an empty box", async () => {
    const text = gb2312();
    expect(text.length).toBe(6_763);
    expect(await facesUsed(new Map([[role, text.join("")]]))).toEqual([{ role, family: own }]);
    expect(() => set(text, [own])).not.toThrow();
  });

  it("finds a face for every standard character, even those that Concord Serif lacks", async () => {
    const used = await facesUsed(new Map([[role, "㑊鿍鿎鿏㑇䴙𫘨𬱖𠅤"]]));
    expect(used.map(({ family }) => family)).not.toContain(null);
    expect(() => set([..."㑊鿍鿎鿏㑇䴙𫘨𬱖𠅤"], FAMILIES_OF_ROLES[role])).not.toThrow();
  });

  it("says what no face has, and Typst cannot print it either", async () => {
    expect(await facesUsed(new Map([[role, `会${NO_FACE_HAS}`]]))).toEqual([
      { role, family: own },
      { role, family: null, characters: [NO_FACE_HAS] },
    ]);
    expect(() => set([NO_FACE_HAS], FAMILIES_OF_ROLES[role])).toThrow(/could not be displayed/);
  });

  it("is copied as characters, never as the radicals that look like them", () => {
    const text =
      "9月8日见长角西行一二人入大小山水火木金土王石竹米羊耳自至臣舟色虫血衣言谷豆贝赤走足身车辛里门雨青非面革音页风食首马骨高鬼鱼鸟鹿麦麻黄黑鼓鼠鼻齐齿龙";
    const copied = poppler("pdftotext", set([text], FAMILIES_OF_ROLES[role]));
    if (copied !== null) expect(copied.replace(/\s/g, "")).toBe(text);
  });

  it("has Chinese marks as wide as a character", () => {
    const narrow = [..."“”‘’…×，。《》〔〕（）"].filter((mark) => {
      // Between two others, so that no space of it is squeezed.
      const measured = `#context assert.eq(measure("中${mark}中").width, 3em.to-absolute())`;
      try {
        set([mark], [own], measured);
        return false;
      } catch {
        return true;
      }
    });
    expect(narrow).toEqual([]);
  });
});

describe("faces", () => {
  it("are all shipped, and no other font is", () => {
    const files = Object.values(FAMILIES).map(({ file }): string => file);
    expect(
      readdirSync(FONTS)
        .filter((name) => name.endsWith(".ttf"))
        .sort(),
    ).toEqual(files.sort());
  });

  it.each(Object.entries(FAMILIES))(
    "%s has no compatibility radical in its character map",
    async (_family, { file }) => {
      const radicals = [...(await fontCharacters(join(FONTS, file)))].filter(
        (point) => point >= 0x2e80 && point < 0x2fe0,
      );
      expect(radicals).toEqual([]);
    },
  );

  it.each([
    ["Concord Fang", 10_073],
    ["Concord Kai", 10_035],
    ["Concord Sans", 8_222],
    ["Concord Serif Title", 8_222],
    ["Concord Serif", 24_820],
    ["Concord World", 3_775],
    ["Concord Emoji", 1_464],
  ] as const)("%s has the characters that fonttools counts", async (family, count) => {
    expect((await fontCharacters(join(FONTS, FAMILIES[family].file))).size).toBe(count);
  });

  it("are told per role, in the order in which they are tried, without spaces and marks that leave no ink", async () => {
    const texts = new Map<FaceRole, string>([
      ["title", "关于堃的通知"],
      ["fang", "李喆、王喆　和\u200b李喆\n出席 שלום 😀 ️"],
      ["kai", ""],
    ]);
    expect(await facesUsed(texts)).toEqual([
      { role: "title", family: "Concord Serif Title" },
      { role: "fang", family: "Concord Fang" },
      { role: "fang", family: "Concord Serif", characters: ["喆"] },
      { role: "fang", family: "Concord World", characters: ["ש", "ל", "ו", "ם"] },
      { role: "fang", family: "Concord Emoji", characters: ["😀"] },
    ]);
  });
});

/**
 * Sets pieces with the families and no other, after some Typst source. PDF/A refuses a character that its font lacks, instead of an empty box.
 * @throws Error of Typst
 */
function set(pieces: readonly string[], families: readonly string[], before = ""): Uint8Array {
  const source = `#set text(fallback: false, lang: "zh", region: "CN", font: ${JSON.stringify(families).replace("[", "(").replace("]", ",)")})
${before}
#for piece in json(bytes(sys.inputs.pieces)) [#box(piece) ]`;
  try {
    return compiler.pdf(
      { mainFileContent: source, inputs: { pieces: JSON.stringify(pieces) }, resetRead: true },
      { pdfStandard: "a-2b" },
    );
  } catch (error) {
    throw new Error(String((error as { code?: string }).code ?? error), { cause: error });
  }
}

/** The family that set each character; null without poppler. */
function fontsOf(pdf: Uint8Array): Map<string, Family> | null {
  const xml = poppler("pdftohtml", pdf);
  if (xml === null) return null;
  const names = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)"[^>]* family="[A-Z]{6}\+(\w+)/g)].map(([, id, name]) => [id, name]),
  );
  const families = Object.keys(FAMILIES) as Family[];
  const found = new Map<string, Family>();
  for (const [, id, text = ""] of xml.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g))
    for (const character of text.replace(/<[^>]*>|\s/g, ""))
      found.set(character, families.find((family) => family.replaceAll(" ", "") === names.get(id)) as Family);
  return found;
}

/** The 6,763 ideographs of GB/T 2312-1980: rows 16 to 87 of 94. */
function gb2312(): string[] {
  const decoder = new TextDecoder("gb18030");
  const cells = Array.from({ length: 72 * 94 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)]);
  return cells.map((cell) => decoder.decode(Uint8Array.from(cell))).filter((one) => /^\p{Script=Han}$/u.test(one));
}
