import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isContractProcedure } from "@orpc/contract";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { api as contract } from "../../db/contract/api.ts";
import { isErrorCode } from "../../db/contract/errors.ts";
import { isStream } from "../../db/server/answers.ts";
import { announceSeed } from "../seed.ts";
import { finished } from "../support/finished.ts";
import { type Client, startWorker } from "../support/worker-client.ts";
import { byTier } from "../tier.ts";
import { inputsFor } from "./inputs.ts";

const seed = announceSeed("RPC fuzz");
const RUNS = byTier({ short: 8, full: 40, nightly: 500 });
/** They derive keys, copy the database or draw a page: seconds, not milliseconds. */
const SLOW =
  /^workspace\.(create|open|changePassphrase|renewRecovery|renewSecrets|judgePassphrase|backup|restore|rebuild)$|^minutes\.export$|^document\.begin$/;
/** They would end what is being tested; `watch` and `verify` answer with a stream. */
const LEFT_OUT = /^workspace\.verify$|^workspace\.(close|lock)$|^changes\.watch$/;
/** What a message must not tell. */
const LEAKS =
  /SQLITE|sqlite_|SELECT |INSERT |UPDATE |DELETE FROM|no such|constraint|node_modules|\bat \w+ \(|\.ts:\d|undefined is|not a function/;

const KEEPER = "keeper-of-the-end";

const home = mkdtempSync(join(realpathSync(tmpdir()), "concord-fuzz-"));
let worker: Awaited<ReturnType<typeof startWorker>>;
let ids: string[];

beforeAll(async () => {
  worker = await startWorker(home);
  ids = await smallWorkspace(worker.client);
});
afterAll(async () => {
  await worker.stop();
  rmSync(home, { recursive: true, force: true });
});

type Call = (input: unknown) => Promise<unknown>;
interface Procedure {
  name: string;
  input: z.ZodType | undefined;
}

const procedures = proceduresOf(contract, "").filter(({ name }) => !LEFT_OUT.test(name));

test(`${procedures.length} procedures answer any input with a result or a typed error, and a refused call changes nothing`, async () => {
  const codes = new Map<string, number>();
  /** Errors without a code of their own, with an input that brings them about. */
  const unforeseen = new Map<string, string>();
  let calls = 0;
  for (const { name, input } of procedures) {
    const call = callOf(worker.client, name);
    await fc.assert(
      fc.asyncProperty(inputsFor(input, { ids, folder: join(home, "scratch") }), async (value) => {
        const before = await worker.client.workspace.status();
        calls += 1;
        const refusal = await refusalOf(call(value));
        if (!refusal) return;
        codes.set(refusal.code, (codes.get(refusal.code) ?? 0) + 1);
        expect(isErrorCode(refusal.code), `${name}: ${refusal.code}`).toBe(true);
        if (refusal.code === "E_INTERNAL") unforeseen.set(`${name}: ${logged(refusal.message)}`, fc.stringify(value));
        expect(refusal.message, name).not.toMatch(LEAKS);
        expect(refusal.message, name).not.toContain(home);
        expect(await worker.client.workspace.status(), name).toEqual(before);
      }),
      { seed, numRuns: SLOW.test(name) ? Math.min(RUNS, 4) : RUNS, endOnFailure: true },
    );
  }
  expect(Object.fromEntries(unforeseen)).toEqual({});
  console.log(`RPC fuzz: ${calls} calls of ${procedures.length} procedures`, Object.fromEntries(codes));
  expect(
    calls - [...codes.values()].reduce((sum, count) => sum + count, 0),
    "calls that were accepted",
  ).toBeGreaterThan(calls / 20);

  const { client } = worker;
  await client.profile.switch({ id: KEEPER });
  await finished(client.workspace.verify());
  const digest = await client.workspace.digest();
  await finished(client.workspace.rebuild());
  expect(await client.workspace.digest()).toEqual(digest);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 3_600_000);

/** What the log has under the reference that a message names. */
function logged(message: string): string {
  const ref = /reference (\w+)/.exec(message)?.[1] ?? "";
  const line = readFileSync(join(home, "logs", "concord.log"), "utf8")
    .split("\n")
    .find((each) => each.includes(ref));
  const { error, message: said, stack = [] } = JSON.parse(line ?? "{}");
  return `${error} ${said} ${stack[0]}`;
}

function proceduresOf(router: object, prefix: string): Procedure[] {
  return Object.entries(router).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    return isContractProcedure(value)
      ? [{ name, input: value["~orpc"].inputSchema as z.ZodType | undefined }]
      : proceduresOf(value as object, name);
  });
}

function callOf(client: Client, name: string): Call {
  let at: unknown = client;
  for (const part of name.split(".")) at = (at as Record<string, unknown>)[part];
  return at as Call;
}

/** The error that the call was answered with; undefined if it was carried out, or if the value cannot even be sent. */
async function refusalOf(answer: Promise<unknown>): Promise<{ code: string; message: string } | undefined> {
  try {
    const answered = await answer;
    if (isStream(answered)) await finished(answered);
    return undefined;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (typeof code === "string") return { code, message };
    if (/DataClone|could not be cloned|serialize|circular|BigInt|Invalid time value/i.test(`${error}`))
      return undefined;
    throw error;
  }
}

/** A meeting that is under way, with one record of nearly everything. @returns the ids */
async function smallWorkspace(client: Client): Promise<string[]> {
  await client.workspace.create({
    name: "Fuzz",
    passphrase: "correct horse battery staple",
    profile: "张协调",
  });
  const made: string[] = [];
  const id = async (put: Promise<{ record: { id: string } }>) => {
    const { record } = await put;
    made.push(record.id);
    return record.id;
  };
  const maker = await id(
    client.organization.put({ fields: { name_zh: "整车企业", sector: "enterprise", city: "重庆" } }),
  );
  await id(client.organization.put({ fields: { name_zh: "行业协会", sector: "ngo", city: "成都" } }));
  const segment = await id(client.segment.put({ fields: { name_zh: "动力电池" } }));
  await id(client.policy.put({ fields: { title_zh: "补贴办法", level: "national" } }));
  const series = await id(client.series.put({ fields: { name_zh: "月度例会", members: [maker] } }));
  const meeting = await id(
    client.meeting.put({ fields: { series, title_zh: "第一次例会", day: "2026-03-02", state: "planned" } }),
  );
  const item = await id(
    client.agenda_item.put({
      fields: { meeting, title_zh: "充电设施", kind: "decision", rank: 1, state: "open" } as never,
    }),
  );
  await client.meeting.start({ id: meeting });
  const { id: attendance } = await client.meeting.checkIn({ meeting, organization: maker });
  const outcome = await id(
    client.outcome.put({
      fields: { meeting, agenda_item: item, kind: "decision", text: "共建", state: "adopted" } as never,
    }),
  );
  await id(client.action.put({ fields: { meeting, text: "完成选址", lead: maker, status: "not_started" } }));
  await client.meeting.takePosition({ outcome, organization: maker, stance: "support" });
  const profiles = await client.profile.list({});
  // Its id is told to nobody: whatever becomes of the others, this one may rebuild the tables in the end.
  await client.profile.put({ id: KEEPER, fields: { name: "周守", role: "facilitator" } });
  return [...made, attendance, segment, ...profiles.rows.map((profile) => profile.id)];
}
