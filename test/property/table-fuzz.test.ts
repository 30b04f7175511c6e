/**
 * Files of tables altered at random: bits, bytes, pieces, parts of archives under their own names. Each is read within its
 * limits or refused by name; none brings the reader down, and none takes longer than a moment.
 */
import { type Unzipped, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { ERRORS } from "../../db/contract/errors.ts";
import { readTables } from "../../db/import/reading/read.ts";
import { chooseSheet, shapeOf } from "../../db/import/shape/choice.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { rowsOf, workbook } from "../support/crafted-workbook.ts";
import { byTier } from "../tier.ts";

const TRIALS = byTier({ short: 300, full: 3_000, nightly: 10_000 });
/** On a machine as slow as any; one alone takes some milliseconds. */
const PATIENCE_MS = 2_000;

const random = randomFrom(announceSeed("table-fuzz"));
const below = (count: number) => Math.floor(random() * count);

const CELLS = [
  ["企业名称", "统一社会信用代码", "成立时间", "产值（亿元）"],
  ["甲公司", "91510112MA0000015E", "2024-01-05", "1.5"],
  ["乙公司", "91500112MA00000235", "2023年", "3"],
];
const SEEDS: readonly { name: string; bytes: Buffer }[] = [
  {
    name: "a.xlsx",
    bytes: workbook({
      sheets: [
        `${rowsOf(CELLS)}<row r="9"><c r="A9" t="s"><v>1</v></c><c r="B9" s="1"><v>45296</v></c><c r="C9" t="e"><v>#REF!</v></c><c r="D9"><f>1+1</f><v>2</v></c></row>`,
        rowsOf(CELLS),
      ],
      strings: "<si><t>一</t></si><si><r><t>二</t></r><rPh><t>er</t></rPh></si>",
      styles:
        '<numFmts><numFmt numFmtId="165" formatCode="yyyy/m/d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs>',
      behind: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    }),
  },
  { name: "a.csv", bytes: Buffer.from(CELLS.map((row) => row.join(",")).join("\r\n")) },
  {
    name: "b.csv",
    bytes: Buffer.from(`\ufeff${CELLS.map((row) => row.map((cell) => `"${cell}"`).join("\t")).join("\n")}`, "utf16le"),
  },
  {
    name: "a.xls",
    bytes: Buffer.from(
      `<html><table>${CELLS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table></html>`,
    ),
  },
];

/** Pieces that mean something to a reader. */
const TELLING = [
  "<",
  ">",
  "</c>",
  '<c r="XFD1048576">',
  "<!DOCTYPE a>",
  "&#0;",
  '"',
  "\u0000",
  "_xD800_",
  '<row r="99999999999">',
  '<mergeCell ref="A1:XFD9"/>',
  "<v>1e999</v>",
  "PK\u0003\u0004",
];

function mutated(bytes: Buffer): Buffer {
  let next = Buffer.from(bytes);
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(next.length + 1);
    switch (below(6)) {
      case 0:
        if (at < next.length) next[at] = (next[at] as number) ^ (1 << below(8));
        break;
      case 1:
        next = next.subarray(0, at) as Buffer<ArrayBuffer>;
        break;
      case 2:
        next = Buffer.concat([next.subarray(0, at), next.subarray(Math.min(next.length, at + below(40)))]);
        break;
      case 3:
        next = Buffer.concat([
          next.subarray(0, at),
          Buffer.from(TELLING[below(TELLING.length)] as string),
          next.subarray(at),
        ]);
        break;
      case 4:
        next = Buffer.concat([
          next.subarray(0, at),
          next.subarray(below(next.length + 1), below(next.length + 1)),
          next.subarray(at),
        ]);
        break;
      default:
        next.fill(below(256), at, Math.min(next.length, at + below(16)));
    }
  }
  return next;
}

/** An archive whose parts are altered and which is whole as an archive: most damage is noticed before it. */
function within(bytes: Buffer): Buffer {
  const parts: Unzipped = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[below(names.length)] as string;
  parts[name] = new Uint8Array(mutated(Buffer.from(parts[name] as Uint8Array)));
  return Buffer.from(zipSync(parts, { level: 1 }));
}

it(`${TRIALS} altered files are read or refused by name, each in a moment`, {
  timeout: TRIALS * 100 + 60_000,
}, async () => {
  let refused = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const { name, bytes } = SEEDS[trial % SEEDS.length] as (typeof SEEDS)[number];
    const altered = name === "a.xlsx" && trial % 8 < 6 ? within(bytes) : mutated(bytes);
    const begun = performance.now();
    try {
      const book = await readTables({ name, bytes: altered });
      chooseSheet(book);
      for (const sheet of book.sheets) shapeOf(sheet);
    } catch (error) {
      refused += 1;
      expect(Object.keys(ERRORS)).toContain((error as { code?: string }).code);
    }
    expect([trial, performance.now() - begun < PATIENCE_MS]).toEqual([trial, true]);
  }
  expect(refused).toBeGreaterThan(TRIALS / 20);
  expect(refused).toBeLessThan(TRIALS);
});
