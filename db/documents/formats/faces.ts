/**
 * The faces of a printed page: which families stand in for those that Chinese official documents ask for
 * (GB/T 9704-2012, 5.2.2 and 7.3), in which order they are tried, and which of them a text really needs.
 */
import { join } from "node:path";
import { assetsFolder } from "../../base/assets.ts";
import type { FaceRole } from "../../contract/vocabulary.ts";
import { fontCharacters } from "./font-characters.ts";
import { printableText } from "./printable.ts";

/** The shipped fonts by family; the names are for people. */
export const FAMILIES = {
  "Concord Fang": {
    file: "ConcordFang-Regular.ttf",
    zh: "Concord Fang（FandolFang 仿宋）",
    en: "Concord Fang (FandolFang, fangsong)",
  },
  "Concord Kai": {
    file: "ConcordKai-Regular.ttf",
    zh: "Concord Kai（霞鹜文楷）",
    en: "Concord Kai (LXGW WenKai)",
  },
  "Concord Sans": {
    file: "ConcordSans-Bold.ttf",
    zh: "Concord Sans（思源黑体 粗体）",
    en: "Concord Sans (Noto Sans SC Bold)",
  },
  "Concord Serif Title": {
    file: "ConcordSerif-Bold.ttf",
    zh: "Concord Serif Title（思源宋体 粗体）",
    en: "Concord Serif Title (Noto Serif SC Bold)",
  },
  "Concord Serif": {
    file: "ConcordSerif-Regular.ttf",
    zh: "Concord Serif（思源宋体）",
    en: "Concord Serif (Noto Serif SC)",
  },
  "Concord World": {
    file: "ConcordWorld-Regular.ttf",
    zh: "Concord World（DejaVu Sans）",
    en: "Concord World (DejaVu Sans)",
  },
  "Concord Emoji": {
    file: "ConcordEmoji-Regular.ttf",
    zh: "Concord Emoji（Noto Emoji）",
    en: "Concord Emoji (Noto Emoji)",
  },
} as const;

export type Family = keyof typeof FAMILIES;

interface Face {
  family: Family;
  /** Tried in this order for what `family` lacks, character by character. */
  fallbacks: readonly Family[];
  zh: string;
  en: string;
}

const OTHERS = ["Concord World", "Concord Emoji"] as const;
// The last is for four standard characters that Concord Serif lacks (㑊鿍鿎鿏).
const SERIF_AND_OTHERS = ["Concord Serif", ...OTHERS, "Concord Kai"] as const;

export const FACES: Record<FaceRole, Face> = {
  fang: { family: "Concord Fang", fallbacks: SERIF_AND_OTHERS, zh: "仿宋", en: "Fangsong" },
  kai: { family: "Concord Kai", fallbacks: ["Concord Serif", ...OTHERS], zh: "楷体", en: "Kai" },
  hei: { family: "Concord Sans", fallbacks: SERIF_AND_OTHERS, zh: "黑体", en: "Hei" },
  title: { family: "Concord Serif Title", fallbacks: SERIF_AND_OTHERS, zh: "小标宋", en: "Title song" },
  song: { family: "Concord Serif", fallbacks: [...OTHERS, "Concord Kai"], zh: "宋体", en: "Song" },
};

/** The families of each role in order, as the PDF's template gives them to Typst. */
export const FAMILIES_OF_ROLES = Object.fromEntries(
  Object.entries(FACES).map(([role, { family, fallbacks }]) => [role, [family, ...fallbacks]]),
) as Record<FaceRole, Family[]>;

export interface FaceUsed {
  role: FaceRole;
  /** Null where no shipped font has the characters: they are empty boxes on paper. */
  family: Family | null;
  /** What the role's own face lacks, in the order of the text. Absent on the role's own face. */
  characters?: string[];
}

/**
 * The faces that a document really needs: of each role its own face if it has any of the text, then each fallback with
 * the characters that it supplies, then those that no face has.
 */
export async function facesUsed(texts: ReadonlyMap<FaceRole, string>): Promise<FaceUsed[]> {
  const used: FaceUsed[] = [];
  for (const [role, text] of texts) {
    let wanted = visibleCharacters(text);
    for (const family of FAMILIES_OF_ROLES[role]) {
      if (wanted.length === 0) break;
      const held = await charactersOf(family);
      const { supplied = [], lacking = [] } = Object.groupBy(wanted, (character) =>
        held.has(character.codePointAt(0) as number) ? "supplied" : "lacking",
      );
      const own = family === FACES[role].family;
      if (supplied.length > 0) used.push(own ? { role, family } : { role, family, characters: supplied });
      wanted = lacking;
    }
    if (wanted.length > 0) used.push({ role, family: null, characters: wanted });
  }
  return used;
}

/** Each once, without what leaves no ink. */
function visibleCharacters(text: string): string[] {
  const visible = printableText(text).replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
  return [...new Set(visible)];
}

const read = new Map<Family, Promise<ReadonlySet<number>>>();

/** Code points of a family; each font is read once. */
function charactersOf(family: Family): Promise<ReadonlySet<number>> {
  const known = read.get(family);
  if (known) return known;
  const reading = fontCharacters(join(assetsFolder(), "fonts", FAMILIES[family].file));
  read.set(family, reading);
  reading.catch(() => read.delete(family));
  return reading;
}
