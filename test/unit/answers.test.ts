import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { subjects } from "../../db/contract/subjects/index.ts";
import { receive } from "../../db/ledger/receive.ts";
import { asPromised } from "../../db/server/answers.ts";
import { connect } from "../../db/server/connection.ts";
import { failures } from "../../db/server/failures.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { create, Forger, shipped } from "../forgery/forger.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { AMONG_FRIENDS } from "../support/laptops.ts";

const home = mkdtempSync(join(tmpdir(), "concord-answers-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A workspace with two organizations of this laptop, and one from elsewhere whose sector no program here knows. */
async function workspace({ checksAnswers }: { checksAnswers: boolean }) {
  const session = new Session({ home, kdf: CHEAP_KDF, checksAnswers });
  const said: string[] = [];
  const log = { event: () => {}, failure: (_: string, error: unknown) => said.push(String(error)) };
  const api = createRouterClient(createRouter(session), {
    context: { connection: connect("here") },
    interceptors: [failures(log) as never],
  });
  await api.workspace.create({
    name: "测试",
    passphrase: "correct horse battery staple",
    profile: "张",
    starter: false,
  });
  for (const name_zh of ["甲", "乙"])
    await api.organization.put({ fields: { name_zh, sector: "enterprise", city: "重庆" } });
  const forger = new Forger();
  const odd = { name_zh: "丙", sector: "pirates", city: "成都" };
  const entry = forger.try([create("organization", "odd", odd)], { ws: session.workspace.id });
  expect(receive(session.ledger, shipped(entry), AMONG_FRIENDS).added).toBe(1);
  return { session, api, said };
}

test("one record that does not fit keeps no other from being shown: its field is empty, with a note in the history", async () => {
  const { session, api, said } = await workspace({ checksAnswers: false });
  const { rows } = await api.organization.list({});
  expect(rows.map(({ name_zh, sector }) => [name_zh, sector])).toEqual([
    ["甲", "enterprise"],
    ["乙", "enterprise"],
    ["丙", null],
  ]);
  expect((await api.organization.get({ id: "odd" })).record.name_zh).toBe("丙");
  const { entries } = await api.history.list({ subject: "organization", id: "odd" });
  expect(entries[0]?.changes[0]?.fields.find(({ field }) => field === "sector")?.misfit).toBe("E_INPUT");
  expect(said).toEqual([]);
  await session.close();
});

test("tests look at answers more closely than users would like; the log says where, without its content", async () => {
  const { session, api, said } = await workspace({ checksAnswers: true });
  await expect(api.organization.list({})).rejects.toMatchObject({ code: "E_INTERNAL" });
  expect(said).toEqual(["Error: organization.list does not fit its contract at rows.2.sector"]);
  await session.close();
});

test("users wait for no check of what comes from tables that this program wrote", async () => {
  const parsed = vi.spyOn(subjects.organization.record._zod, "run");
  const looksAtRows = async (checksAnswers: boolean) => {
    const { session, api } = await workspace({ checksAnswers });
    parsed.mockClear();
    await api.organization.list({ filters: [{ field: "sector", op: "filled" }] });
    await session.close();
    return parsed.mock.calls.length;
  };
  expect([await looksAtRows(true), await looksAtRows(false)]).toEqual([2, 0]);
});

test("an answer may not carry more than its contract says, because nothing takes that off", async () => {
  const schema = z.object({ id: z.string(), note: z.string().optional() });
  expect(await asPromised(schema, { id: "a", note: undefined }, ["one"])).toEqual({ id: "a" });
  await expect(asPromised(schema, { id: "a", secret: "b" }, ["room", "one"])).rejects.toThrow(
    "room.one answers more than its contract says",
  );
  await expect(asPromised(schema, { id: 1 }, ["room", "one"])).rejects.toThrow(
    "room.one does not fit its contract at id",
  );
});

test("a verification tells how far it is, counts what does not fit, runs once at a time, and fails with its own code", async () => {
  const { session, api } = await workspace({ checksAnswers: true });
  const steps = await api.workspace.verify();
  expect((await steps.next()).value).toMatchObject({ share: expect.any(Number) });
  await expect((await api.workspace.verify()).next()).rejects.toMatchObject({ code: "E_VERIFYING" });
  await steps.return(undefined as never);
  // Given up by its signal, it does no more, and the next one may begin.
  const stop = new AbortController();
  const given = await api.workspace.verify(undefined, { signal: stop.signal });
  await given.next();
  stop.abort();
  await expect(given.next()).rejects.toMatchObject({ cause: { name: "AbortError" } });
  const again = await api.workspace.verify();
  let last = await again.next();
  while (!last.done) last = await again.next();
  expect(last.value).toMatchObject({ entries: session.ledger.size, misfits: 1 });

  session.ledger.store.run("UPDATE organization SET name_zh = '丁' WHERE id = 'odd'");
  const failing = await api.workspace.verify();
  await expect(
    (async () => {
      for await (const _ of failing);
    })(),
  ).rejects.toMatchObject({ code: "E_TABLES_DIFFER", data: { subject: "organization", id: "odd", fields: "name_zh" } });

  const closed = await api.workspace.verify();
  await closed.next();
  await session.close();
  await expect(closed.next()).rejects.toMatchObject({ code: "E_NO_WORKSPACE" });
});
