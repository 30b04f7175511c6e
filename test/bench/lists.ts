/** A supervision list of 10,000 rows as a workbook, and everything of a meeting with 200 MB of papers as a ZIP. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { newId } from "../../db/base/ids.ts";
import { openDocument } from "../../db/domain/documents/documents.ts";
import { supervision } from "../../db/domain/documents/kinds/supervision.ts";
import { PAPER_PART } from "../../db/domain/papers/papers.ts";
import { openRoom, type Room } from "../support/room.ts";
import { many, median, once, report, sample } from "./measure.ts";
import { organizationAt } from "./world.ts";

const ACTIONS = many(10_000);
const PARTIES = 200;
const PAPERS = 4;
const PAPER_BYTES = many(50 * 1024 * 1024, PAPER_PART);

export async function benchLists(folder: string): Promise<void> {
  await mkdir(join(folder), { recursive: true });
  const room = openRoom();
  const meeting = fill(room);
  await benchWorkbook(room);
  await benchZip(room, meeting);
}

async function benchWorkbook(room: Room): Promise<void> {
  const wanted = { kind: "supervision", language: "zh", format: "xlsx" } as const;
  const asked = { of: null, language: "zh", format: "xlsx", day: room.today(), now: room.now() } as const;
  const read = () => supervision.sheet(supervision.read(room, asked), asked);
  const sheet = read();
  const rows = [sheet.columns.map(({ head }) => head), ...sheet.rows].map((row) => [...row]);
  const [ours, plain, raw, reading]: [number[], number[], number[], number[]] = [[], [], [], []];
  // In turn, so that what else the computer does slows down all of them alike.
  await sample(
    7,
    async () => {
      ours.push(await once(async () => drained(await openDocument(room, wanted))));
      plain.push(await once(() => writeXlsx({ sheets: [{ name: "rows", rows }] })));
      raw.push(await once(() => deflateRawSync(JSON.stringify(rows))));
      reading.push(await once(read));
    },
    1,
  );
  console.log(`     of it reading the workspace: ${median(reading).toFixed(0)} ms`);
  report({
    name: `a supervision list of ${ACTIONS} rows as a workbook, against its rows by the same library without any form`,
    value: median(ours) / median(plain),
    unit: "x",
    limit: 5,
    baseline: `${median(ours).toFixed(0)} ms against ${median(plain).toFixed(0)} ms`,
  });
  report({
    name: "the same, against JSON.stringify and deflate of its rows",
    value: median(ours) / median(raw),
    unit: "x",
    limit: 20,
    baseline: `${median(ours).toFixed(0)} ms against ${median(raw).toFixed(0)} ms`,
  });
}

async function benchZip(room: Room, meeting: string): Promise<void> {
  const bytes = randomBytes(PAPER_PART);
  const parts = PAPER_BYTES / PAPER_PART;
  for (let n = 0; n < PAPERS; n++) {
    const hash = createHash("sha256");
    for (let part = 0; part < parts; part++) {
      bytes.writeUInt32LE(n * parts + part);
      hash.update(bytes);
      room.ledger.store.run("INSERT INTO local_blob (hash, part, bytes) VALUES (?, ?, ?)", `bench-${n}`, part, bytes);
    }
    const digest = hash.digest("hex");
    room.ledger.store.run("UPDATE local_blob SET hash = ? WHERE hash = ?", digest, `bench-${n}`);
    room.put("paper", { meeting, name: `${n}.zip`, bytes: PAPER_BYTES, hash: digest });
  }
  const wanted = { kind: "meeting_zip", of: meeting, language: "zh", format: "zip" } as const;
  await drained(await openDocument(room, wanted));
  let most = 0;
  const before = process.memoryUsage().rss;
  const ours = await once(async () =>
    drained(await openDocument(room, wanted), () => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }),
  );
  const raw = await once(() => {
    const hash = createHash("sha256");
    for (const { bytes: part } of room.reader.all<{ bytes: Uint8Array }>("SELECT bytes FROM local_blob LIMIT 800"))
      hash.update(part);
  });
  report({
    name: `everything of a meeting with ${(PAPERS * PAPER_BYTES) / 1_048_576} MB of papers, against reading and hashing them`,
    value: ours / raw,
    unit: "x",
    limit: 15,
    baseline: `${ours.toFixed(0)} ms against ${raw.toFixed(0)} ms`,
  });
  report({
    name: "memory that it takes while it is made",
    value: most / 1_048_576,
    unit: "MB",
    limit: 150,
    baseline: `${(PAPERS * PAPER_BYTES) / 1_048_576} MB are handed over`,
  });
}

async function drained({ parts }: { parts: AsyncIterable<Uint8Array> }, each = () => {}): Promise<void> {
  for await (const _ of parts) each();
}

/** @returns a meeting, of which no action is */
function fill(room: Room): string {
  room.ledger.transact({ act: "bench", by: null }, (tx) => {
    for (let n = 0; n < PARTIES; n++) {
      const { id, fields } = organizationAt(n);
      tx.put("organization", id, fields);
    }
  });
  for (let start = 0; start < ACTIONS; start += 1_000)
    room.ledger.transact({ act: "bench", by: null }, (tx) => {
      for (let n = start; n < Math.min(start + 1_000, ACTIONS); n++)
        tx.put("action", newId(), {
          text: `推动动力电池回收网点建设第${n}项，覆盖重庆、成都两地主要城区，年内投入使用`,
          lead: `org-b${n % PARTIES}`,
          supporting: [`org-b${(n + 7) % PARTIES}`, `org-b${(n + 31) % PARTIES}`],
          due: `2026-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
          status: n % 3 ? "in_progress" : "not_started",
          percent: n % 100,
          status_note: `第${n % 40}次调度：选址完成，正在办理用地手续`,
          rank: n,
        });
    });
  return room.put("meeting", { title_zh: "例会", day: "2026-11-10" }).id;
}
