/**
 * What every query states of its answer (db/contract/shows.ts) is what windows go by when something was changed. Here a
 * record of each subject is changed, made and removed, and no query whose statement lets the change pass may answer anew.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Store } from "../../db/base/store.ts";
import { api } from "../../db/contract/api.ts";
import type { Terms } from "../../db/contract/procedure.ts";
import { mayDiffer, type Shows, type Touched } from "../../db/contract/shows.ts";
import { SUBJECTS, type Subject } from "../../db/contract/subjects/index.ts";
import type { Tx } from "../../db/ledger/transaction.ts";
import { type Column, columnsOf, type Fields, type FieldValue, misfitOf } from "../../db/schema/columns.ts";
import { SearchIndex } from "../../db/search/index.ts";
import type { ChangeEvent } from "../../db/server/changes.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { NEW } from "../support/one-laptop.ts";
import { byTier } from "../tier.ts";

interface Asked {
  path: string;
  shows: Shows;
  input: unknown;
}

const home = mkdtempSync(join(tmpdir(), "concord-fresh-"));
const session = new Session({ home, kdf: CHEAP_KDF });
const router = createRouterClient(createRouter(session) as AnyRouter, here(session)) as unknown as Record<
  string,
  Record<string, (input: unknown) => Promise<unknown>>
>;
const COPIES = [1, 2, 3];
/** Tables of this laptop alone that queries read, each with the subject of which a record is written with it. */
const LOCAL_TABLES: Readonly<Record<string, Subject>> = {
  local_pin: "pin_change",
  local_name_key: "organization",
  local_spelling: "organization",
};
const idOf = (subject: string, copy: number) => `${subject.replaceAll("_", "-")}-${copy}`;

/** Of what is not the same for every subject. */
const INPUTS: Record<string, unknown[]> = {
  "action.apart": [{ id: idOf("action", 1) }],
  "action.followThrough": [undefined],
  "action.board": [{}],
  "workspace.office": [undefined],
  "task_force.health": [{ id: idOf("task_force", 1) }],
  "meeting.view": COPIES.map((copy) => ({ id: idOf("meeting", copy) })),
  "meeting.proposals": COPIES.map((copy) => ({ id: idOf("meeting", copy) })),
  "meeting.round": COPIES.map((copy) => ({ id: idOf("meeting", copy) })),
  "series.days": [{ series: idOf("series", 1) }],
  "outcome.numbers": COPIES.map((copy) => ({ meeting: idOf("meeting", copy) })),
  "outcome.replacements": COPIES.map((copy) => ({ meeting: idOf("meeting", copy) })),
  "outcome.earlier": COPIES.map((copy) => ({ id: idOf("outcome", copy), words: "" })),
  "profile.choices": [undefined],
  "segment.tree": [undefined],
  "policy.course": COPIES.map((copy) => ({ id: idOf("policy", copy) })),
  "policy.ahead": [{ months: 60 }],
  "policy.unanswered": [{}],
  "policy.board": [{}],
  "clause.compare": [{ before: idOf("policy_version", 1), after: idOf("policy_version", 2) }],
  "clause.citations": COPIES.map((copy) => ({ id: idOf("clause", copy) })),
  "clause.citable": [{}],
  "problem.trail": COPIES.map((copy) => ({ id: idOf("problem", copy) })),
  "problem.idle": [{}],
  "organization.near": [{ name: "甲公司" }],
  "organization.pairs": [{}, { judged: true }],
  "organization.readList": [{ text: "甲公司\n乙协会\t社会组织\t重庆" }],
};

const queries = Object.entries(api).flatMap(([room, procedures]) =>
  Object.entries(procedures).flatMap(
    ([name, procedure]): { path: string; room: string; name: string; shows: Shows }[] => {
      const { shows } = (procedure as { "~orpc": { meta: Terms } })["~orpc"].meta;
      return shows ? [{ path: `${room}.${name}`, room, name, shows }] : [];
    },
  ),
);
const asked: Asked[] = queries
  .filter(({ shows }) => shows.any !== "everything")
  .flatMap(({ path, room, name, shows }) => inputsOf(path, room, name).map((input) => ({ path, shows, input })));

function inputsOf(path: string, room: string, name: string): unknown[] {
  if (INPUTS[path]) return INPUTS[path];
  if (name === "list") return [{ limit: 100 }];
  if (path === "organization.count") return [{}, { filters: [{ field: "tied", op: "asks", value: "some" }] }];
  if (name === "count") return [{}];
  if (name === "tally")
    return columnsOf(room as Subject)
      .filter(({ meta }) => !meta.private)
      .map((column) => ({ by: column.name }));
  if (name === "get") return [{ id: idOf(room, 1) }];
  throw new Error(`${path} states what it shows: this test does not know with what to ask it`);
}

async function answer({ path, input }: Asked): Promise<unknown> {
  const [room = "", name = ""] = path.split(".");
  try {
    return await router[room]?.[name]?.(input);
  } catch (error) {
    // What it is asked of is gone, or says what this program cannot make anything of.
    return (error as { code?: string }).code === "E_INTERNAL" ? Promise.reject(error) : undefined;
  }
}

/** A value of the field's form; another one for another variant. */
function valueFor({ name, meta, list, ...column }: Column, variant: number): FieldValue {
  const day = `2026-11-${10 + variant}`;
  const words = [`${name} ${variant}`, day, String(variant).repeat(64), `${variant}`, "AAAA"];
  if (name === "recurrence") words.unshift(variant % 2 === 0 ? "FREQ=WEEKLY" : "FREQ=MONTHLY");
  const one = meta.ref
    ? [idOf(meta.ref, (variant % 2) + 1)]
    : (meta.values?.map((_, at, all) => all[(at + variant) % all.length]) ?? []);
  const candidates: unknown[] = [
    ...(meta.kind === "integer" ? [variant * 10] : []),
    ...(meta.kind === "decimal" ? [`${variant}.5`] : []),
    ...(meta.kind === "boolean" ? [variant % 2 === 0] : []),
    ...(meta.kind === "time" ? [`0${variant % 10}:30`] : []),
    ...(meta.kind === "instant" ? [`${day}T01:00:00.000Z`] : []),
    ...(meta.kind === "object" ? [] : [...one, ...words]),
  ];
  const fitting = (list ? candidates.map((value) => [value]) : candidates).find(
    (value) => !misfitOf({ name, meta, list, ...column }, value),
  );
  return (fitting ?? (list ? [] : null)) as FieldValue;
}

function recordFor(subject: Subject, variant: number): Fields {
  return Object.fromEntries(columnsOf(subject).map((column) => [column.name, valueFor(column, variant)]));
}

/** Makes a change past all rules, as an entry of another laptop could; tells what the windows are told of it. */
function change(work: (tx: Tx) => void): Touched {
  const told: ChangeEvent[] = [];
  const publish = vi.spyOn(session.feed, "publish").mockImplementation((event) => void told.push(event));
  session.ledger.transact({ act: "test", by: null }, work);
  publish.mockRestore();
  return Object.assign({}, ...told.map(({ touched }) => touched)) as Touched;
}

beforeAll(async () => {
  await router.workspace?.create?.({ ...NEW, folder: join(home, "ws") });
  change((tx) => {
    for (const subject of SUBJECTS)
      for (const copy of COPIES) tx.put(subject, idOf(subject, copy), recordFor(subject, copy));
  });
  await new SearchIndex(session.ledger).readAloud();
});
afterAll(async () => {
  await session.close();
  rmSync(home, { recursive: true, force: true });
});

describe("a query", () => {
  let held: { one: Asked; answer: unknown }[] = [];

  /** Asks everything again. @returns queries that answer anew although what they state let the change pass */
  async function stale(touched: Touched): Promise<{ stale: string[]; anew: number }> {
    const now = await Promise.all(asked.map(async (one) => ({ one, answer: await answer(one) })));
    const anew = now.filter(({ answer }, at) => JSON.stringify(answer) !== JSON.stringify(held[at]?.answer));
    const wrong = anew.filter(({ one }) => {
      const before = held.find((other) => other.one === one)?.answer;
      return !mayDiffer(one.shows, { input: one.input, answer: before }, touched);
    });
    held = now;
    return { stale: wrong.map(({ one }) => `${one.path} ${JSON.stringify(one.input)}`), anew: anew.length };
  }

  test.each(SUBJECTS)("of %s states all that its answer rests on", async (subject) => {
    await stale({});
    const wrong: string[] = [];
    let anew = 0;
    const noteAfter = async (what: string, touched: Touched) => {
      expect(Object.keys(touched), what).toEqual([subject]);
      const found = await stale(touched);
      anew += found.anew;
      wrong.push(...found.stale.map((one) => `${what}: ${one}`));
    };
    const id = idOf(subject, 1);
    // A field by itself, or all together: a seal and what is like it is written once.
    const columns = columnsOf(subject);
    for (const some of byTier({ short: [columns], full: columns.map((column) => [column]) }))
      for (const variant of byTier({ short: [4, 5], full: [4, 5], nightly: [4, 5, 6] })) {
        const fields = Object.fromEntries(some.map((column) => [column.name, valueFor(column, variant)]));
        const touched = change((tx) => tx.put(subject, id, fields));
        if (Object.keys(touched).length > 0) await noteAfter(`set ${Object.keys(fields)}`, touched);
      }
    await noteAfter(
      "create",
      change((tx) => tx.put(subject, idOf(subject, 9), recordFor(subject, 1))),
    );
    await noteAfter(
      "delete",
      change((tx) => tx.remove(subject, id)),
    );
    // What is written once is not removed by it.
    const restored = change((tx) => void (tx.get(subject, id) ?? tx.restore(subject, id)));
    if (Object.keys(restored).length > 0) await noteAfter("restore", restored);
    expect(wrong).toEqual([]);
    expect(anew).toBeGreaterThan(0);
  });

  test("reads no table of a subject that it does not state", async () => {
    const read: string[][] = [];
    for (const name of ["all", "get"] as const) {
      const original = Store.prototype[name] as (sql: string, ...values: unknown[]) => unknown;
      vi.spyOn(Store.prototype, name).mockImplementation(function (this: Store, sql: string, ...values: unknown[]) {
        // Names of what is referred to are read by their ids alone, and stand in the answer's labels.
        // How far the search index has come says nothing that is shown.
        if (values.some((value) => value === "indexed" || value === "named"))
          return original.call(this, sql, ...values) as never;
        if (!/WHERE id IN \((\?, )+\?\)/.test(sql))
          read.push([...sql.matchAll(/\b(?:FROM|JOIN) "?([a-z_]+)"?/g)].map(([, table]) => table as string));
        if (values.some((value) => value === "seal")) read.push(["seal"]);
        return original.call(this, sql, ...values) as never;
      });
    }
    const unstated: string[] = [];
    for (const one of asked) {
      read.length = 0;
      await answer(one);
      const { any, one: only } = one.shows;
      for (const table of new Set(read.flat())) {
        const of = LOCAL_TABLES[table] ?? table;
        if (!(SUBJECTS as string[]).includes(of) && !of.startsWith("local_")) continue;
        if (of !== "profile" && of !== only && !any.includes(of)) unstated.push(`${one.path} reads ${table}`);
      }
    }
    vi.restoreAllMocks();
    expect([...new Set(unstated)]).toEqual([]);
  });
});

test("a change passes what shows another record, and nothing that may show it", () => {
  const get: Shows = { any: [], one: "outcome", labels: true };
  const held = { input: { id: "a" }, answer: { record: { id: "a" }, labels: { party: {} } } };
  expect(mayDiffer(get, held, { outcome: ["b"] })).toBe(false);
  expect(mayDiffer(get, held, { outcome: ["a"] })).toBe(true);
  expect(mayDiffer(get, held, { outcome: null })).toBe(true);
  expect(mayDiffer(get, held, { organization: ["other"] })).toBe(false);
  expect(mayDiffer(get, held, { organization: ["party"] })).toBe(true);
  expect(mayDiffer(get, { ...held, answer: undefined }, { organization: ["other"] })).toBe(true);
  expect(mayDiffer(get, held, { profile: ["p"] })).toBe(true);
  expect(mayDiffer(undefined, held, { term: ["t"] })).toBe(true);
});
