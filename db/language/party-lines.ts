/**
 * Reads a list of parties as offices keep it: a line for each, copied from a table or typed, with the name and, in any
 * order, sector, short name and city. What a line does not say is taken from the name where the name says it, and marked.
 */
import { tidyText } from "../contract/tidy.ts";
import type { Sector } from "../contract/vocabulary.ts";
import { withoutNumber } from "./numbering.ts";

export interface PartyLine {
  /** From 1, as in the list that was given. */
  line: number;
  name: string;
  sector: Sector | null;
  /** Nobody wrote the sector: the name ends like one of them. */
  guessed: boolean;
  short: string | null;
  city: string | null;
  /** Cells that stand for none of these. */
  left: string[];
}

/** Between columns: what a table copies, or what people type where they mean one. A single blank is part of a name. */
const BETWEEN = /\t|[,，;；|｜]| {2,}|　+/;
/** What a comma of a firm's name stands before: `Changan Automobile Co., Ltd.` is one cell. */
const NAME_GOES_ON = /^(ltd|inc|llc|limited|corp|gmbh|plc)\b/i;

const SECTOR_WORDS: readonly [Sector, RegExp][] = [
  ["government", /^(政府|政府部门|机关|党政机关|政|government|gov|authority|public authority)$/i],
  ["enterprise", /^(\p{Script=Han}{0,4}企业|公司|企|国企|民企|enterprise|company|firm|business|industry)$/iu],
  ["ngo", /^(社会组织|协会|商会|学会|联盟|社团|社|ngo|association|civil society)$/i],
  ["academia", /^(高校院所|高校|院校|科研院所|研究机构|大学|研|academia|university|research|institute)$/i],
  ["public", /^(公众代表|公众|市民|居民|众|public|citizens?|residents?)$/i],
];
/** How names of each sector end; the first that fits counts, so that a company's institute is an institute. */
const SECTOR_NAMES: readonly [Sector, RegExp][] = [
  [
    "ngo",
    /(协会|学会|商会|联盟|联合会|促进会|基金会|研究会|中心（民办）)$|\b(association|alliance|federation|foundation|chamber of commerce|society|ngo)$/i,
  ],
  [
    "academia",
    /(大学|学院|研究院|研究所|实验室|科学院|职业学校)$|\b(university|college|institute|academy|laboratory)\b/i,
  ],
  [
    "enterprise",
    /(公司|集团|厂|企业|股份|银行)$|\b(co\.?|ltd\.?|inc\.?|corp\.?|corporation|company|group|gmbh|plc|llc)$/i,
  ],
  [
    "government",
    /(委员会|发改委|经信委|经信局|委|局|厅|署|人民政府|政府办公厅|办公室|管委会|部|办)$|\b(government|commission|bureau|department|ministry|administration|committee|authority)\b/i,
  ],
];
/** What the columns of a list are called. */
const COLUMN_HEADINGS: readonly [keyof Said | "number", RegExp][] = [
  ["name", /^(名称|单位|单位名称|企业名称|机构名称|全称|参会单位|成员单位|name|organi[sz]ation|party|company)$/i],
  ["sector", /^(类别|主体类别|性质|类型|sector)$/i],
  ["short", /^(简称|short|short name|abbreviation)$/i],
  ["city", /^(城市|所在城市|所在地|地区|市|city|place)$/i],
  ["number", /^(序号|编号|no\.?|#)$/i],
];
const CITY = /^\p{Script=Han}{1,6}[市州盟县区]$/u;
/** Cities that are known without having been written here; as lists in English write them, and as the others do. */
const CITIES = [
  ["Chongqing", "重庆"],
  ["Chengdu", "成都"],
  ["Beijing", "北京"],
  ["Shanghai", "上海"],
  ["Tianjin", "天津"],
] as const;

/**
 * @param text one party a line; empty lines, numbers before names, the name of the list and a line of headings are passed over
 * @param cities that are known already: a cell that is one of them is a city, whatever it stands for elsewhere
 */
export function readPartyLines(text: string, cities: readonly string[] = []): PartyLine[] {
  const named = [...CITIES.flat(), ...cities];
  const known = new Set(named.map((city) => city.toLowerCase()));
  // One city is not to stand here under two names.
  const asHere = (city: string | null) => {
    const chinese = CITIES.find(([english]) => english.toLowerCase() === city?.toLowerCase())?.[1];
    return chinese && cities.includes(chinese) ? chinese : city;
  };
  let columns: Columns | null = null;
  let first = true;
  const found: PartyLine[] = [];
  tidyText(text)
    .split("\n")
    .forEach((raw, index) => {
      const cells = cellsOf(raw);
      if (cells.every((cell) => cell === "")) return;
      if (first && isNameOfList(cells)) return;
      const headings = first ? headingsIn(cells) : null;
      first = false;
      if (headings) {
        columns = headings;
        return;
      }
      const said = columns ? byHeading(cells, columns) : byContent(cells, known);
      const guess = said.sector ? null : sectorOfName(said.name);
      found.push({
        line: index + 1,
        ...said,
        sector: said.sector ?? guess,
        guessed: guess !== null,
        city: asHere(said.city ?? cityIn(said.name, named)),
      });
    });
  return found;
}

const NAME_OF_LIST =
  /(?:名单|名录|名册|一览表|汇总表|统计表|登记表|签到表|清单)(?:[（(].{0,20}[）)])?[：:]?$|[：:]$|^(?:list|register|roll) of\b|^(?:participants|attendees|invited parties)\b/i;

/** What stands alone in its line before the first party, and says what follows. */
function isNameOfList(cells: readonly string[]): boolean {
  const [said = "", ...more] = cells.filter((cell) => cell !== "");
  return more.length === 0 && NAME_OF_LIST.test(said);
}

type Said = Pick<PartyLine, "name" | "sector" | "short" | "city" | "left">;
type Columns = readonly (keyof Said | "number" | null)[];

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const cell of withoutNumber(line).split(BETWEEN)) {
    const said = cell.trim();
    if (cells.length > 0 && NAME_GOES_ON.test(said)) cells.push(`${cells.pop()}, ${said}`);
    else cells.push(said);
  }
  return cells;
}

/** The first line names the columns where two of them have names of columns, or where it is one such word alone. */
function headingsIn(cells: readonly string[]): Columns | null {
  const columns = cells.map((cell) => COLUMN_HEADINGS.find(([, words]) => words.test(cell))?.[0] ?? null);
  const named = new Set(columns.filter((column) => column !== null));
  return named.has("name") && (named.size > 1 || cells.length === 1) ? columns : null;
}

function byHeading(cells: readonly string[], columns: Columns): Said {
  const of = (column: keyof Said) => cells[columns.indexOf(column)] || null;
  const sector = sectorIn(of("sector") ?? "");
  return {
    name: of("name") ?? "",
    sector,
    short: of("short"),
    city: trimmedCity(of("city")),
    left: cells.filter(
      (cell, at) => cell !== "" && ((columns[at] ?? null) === null || (columns[at] === "sector" && sector === null)),
    ),
  };
}

/**
 * The name comes first, behind its number in the list if there is one; every other cell says by itself what it is. What says
 * nothing is a short name, then a city.
 */
function byContent(cells: readonly string[], known: ReadonlySet<string>): Said {
  const filled = cells.filter((cell) => cell !== "");
  const [name = "", ...more] = filled.length > 1 && /^\d{1,3}$/.test(filled[0] ?? "") ? filled.slice(1) : filled;
  const said: Said = { name, sector: null, short: null, city: null, left: [] };
  for (const cell of more) {
    const sector = sectorIn(cell);
    if (sector && !said.sector) said.sector = sector;
    else if (!said.city && (known.has(cell.toLowerCase()) || CITY.test(cell))) said.city = trimmedCity(cell);
    else if (!said.short) said.short = cell;
    else if (!said.city) said.city = cell;
    else said.left.push(cell);
  }
  return said;
}

/** The sector that a name ends like; null: it does not tell. */
export function sectorOfName(name: string): Sector | null {
  return SECTOR_NAMES.find(([, ending]) => ending.test(name))?.[0] ?? null;
}

/** The sector that a word stands for. */
export function sectorIn(cell: string): Sector | null {
  return SECTOR_WORDS.find(([, words]) => words.test(cell))?.[0] ?? null;
}

/** 重庆市 and 重庆 are one city. */
function trimmedCity(cell: string | null): string | null {
  return cell?.replace(/^(\p{Script=Han}{2,})市$/u, "$1") || null;
}

function cityIn(name: string, cities: readonly string[]): string | null {
  return cities.find((city) => city !== "" && name.toLowerCase().startsWith(city.toLowerCase())) ?? null;
}
