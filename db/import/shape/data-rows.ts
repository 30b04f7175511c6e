/** Which rows below the headings are records: notes, totals and what only groups others are not. */
import { type Cell, isFilled, type Row, type Sheet, textOf } from "../reading/table.ts";

/** Why a row is no record. */
export type RowKind = "record" | "note" | "total" | "group";

const TOTAL = /^(全国|全省|全市|本页)?\s*(合\s*计|总\s*计|小\s*计|累\s*计|total|subtotal|sum)/i;
const NOTE = /^(注|注意|说明|备注|填表说明|制表|审核|填报人|填表人|资料来源|数据来源|note|source)\s*:/i;

/** The rows below the headings. @param last number of the last row of the headings; 0: there are none */
export function rowsBelow(sheet: Sheet, last: number): Row[] {
  return sheet.rows.filter(({ at }) => at > last);
}

/** @param name place of the column that names the record; -1: none does */
export function kindOfRow(sheet: Sheet, row: Row, name: number): RowKind {
  const texts = row.cells.map((cell) => textOf(cell).normalize("NFKC").trim());
  const filled = texts.filter((text) => text !== "");
  const called = (texts[name] ?? "").replace(/\s/g, "");
  if (filled.some((text) => TOTAL.test(text) && text.length <= 12)) return "total";
  const [only = ""] = filled;
  if (filled.length === 1 && (NOTE.test(only) || isMergedOver(sheet, row))) return "note";
  return name >= 0 && isGroup(called) ? "group" : "record";
}

function isMergedOver(sheet: Sheet, { at }: Row): boolean {
  return sheet.merges.some(({ top, left, right }) => top === at && right > left + 1);
}

const PROVINCES = new Set(
  "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门".split(
    " ",
  ),
);
const PLACEHOLDERS = new Set("整合企业 预留 其他 其它 待定 机动 空缺 备用 省(区) 市(州) 区(县)".split(" "));

/** Whether a name says of which the rows below are, or keeps a place: 6家稀土集团, 湖南, 预留. */
function isGroup(name: string): boolean {
  const bare = name.normalize("NFKC");
  return (
    PROVINCES.has(bare.replace(/[省市]$/, "")) ||
    PLACEHOLDERS.has(bare) ||
    /^([\d一二三四五六七八九十]+家|其[他它].)/.test(bare)
  );
}

/** Whether a name has two or three letters and no word that an organization has: it may be one, and somebody has to say so. */
export function isDoubtfulName(name: string): boolean {
  const bare = name.replace(/\s/g, "");
  return /^\p{Script=Han}{1,3}$/u.test(bare) && !/[厂店局厅部委院所站社会校司团行]$/.test(bare);
}

/** Whether a column only numbers the rows. */
export function isNumbering(cells: readonly Cell[]): boolean {
  const filled = cells.filter(isFilled);
  return filled.length > 2 && filled.every((cell, at) => Number(textOf(cell)) === Number(textOf(filled[0])) + at);
}
