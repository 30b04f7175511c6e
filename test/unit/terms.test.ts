/** What every procedure states of itself, deed and reach, and the one place that holds calls to it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ContractRouterClient, isContractProcedure, oc } from "@orpc/contract";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, api } from "../../db/contract/api.ts";
import type { StatedRouter, Terms } from "../../db/contract/procedure.ts";
import { ROLES } from "../../db/contract/vocabulary.ts";
import { rulesOf } from "../../db/domain/registry.ts";
import { mayDo } from "../../db/records/permissions.ts";
import { type Connection, connect } from "../../db/server/connection.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";

type AnyCall = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

const procedures = Object.entries(api).flatMap(([room, named]) =>
  Object.entries(named).map(([name, of]) => ({ room, name, of })),
);
const home = mkdtempSync(join(tmpdir(), "concord-terms-"));
const session = new Session({ home, kdf: CHEAP_KDF });
const router = createRouter(session) as AnyRouter;
const clientOf = (connection: Connection) =>
  createRouterClient(router, { context: { connection } }) as ContractRouterClient<Api>;
const window = connect("here");
const here = clientOf(window);
const whoIsHere = () => session.actorAt(window);
const call = (client: ContractRouterClient<Api>, { room, name }: { room: string; name: string }, input?: unknown) =>
  (client as unknown as AnyCall)[room]?.[name]?.(input) as Promise<unknown>;

beforeAll(async () => {
  await here.workspace.create({ name: "w", passphrase: "correct horse battery staple", profile: "Boss" });
});
afterAll(async () => {
  await session.close();
  rmSync(home, { recursive: true });
});

/** The fields that a procedure answers with. */
function shapeOf(schema: unknown): Record<string, unknown> {
  return (schema as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
}

async function logInAs(role: (typeof ROLES)[number]): Promise<void> {
  const boss = whoIsHere()?.id ?? "";
  const { record } = await here.profile.put({ fields: { name: role, role } });
  await here.profile.switch({ id: record.id });
  expect(whoIsHere()?.id).not.toBe(boss);
}

describe("Each procedure of the contract", () => {
  it("is found by this test", () => {
    expect(procedures.length).toBeGreaterThan(250);
    for (const { of } of procedures) expect(isContractProcedure(of)).toBe(true);
  });

  it("states its deed and its reach", () => {
    for (const { room, name, of } of procedures) {
      const { deed, reach } = of["~orpc"].meta as Partial<Terms>;
      expect([room, name, typeof deed, reach]).toEqual([room, name, "string", expect.stringMatching(/^(here|room)$/)]);
    }
  });

  it("states what a window does first with what is being typed, where it looks at the whole", () => {
    const typed = (wanted: Terms["typed"]) =>
      procedures.filter(({ of }) => of["~orpc"].meta.typed === wanted).map(({ room, name }) => `${room}.${name}`);
    expect(typed("needed").sort()).toEqual([
      "document.begin",
      "meeting.seal",
      "minutes.circulate",
      "minutes.confirm",
      "minutes_template.send",
      "template.save",
    ]);
    expect(typed("first").sort()).toEqual([
      "history.redo",
      "history.undo",
      "meeting.close",
      "meeting.planNext",
      "profile.switch",
      "table_import.run",
      "workspace.backup",
      "workspace.sendBackup",
    ]);
    expect(typed("briefly").sort()).toEqual(["workspace.close", "workspace.lock"]);
  });

  it("records what is typed before it makes a file, whichever it is", () => {
    const files = procedures.filter(
      // A paper is there already, and holds nothing that is typed.
      ({ room, of }) => "mime" in shapeOf(of["~orpc"].outputSchema) && room !== "paper",
    );
    expect(files.map(({ room, name }) => `${room}.${name}`).sort()).toEqual([
      "document.begin",
      "minutes_template.send",
      "workspace.sendBackup",
    ]);
    for (const { room, name, of } of files)
      expect([room, name, of["~orpc"].meta.typed]).toEqual([room, name, expect.stringMatching(/^(needed|first)$/)]);
  });

  it("cannot leave them out: the types refuse it", () => {
    // @ts-expect-error a procedure without terms
    const bare: StatedRouter = { thing: { list: oc } };
    // @ts-expect-error a deed that does not exist
    const wrong: StatedRouter = { thing: { list: oc.$meta({ deed: "anything", reach: "here" } as const) } };
    expect([bare, wrong]).toHaveLength(2);
  });
});

describe("A device of the room", () => {
  const device = connect("room");
  const room = clientOf(device);

  it.each(procedures.filter(({ of }) => of["~orpc"].meta.reach === "here"))("is refused $room.$name", async (one) => {
    await expect(call(room, one)).rejects.toMatchObject({ code: "E_ONLY_HERE" });
  });

  it("reads nothing while nobody is logged in on it, whoever is at this computer, which may", async () => {
    const boss = whoIsHere()?.id ?? "";
    await here.profile.setPin({ id: boss, pin: "1234" });
    await here.workspace.lock();
    const { place } = await here.workspace.status();
    await here.workspace.open({ place: place ?? "", passphrase: "correct horse battery staple" });
    expect(whoIsHere()).toBeNull();
    await expect(call(room, { room: "organization", name: "list" }, {})).rejects.toMatchObject({
      code: "E_NO_PROFILE",
    });
    await expect(call(here, { room: "organization", name: "list" }, {})).resolves.toMatchObject({ rows: [] });
    await here.profile.switch({ id: boss, pin: "1234" });
    await here.profile.setPin({ id: boss, pin: null, current: "1234" });
    await expect(call(room, { room: "organization", name: "list" }, {})).rejects.toMatchObject({
      code: "E_NO_PROFILE",
    });
    session.switchProfile(device, boss, undefined);
    await expect(call(room, { room: "organization", name: "list" }, {})).resolves.toMatchObject({ rows: [] });
  });
});

describe("A role", () => {
  it.each(ROLES)("%s is refused every procedure whose deed it may not do, before anything of it runs", async (role) => {
    const boss = whoIsHere()?.id ?? "";
    await logInAs(role);
    const actor = whoIsHere() as NonNullable<ReturnType<typeof whoIsHere>>;
    const refused = procedures.filter(({ of }) => {
      try {
        mayDo(actor, of["~orpc"].meta.deed);
        return false;
      } catch {
        return true;
      }
    });
    for (const one of refused)
      await expect(call(here, one), `${one.room}.${one.name}`).rejects.toMatchObject({ code: "E_NOT_ALLOWED" });
    expect(refused.length > 0).toBe(role !== "facilitator");
    await here.profile.switch({ id: boss });
  });

  it("keeps an observer from writing anything at all", async () => {
    const boss = whoIsHere()?.id ?? "";
    await logInAs("observer");
    const size = session.ledger.size;
    for (const { room, name, of } of procedures)
      if (/^(put|remove|undo|redo|begin|finish)$/.test(name) && room !== "document" && room !== "minutes")
        await expect(call(here, { room, name }), `${room}.${name} ${of["~orpc"].meta.deed}`).rejects.toMatchObject({
          code: "E_NOT_ALLOWED",
        });
    expect(session.ledger.size).toBe(size);
    await here.profile.switch({ id: boss });
  });
});

describe("A call", () => {
  it("runs for whoever was logged in when it began, whoever logs in meanwhile", async () => {
    const boss = whoIsHere()?.id ?? "";
    await logInAs("participant");
    const begun = session.begin(window, { deed: "write", reach: "room" }, rulesOf);
    await here.profile.switch({ id: boss });
    expect(whoIsHere()?.role).toBe("facilitator");
    expect([begun.actor?.role, begun.context().actor().role]).toEqual(["participant", "participant"]);
  });
});
