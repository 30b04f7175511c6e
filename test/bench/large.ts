/**
 * Grids, search and memory with a million organizations, all measured at the client of the worker; and the search in two
 * thousand papers, beside the same words asked of the index alone.
 */
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PaperPlace } from "../../db/contract/procedures/search.ts";
import type { ListQuery } from "../../db/contract/records.ts";
import { beginPaper, endPaper, type Piece, writePieces } from "../../db/search/papers/texts.ts";
import { searchRecords } from "../../db/search/query.ts";
import { matchFor } from "../../db/search/tokens.ts";
import { openRoom } from "../support/room.ts";
import { startWorker } from "../support/worker-client.ts";
import { PASSPHRASE } from "./fill.ts";
import { many, median, once, p95, report, sample } from "./measure.ts";
import { organizationAt } from "./world.ts";

const run = promisify(execFile);
const FILL = fileURLToPath(new URL("fill.ts", import.meta.url));
const PAGE = 100;
/** What takes longer than this is answered from the tables. */
const QUICK_MS = 200;

const PAPERS = 2_000;
const PIECES = 20;
/** Characters of a piece, about. */
const PIECE = 800;

async function benchPapers(): Promise<void> {
  const { ledger, reader, put } = openRoom();
  const { store } = ledger;
  const filled = await once(() => {
    for (let paper = 0; paper < many(PAPERS); paper++) {
      const hash = String(paper).padStart(64, "0");
      store.run("INSERT INTO local_blob (hash, part, bytes) VALUES (?, 0, ?)", hash, Buffer.from("x"));
      put("paper", { name: `材料 ${paper}.pdf`, bytes: 1, hash, mime: null });
      const pieces = Array.from({ length: PIECES }, (_, at) => pieceAt(paper * PIECES + at, { page: at + 1 }));
      beginPaper(store, hash);
      for (let from: number | null = 0; from !== null; ) from = writePieces(store, hash, pieces, from);
      endPaper(store, hash);
    }
  });
  console.log(`     ${many(PAPERS)} papers of ${PIECES} pages indexed in ${(filled / 1000).toFixed(1)} s`);
  const [search, raw]: [number[], number[]] = [[], []];
  const match =
    "SELECT row, text FROM local_paper_piece WHERE row IN (SELECT rowid FROM local_paper_words WHERE local_paper_words MATCH ? LIMIT 300)";
  for (const text of ["动力电池", "热管理", "重庆", "第七百条", "hydrogen", "有限公司"]) {
    search.push(...(await sample(20, () => searchRecords(reader, text, 50), 2)));
    raw.push(...(await sample(20, () => reader.all(match, matchFor(text)), 2)));
  }
  report({
    name: `search in ${many(PAPERS)} papers of ${PIECES} pages, p95`,
    value: p95(search),
    unit: "ms",
    limit: 50,
    baseline: `reading as many pages out of the index: ${p95(raw).toFixed(1)} ms`,
  });
}

/** A page of made-up text; the same for the same number. */
function pieceAt(n: number, place: PaperPlace): Piece {
  let text = `第${n}条 `;
  for (let at = 0; text.length < PIECE; at++) {
    const { name_zh, name_en, products } = organizationAt(n * 31 + at).fields;
    text += `${name_zh}与${name_en}围绕${products}开展联合攻关。`;
  }
  return { place, heading: null, text };
}

export async function benchLarge(home: string, count: number): Promise<void> {
  await benchPapers();
  await mkdir(home, { recursive: true });
  const folder = join(home, "large");
  // In a process of its own: what writing took must not count as what reading takes.
  const made = await once(() => run(process.execPath, [FILL, home, folder, String(count)]));
  console.log(`     ${count.toLocaleString("en")} organizations written in ${(made / 1000).toFixed(0)} s`);

  const { client, grant, stop } = await startWorker(home, { checksAnswers: false });
  try {
    await client.workspace.open({ folder: await grant("folder", folder), passphrase: PASSPHRASE });
    const idle = await sample(200, () => client.profile.choices());
    const none = `an empty call takes ${median(idle).toFixed(2)} ms`;

    const pages = gridQueries();
    const grid: number[] = [];
    for (const [name, query] of Object.entries(pages)) {
      const spent = await sample(20, () => client.organization.list({ ...query, limit: PAGE }), 2);
      grid.push(...spent);
      console.log(`     ${name}: median ${median(spent).toFixed(1)} ms, p95 ${p95(spent).toFixed(1)} ms`);
    }
    report({
      name: `first page of a grid over ${count}, p95`,
      value: p95(grid),
      unit: "ms",
      limit: 50,
      baseline: none,
    });

    await benchGroups(client, count);

    const words = [
      "电池",
      "热管理",
      "动力电池",
      "重庆",
      "有限公司",
      "成都",
      "智能网联",
      "隔膜材料",
      "pow",
      "batt",
      "charg",
      "hydrogen",
      "vehicle",
      "smart mot",
    ];
    const search: number[] = [];
    for (const text of words) {
      const spent = await sample(20, () => client.search.query({ text, limit: 50 }), 2);
      search.push(...spent);
      console.log(`     search ${text}: median ${median(spent).toFixed(1)} ms, p95 ${p95(spent).toFixed(1)} ms`);
    }
    report({
      name: `search over ${count}, first 50 hits, p95`,
      value: p95(search),
      unit: "ms",
      limit: 20,
      baseline: none,
    });
    report({
      name: "memory of worker and host",
      value: await residentMegabytes(),
      unit: "MB",
      limit: 400,
      baseline: "RSS of the process",
    });
  } finally {
    await stop();
  }
}

type Client = Awaited<ReturnType<typeof startWorker>>["client"];

/** Facets, groups and a view, once the list is held in memory; until then the tables answer. */
async function benchGroups(client: Client, count: number): Promise<void> {
  const { organization } = client;
  const tables: number[] = [];
  const held = await once(async () => {
    // The first answers come from the tables.
    for (let last = Number.POSITIVE_INFINITY; last > QUICK_MS; ) {
      last = await once(() => organization.tally({ by: "district" }));
      tables.push(last);
      await setTimeout(QUICK_MS);
    }
  });
  console.log(`     the list was held in memory ${(held / 1000).toFixed(1)} s after it was asked for first`);
  const narrowed = { filters: [{ field: "city", op: "in" as const, value: ["宜宾", "成都"] }] };
  const within = (by: string, value: string) => [...narrowed.filters, { field: by, op: "in" as const, value: [value] }];
  const name = [{ field: "name_zh", dir: "asc" as const }];
  const asked: Record<string, () => Promise<unknown>> = {
    "values of a field": () => organization.tally({ by: "sector" }),
    "values of a field, others chosen": () => organization.tally({ ...narrowed, by: "sector" }),
    "values of a set": () => organization.tally({ ...narrowed, by: "segments" }),
    "whether they are tied": () => organization.tally({ ...narrowed, by: "tied" }),
    "how many": () => organization.count(narrowed),
    "rows of a group, by name": () =>
      organization.list({ filters: within("sector", "ngo"), sort: name, offset: 5_000, limit: PAGE }),
    "a view: narrowed down, by city": () =>
      organization.list({ ...narrowed, sort: [{ field: "city", dir: "desc" }], limit: PAGE }),
    "by name, from the middle": () => organization.list({ sort: name, offset: Math.floor(count / 2), limit: PAGE }),
    "a grouped grid with its facets": () =>
      Promise.all([
        organization.tally({ ...narrowed, by: "city" }),
        organization.tally({ ...narrowed, by: "sector" }),
        organization.count(narrowed),
        organization.list({ filters: within("city", "成都"), sort: name, limit: PAGE }),
      ]),
    "the same after a change": async () => {
      await organization.put({ id: "org-b1", fields: { city: "宜宾", district: `${performance.now()}` } });
      return organization.tally({ ...narrowed, by: "city" });
    },
  };
  const all: number[] = [];
  for (const [what, ask] of Object.entries(asked)) {
    const spent = await sample(20, ask, 2);
    all.push(...spent);
    console.log(`     ${what}: median ${median(spent).toFixed(1)} ms, p95 ${p95(spent).toFixed(1)} ms`);
  }
  report({
    name: `grouped grid, facets and a view over ${count}, p95`,
    value: p95(all),
    unit: "ms",
    limit: 100,
    baseline: `the tables by themselves take ${(tables[0] ?? 0).toFixed(0)} ms to count the values of one field`,
  });
}

function gridQueries(): Record<string, ListQuery> {
  const asc = (field: string) => ({ sort: [{ field, dir: "asc" as const }] });
  const desc = (field: string) => ({ sort: [{ field, dir: "desc" as const }] });
  const is = (field: string, value: string) => ({ filters: [{ field, op: "is" as const, value }] });
  return {
    unsorted: {},
    "by Chinese name": asc("name_zh"),
    "by Chinese name, backwards": desc("name_zh"),
    "by English name": asc("name_en"),
    "by city": asc("city"),
    "by sector, backwards": desc("sector"),
    "one city": is("city", "宜宾"),
    "one sector": is("sector", "ngo"),
    "one city by name": { ...is("city", "宜宾"), ...asc("name_zh") },
    "one sector by name, backwards": { ...is("sector", "ngo"), ...desc("name_zh") },
    "one sector by city, backwards": { ...is("sector", "ngo"), ...desc("city") },
    "words by name": { search: "热管理", ...asc("name_zh") },
  };
}

/** Resident memory of this process, in which the worker thread runs as it does in the web host. */
async function residentMegabytes(): Promise<number> {
  globalThis.gc?.();
  const status = await readFile("/proc/self/status", "utf8").catch(() => null);
  const kilobytes = status?.match(/VmRSS:\s+(\d+)/)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : process.memoryUsage().rss / 1_048_576;
}
