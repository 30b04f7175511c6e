/**
 * 100,000 rows of a workbook and of a CSV taken into a workspace on disk in which 100,000 other organizations are: read,
 * planned, written, and planned once more, beside the bare reading of the same file and the bare writing of as many rows. Who
 * takes in is a process of its own each time, that holds nothing else (`taking-in.ts`).
 */
import { fork } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import papa from "papaparse";
import { many, report } from "../measure.ts";
import type { Taken } from "./taking-in.ts";

const COUNT = many(100_000);
const MOST_MS = 20_000;
const MEGABYTES = 500;
const WAIT_MS = 50;

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

export async function benchTableImport(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rows = Array.from({ length: COUNT }, (_, n) => rowAt(n));
  const csv = join(folder, "list.csv");
  await writeFile(csv, papa.unparse([HEAD, ...rows]));
  const xlsx = join(folder, "list.xlsx");
  await writeFile(xlsx, await writeXlsx({ sheets: [{ name: "名录", rows: [HEAD, ...rows] }] }));
  for (const [kind, file] of [
    ["CSV", csv],
    ["XLSX", xlsx],
  ] as const)
    told(kind, await takenIn(join(folder, kind), file));
}

function told(kind: string, taken: Taken): void {
  const { bare, raw, read, planned, written, again, waits, peak, held, unchanged } = taken;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const rows = `${COUNT.toLocaleString("en")} rows of ${kind}`;
  report({
    name: `${rows}, read, planned against ${COUNT.toLocaleString("en")} others and written`,
    value: read + planned + written,
    unit: "ms",
    limit: MOST_MS,
    baseline: `read ${seconds(read)} against ${seconds(bare)} bare, planned ${seconds(planned)}, written ${seconds(written)} with two figures each against ${seconds(raw)} for bare rows of organizations`,
  });
  report({
    name: `${rows} again`,
    value: again,
    unit: "ms",
    limit: MOST_MS,
    baseline: `${unchanged} unchanged`,
  });
  report({
    name: `${rows}: longest that others waited`,
    value: Math.max(...Object.values(waits)),
    unit: "ms",
    limit: WAIT_MS,
    baseline: Object.entries(waits)
      .map(([phase, ms]) => `${phase} ${ms.toFixed(0)} ms`)
      .join(", "),
  });
  report({
    name: `memory of ${rows}`,
    value: peak,
    unit: "MB",
    limit: MEGABYTES,
    baseline: `of the whole process, its peak; ${held.toFixed(0)} MB before`,
  });
}

/** First the others, in a process that is gone before anything is measured. */
async function takenIn(folder: string, file: string): Promise<Taken> {
  await mkdir(folder);
  const { raw } = await inProcess<{ raw: number }>("fill", folder, String(COUNT));
  return { ...(await inProcess<Omit<Taken, "raw">>("take", folder, file)), raw };
}

function inProcess<R>(...options: string[]): Promise<R> {
  const { promise, resolve, reject } = Promise.withResolvers<R>();
  const child = fork(fileURLToPath(new URL("./taking-in.ts", import.meta.url)), options);
  child.once("message", (message) => resolve(message as R));
  child.once("error", reject);
  child.once("exit", (code) => reject(new Error(`${options.join(" ")} ended with ${code}`)));
  return promise;
}
