/**
 * The reader of tables against files that were damaged on their way, or on purpose: each is read as it stands or refused by a
 * name that there is, soon, and within bounded memory; what comes of it is whole.
 */
import { writeOds } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { ERRORS } from "../../db/contract/errors.ts";
import { LIMITS } from "../../db/import/reading/limits.ts";
import { readTables } from "../../db/import/reading/read.ts";
import { type Book, textOf } from "../../db/import/reading/table.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { rowsOf, workbook } from "../support/crafted-workbook.ts";
import { byTier } from "../tier.ts";

const FILES = byTier({ short: 400, full: 10_000, nightly: 50_000 });
/** A file may take so long, ms; these take a few. */
const HANG_MS = 2_000;
/** Held behind all of them, bytes: what a file left behind would add up. */
const GROWTH = 300_000_000;
const SEED = announceSeed("table reader");

const ROWS = [
  ["企业名称", "城市", "成立时间", "产值（万元）"],
  ["重庆甲电池有限公司", "重庆", "2019年5月", "1,200.5"],
  ['"引号", 与逗号', "成都", "2023-02-29", "-"],
];
const STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
const STRINGS = "<si><t>成都</t></si><si><r><t>甲</t></r><r><t>乙</t></r></si>";
const SHEET = `${rowsOf(ROWS)}<row r="9"><c r="A9" t="s"><v>1</v></c><c r="C9" s="1"><v>45296.5</v></c><c r="D9"><f>1+1</f><v>2</v></c></row>`;
const BEHIND = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
const CSV = ROWS.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");

type Random = () => number;
const among = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

/** What a reader stumbles over: ends of ranges, marks of the formats, what numbers must not be. */
const SPLINTERS = [
  "\0",
  "\uffff",
  "<",
  ">",
  "&#0;",
  "&#xD800;",
  "]]>",
  '"',
  "'",
  ",",
  "\t",
  "\r",
  "-1",
  "NaN",
  "1e308",
  "4294967296",
  "XFD1048577",
  "A0",
  '<c r="ZZZ1"><v>1</v></c>',
  '<row r="99999999">',
  "</sheetData>",
  '<mergeCell ref="B2:A1"/>',
  "<!DOCTYPE a>",
  "<?xml version='1.1'?>",
  "\u202e",
  "PK\u0001\u0002",
].map((text) => Buffer.from(text));

function mutated(random: Random, bytes: Buffer): Buffer {
  let made = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0 && made.length > 0; times--) {
    const at = Math.floor(random() * made.length);
    const length = Math.floor(random() ** 3 * Math.min(400, made.length - at));
    switch (Math.floor(random() * 7)) {
      case 0:
        made[at] = (made[at] as number) ^ (1 << Math.floor(random() * 8));
        break;
      case 1:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + length)]);
        break;
      case 2:
        made = Buffer.concat([made.subarray(0, at + length), made.subarray(at)]);
        break;
      case 3:
        made = Buffer.concat([made.subarray(0, at), among(random, SPLINTERS), made.subarray(at)]);
        break;
      case 4:
        made.fill(among(random, [0, 0xff, 0x7f, 0x20]), at, at + length);
        break;
      case 5:
        if (at + 4 <= made.length)
          made.writeUInt32LE(among(random, [0, 1, 0x7fffffff, 0xffffffff, made.length * 9]), at);
        break;
      default:
        made = made.subarray(0, at);
    }
  }
  return made;
}

/** A text with something torn out of it, or put in. */
const torn = (random: Random, text: string) => mutated(random, Buffer.from(text));

type Maker = (random: Random) => Buffer;
async function makers(): Promise<Maker[]> {
  const whole = workbook({ sheets: [SHEET], behind: BEHIND, strings: STRINGS, styles: STYLES });
  const written = Buffer.from(await writeXlsx({ sheets: [{ name: "表", rows: ROWS }] }));
  const ods = Buffer.from(await writeOds({ sheets: [{ name: "表", rows: ROWS }] }));
  const page = `<html><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table></html>`;
  const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(3_000, 1)]);
  ole.write("Workbook", 1_024, "utf16le");
  ole.writeUInt16LE(18, 1_024 + 64);
  ole[1_024 + 66] = 2;
  return [
    ...[whole, written, ods, ole, Buffer.from(CSV), Buffer.from(page), Buffer.from(`\ufeff${CSV}`, "utf16le")].map(
      (bytes): Maker =>
        (random) =>
          mutated(random, bytes),
    ),
    // Within a part that is whole to the archive.
    ...["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"].map(
      (name): Maker =>
        (random) => {
          const xml = name.endsWith("sheet1.xml")
            ? `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${SHEET}</sheetData>${BEHIND}</worksheet>`
            : name.endsWith("Strings.xml")
              ? `<sst>${STRINGS}</sst>`
              : name.endsWith("styles.xml")
                ? `<styleSheet>${STYLES}</styleSheet>`
                : '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>';
          return workbook({
            sheets: [SHEET],
            behind: BEHIND,
            strings: STRINGS,
            styles: STYLES,
            parts: { [name]: torn(random, xml) },
          });
        },
    ),
  ];
}

/** Nothing is half of something: rows in their order, each within the columns, no cell beyond the limits. */
function flawOf({ sheets }: Book): string | null {
  if (sheets.length > LIMITS.sheets) return "sheets";
  for (const { rows, columns, merges } of sheets) {
    if (columns.length > LIMITS.columns || columns.some((column, at) => column <= (columns[at - 1] ?? 0)))
      return "columns";
    if (rows.some(({ at }, place) => at <= (rows[place - 1]?.at ?? 0))) return "rows";
    if (rows.some(({ cells }) => cells.length > columns.length)) return "cells beyond the columns";
    if (rows.some(({ cells }) => cells.some((cell) => textOf(cell).length > LIMITS.cell))) return "a long cell";
    if (merges.some(({ top, left, bottom, right }) => !(top <= bottom && left <= right))) return "merges";
  }
  return null;
}

describe(`the reader of tables and ${FILES} damaged files`, () => {
  it("reads each as it stands or refuses it by name, soon, and holds nothing of it", async () => {
    const random = randomFrom(SEED);
    const all = await makers();
    const before = process.memoryUsage().rss;
    const came = { read: 0, refused: 0 };
    for (let at = 0; at < FILES; at++) {
      const bytes = among(random, all)(random);
      const begun = performance.now();
      const told = await readTables({ name: among(random, ["a.xlsx", "a.xls", "a.csv", "a.ods"]), bytes }).then(
        (book) => ({ flaw: flawOf(book), refused: false }),
        (error: { code?: string; stack?: string }) => ({
          flaw: error.code !== undefined && error.code in ERRORS ? null : String(error.stack),
          refused: true,
        }),
      );
      came[told.refused ? "refused" : "read"] += 1;
      expect(told.flaw, `seed ${SEED}, file ${at}`).toBeNull();
      expect(performance.now() - begun, `seed ${SEED}, file ${at} took long`).toBeLessThan(HANG_MS);
    }
    // Both happen, or nothing was tried.
    expect(Math.min(came.read, came.refused)).toBeGreaterThan(FILES / 20);
    expect(process.memoryUsage().rss - before).toBeLessThan(GROWTH);
  }, 600_000);
});
