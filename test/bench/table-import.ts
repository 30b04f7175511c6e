/**
 * 100,000 rows of a workbook and of a CSV: read, planned against as many organizations as are there, and written, beside the
 * bare reading of the same files and the bare writing of as many rows. In memory: what a disk takes, the bench bulk tells.
 */
import { randomUUID } from "node:crypto";
import { writeXlsx } from "hucre/xlsx";
import papa from "papaparse";
import { memoryDatabase } from "../../db/base/database.ts";
import { planImport } from "../../db/domain/imports/plan.ts";
import { runImport } from "../../db/domain/imports/run.ts";
import { proposedSettings } from "../../db/domain/imports/settings.ts";
import { readTables } from "../../db/import/reading/read.ts";
import type { Book, Sheet } from "../../db/import/reading/table.ts";
import { Zip } from "../../db/import/reading/zip.ts";
import { shapeOf } from "../../db/import/shape/choice.ts";
import { createTables } from "../../db/schema/tables.ts";
import { openRoom } from "../support/room.ts";
import { many, once, report } from "./measure.ts";
import { insertRaw } from "./world.ts";

const COUNT = many(100_000);
const MOST_MS = 20_000;
const MEGABYTES = 500;

const HEAD = ["企业名称", "统一社会信用代码", "所在城市", "区县", "成立时间", "主要产品", "产值（亿元）", "从业人数"];
const rowAt = (n: number) => [
  `第${n}新能源汽车零部件有限公司`,
  "",
  n % 2 === 0 ? "成都" : "重庆",
  n % 2 === 0 ? "龙泉驿区" : "渝北区",
  `${2000 + (n % 25)}-0${1 + (n % 9)}-15`,
  `电驱动总成${n}、热管理系统`,
  String((n % 1000) / 10),
  String(10 + (n % 5000)),
];

export async function benchTableImport(): Promise<void> {
  const rows = Array.from({ length: COUNT }, (_, n) => rowAt(n));
  const csv = Buffer.from(papa.unparse([HEAD, ...rows]));
  const xlsx = Buffer.from(await writeXlsx({ sheets: [{ name: "名录", rows: [HEAD, ...rows] }] }));
  const raw = memoryDatabase();
  createTables(raw);
  const writing = await once(() => insertRaw(raw, COUNT, 1_000));
  raw.close();
  await measured("CSV", csv, await once(() => void papa.parse(csv.toString())), writing);
  await measured("XLSX", xlsx, await once(() => unpack(xlsx)), writing);
}

async function measured(kind: string, bytes: Buffer, bare: number, writing: number): Promise<void> {
  const room = openRoom();
  let longest = 0;
  let last = performance.now();
  // What is not done in one go lets this come to its turn.
  const turns = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  let book: Book | undefined;
  const reading = await once(async () => {
    book = await readTables({ name: `a.${kind.toLowerCase()}`, bytes });
  });
  const { settings } = proposedSettings(room.reader, book as Book, {
    sheet: 0,
    shape: shapeOf((book as Book).sheets[0] as Sheet),
  });
  let plan: Awaited<ReturnType<typeof planImport>> | undefined;
  const planning = await once(async () => {
    plan = await planImport(room.reader, book as Book, { ...settings, year: "2024" });
  });
  const taking = await once(async () => {
    const running = runImport(room, plan as never, { name: "a", file: randomUUID(), sheet: "" }, { table: "t" });
    for (let step = await running.next(); !step.done; ) step = await running.next();
  });
  const again = await once(async () => {
    plan = await planImport(room.reader, book as Book, { ...settings, year: "2024" });
  });
  clearInterval(turns);
  const peak = process.resourceUsage().maxRSS / 1024;
  report({
    name: `${COUNT.toLocaleString("en")} rows of ${kind}, read, planned and written`,
    value: reading + planning + taking,
    unit: "ms",
    limit: MOST_MS,
    baseline: `read ${(reading / 1000).toFixed(1)} s against ${(bare / 1000).toFixed(1)} s bare, planned ${(planning / 1000).toFixed(1)} s, written ${(taking / 1000).toFixed(1)} s with two figures each against ${(writing / 1000).toFixed(1)} s raw`,
  });
  report({
    name: `the same again, against ${COUNT.toLocaleString("en")} that are there`,
    value: again,
    unit: "ms",
    limit: MOST_MS,
    baseline: `others waited ${longest.toFixed(0)} ms at most; ${(plan as never as { counts: { unchanged: number } }).counts.unchanged} unchanged`,
  });
  report({
    name: `memory of ${kind}`,
    value: peak,
    unit: "MB",
    limit: MEGABYTES,
    baseline: "of the whole process, its peak",
  });
}

/** What nobody can leave out: to unpack it. */
async function unpack(bytes: Buffer): Promise<void> {
  const zip = await Zip.open(bytes);
  for (const name of zip.names) for await (const _ of zip.read(name));
}
