/** One connection, one person: two windows may have two people, and each does everything in its own name. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChangeEvent } from "../../../db/server/changes.ts";
import { type Connection, connect } from "../../../db/server/connection.ts";
import { createRouter } from "../../../db/server/router.ts";
import { Session } from "../../../db/server/session.ts";
import type { Client } from "../../../electron/cli/session.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { NEW, PASSPHRASE } from "../../support/one-laptop.ts";

let home: string;
let session: Session;
let connections: Connection[];
/** A facilitator, in whose window the workspace was made. */
let first: Client;
let chair: string;
let recorder: string;
const CHAIR = { name: NEW.profile };
/** A PIN that may be anybody's. */
const UNPROVED = { name: null };

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "concord-persons-"));
  session = new Session({ home, kdf: CHEAP_KDF });
  connections = [];
  first = await openedPage("first");
  await first.workspace.create(NEW);
  chair = (await who(first)) ?? "";
  recorder = (await first.profile.put({ fields: { name: "刘记录", role: "recorder" } })).record.id;
});
afterEach(async () => {
  await session.close();
  rmSync(home, { recursive: true });
});

function page(connection = connect("here")): Client {
  connections.push(connection);
  return createRouterClient(createRouter(session) as AnyRouter, { context: { connection } }) as Client;
}

/** A page that has told which window it is, as each does first. */
async function openedPage(window: string, from: string | null = null): Promise<Client> {
  const client = page();
  await client.window.enter({ window, from });
  return client;
}

async function who(client: Client): Promise<string | null> {
  return (await client.workspace.status()).profile?.id ?? null;
}

async function party(name: string): Promise<string> {
  return (await first.profile.put({ fields: { name, role: "participant" } })).record.id;
}

/** Who the set PIN counts as set by. */
async function setBy(id: string) {
  return (await first.profile.choices()).find((choice) => choice.id === id)?.pinSetBy;
}

/** What the history tells of the PIN of a profile, the latest first. */
async function told(id: string): Promise<(string | null | undefined)[]> {
  const { entries } = await first.history.list({ limit: 50 });
  return entries
    .flatMap(({ changes }) => changes.filter(({ subject }) => subject === "pin_change"))
    .filter(({ fields }) => fields.some(({ field, after }) => field === "profile" && after === id))
    .map(({ label }) => label?.zh);
}

const firm = (name_zh: string) => ({ fields: { name_zh, sector: "enterprise" as const, city: "成都" } });

async function reopen(client: Client): Promise<void> {
  const { place } = await client.workspace.status();
  await client.workspace.lock();
  expect(await who(client)).toBeNull();
  await client.workspace.open({ place: place ?? "", passphrase: PASSPHRASE });
}

it("each of two windows writes in the name of whoever is logged in there, also at the same time", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  expect([await who(first), await who(second)]).toEqual([chair, recorder]);
  const written = await Promise.all(
    Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? first : second).organization.put(firm(`单位${n}`))),
  );
  for (const [n, { record }] of written.entries()) {
    const { entries } = await first.history.list({ subject: "organization", id: record.id });
    expect(entries.map(({ by }) => by)).toEqual([n % 2 === 0 ? chair : recorder]);
  }
});

it("each takes back what its own person did, and nothing of the other's", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  const mine = (await first.organization.put(firm("协调所记"))).record.id;
  const theirs = (await second.organization.put(firm("记录所记"))).record.id;
  await first.history.undo({});
  const left = async () => (await first.organization.list({})).rows.map(({ id }) => id);
  expect(await left()).toEqual([theirs]);
  await second.history.undo({});
  expect(await left()).toEqual([]);
  await first.history.redo({});
  expect(await left()).toEqual([mine]);
});

it("what is half typed is each person's, and each window's", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  const key = "outcome:o1:text";
  await first.draft.put({ key, by: chair, text: "协调的半句" });
  await second.draft.put({ key, by: recorder, text: "记录的半句" });
  await expect(second.draft.put({ key, by: chair, text: "冒名" })).rejects.toMatchObject({ code: "E_OTHER_PERSON" });
  const third = await openedPage("third", "first");
  const open = ["first", "second", "third"];
  expect(await third.draft.take({ key, by: chair, open })).toEqual({ text: null });
  expect(await first.draft.take({ key, by: chair, open })).toEqual({ text: "协调的半句" });
  expect(await second.draft.take({ key, by: recorder, open })).toEqual({ text: "记录的半句" });
});

it("only the window in which somebody logs in is told of it", async () => {
  const second = await openedPage("second");
  const told: [string, ChangeEvent][] = [];
  const ends = new AbortController();
  const follow = async (name: string, client: Client) => {
    const changes = await client.changes.watch(undefined, { signal: ends.signal });
    for await (const change of changes) told.push([name, change as ChangeEvent]);
  };
  const following = Promise.allSettled([follow("first", first), follow("second", second)]);
  await new Promise(setImmediate);
  await second.profile.switch({ id: recorder });
  await expect.poll(() => told.map(([name, { status }]) => [name, status])).toEqual([["second", true]]);
  await first.organization.put(firm("两处都看到"));
  await expect.poll(() => told.length).toBe(3);
  ends.abort();
  await following;
});

it("a page that is loaded anew goes on with its person, past a PIN too; a window opened from it begins so", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  await second.profile.setPin({ id: recorder, pin: "2580" });
  await session.leave(connections.at(-1) as Connection);
  const again = await openedPage("second");
  expect(await who(again)).toBe(recorder);
  expect(await who(await openedPage("of-second", "second"))).toBe(recorder);
  expect(await who(await openedPage("of-first", "first"))).toBe(chair);
  // What stands under the name of a window is that window's, whatever else it says.
  expect(await who(await openedPage("second", "first"))).toBe(recorder);
});

it("a first PIN set in the place of somebody else counts as set by that one, in a new window and after a lock too", async () => {
  const [one, two, three] = [await party("刘处长"), await party("吴经理"), await party("郑秘书")];
  await first.profile.switch({ id: one });
  await first.profile.setPin({ id: one, pin: "2580" });
  expect(await setBy(one)).toEqual(CHAIR);
  expect(await told(one)).toEqual(["已设置"]);

  // Through another name, in a window that begins with it, and after the workspace was opened again.
  await first.profile.switch({ id: two });
  const other = await openedPage("of-none");
  expect(await who(other)).toBe(two);
  await other.profile.switch({ id: three });
  await reopen(first);
  expect(await who(first)).toBe(three);
  await first.profile.setPin({ id: three, pin: "1379" });
  expect(await setBy(three)).toEqual(CHAIR);

  // Who logs in with it has proved to know it, and changes it for itself; the facilitator's own is its own.
  await first.profile.switch({ id: one, pin: "2580" });
  await first.profile.setPin({ id: one, pin: "1111", current: "2580" });
  expect(await setBy(one)).toBeNull();
});

it("a first PIN set where nobody was counts as anybody's, whoever gave its own PIN last, elsewhere at this computer", async () => {
  const [one, two, three] = [await party("刘处长"), await party("吴经理"), await party("郑秘书")];
  await first.profile.setPin({ id: one, pin: "2580" });
  await first.profile.switch({ id: one, pin: "2580" });
  await first.profile.setPin({ id: one, pin: "1379", current: "2580" });
  expect(await setBy(one)).toBeNull();
  const other = await openedPage("other");
  expect(await who(other)).toBeNull();
  await other.profile.switch({ id: two });
  await other.profile.setPin({ id: two, pin: "4680" });
  expect(await setBy(two)).toEqual(UNPROVED);
  expect(await told(two)).toEqual(["在未验证身份时设置"]);

  // Over a lock, and for the honest one as well: nobody can tell them apart.
  await reopen(first);
  expect(await who(first)).toBeNull();
  await first.profile.switch({ id: three });
  await reopen(first);
  expect(await who(first)).toBe(three);
  await first.profile.switch({ id: chair });
  await first.profile.setPin({ id: chair, pin: "1111" });
  expect(await setBy(chair)).toEqual(UNPROVED);

  // Who logs in with it has proved to know it, and changes it for itself; what is set in that one's place is by that one.
  await first.profile.switch({ id: chair, pin: "1111" });
  await first.profile.setPin({ id: chair, pin: "2222", current: "1111" });
  expect(await setBy(chair)).toBeNull();
  expect(await told(chair)).toEqual(["已设置", "在未验证身份时设置"]);
  await first.profile.switch({ id: three });
  await first.profile.setPin({ id: three, pin: "3333" });
  expect(await setBy(three)).toEqual(CHAIR);
});

it("who comes back without a PIN after somebody else is not who had been there before", async () => {
  const one = await party("刘处长");
  await first.profile.setPin({ id: one, pin: "2580" });
  await first.profile.switch({ id: one, pin: "2580" });
  await first.profile.setPin({ id: one, pin: null, current: "2580" });
  // Choosing its own name again changes nothing.
  await first.profile.switch({ id: one });
  await first.profile.setPin({ id: one, pin: "1111" });
  expect(await setBy(one)).toBeNull();
  await first.profile.setPin({ id: one, pin: null, current: "1111" });

  // The facilitator, another one, and back; also over a lock, and with the own name chosen once more.
  for (const id of [chair, recorder, one]) await first.profile.switch({ id });
  await reopen(first);
  expect(await who(first)).toBe(one);
  await first.profile.switch({ id: one });
  await first.profile.setPin({ id: one, pin: "2222" });
  expect(await setBy(one)).toEqual(CHAIR);
  await first.profile.switch({ id: one, pin: "2222" });
  await first.profile.setPin({ id: one, pin: "3333", current: "2222" });
  expect(await setBy(one)).toBeNull();
});

it("a PIN set in the place of a profile that is gone is told by its last name", async () => {
  const [made, one] = [await party("代管人"), await party("郑秘书")];
  await first.profile.setPin({ id: made, pin: "2580" });
  await first.profile.switch({ id: made, pin: "2580" });
  await first.profile.switch({ id: one });
  await first.profile.setPin({ id: one, pin: "1379" });
  expect(await setBy(one)).toEqual({ name: "代管人" });
  await first.profile.switch({ id: chair });
  await first.profile.remove({ id: made });
  expect(await setBy(one)).toEqual({ name: "代管人（已删除）" });
});

it("the first PIN of whoever made the workspace is its own, where nobody was too, as long as nobody else ever came", async () => {
  await reopen(first);
  await first.profile.setPin({ id: chair, pin: "2580" });
  expect(await setBy(chair)).toBeNull();
  await first.profile.setPin({ id: chair, pin: null, current: "2580" });

  // As the command line does, which is logged in nowhere.
  const { place } = await first.workspace.status();
  await session.close();
  session = new Session({ home, kdf: CHEAP_KDF, staysLoggedIn: false });
  await page().workspace.open({ place: place ?? "", passphrase: PASSPHRASE });
  const setFirst = async () => {
    first = page();
    expect(await who(first)).toBeNull();
    await first.profile.switch({ id: chair });
    await first.profile.setPin({ id: chair, pin: "2580" });
    const by = await setBy(chair);
    await first.profile.setPin({ id: chair, pin: null, current: "2580" });
    return by;
  };
  expect(await setFirst()).toBeNull();
  await page().profile.switch({ id: recorder });
  expect(await setFirst()).toEqual(UNPROVED);
});

it("a window that was opened from none begins with who logged in last, and with nobody past a PIN", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  expect(await who(page())).toBe(recorder);
  await second.profile.setPin({ id: recorder, pin: "2580" });
  const nobody = page();
  expect(await who(nobody)).toBeNull();
  // Nor does it become somebody because somebody logs in elsewhere.
  await first.profile.switch({ id: chair });
  expect(await who(nobody)).toBeNull();
  expect(await who(await openedPage("later", "not-known"))).toBe(chair);
});

it("a lock ends all, and who logged in last is there when the workspace is opened", async () => {
  const second = await openedPage("second");
  await second.profile.switch({ id: recorder });
  await reopen(first);
  expect([await who(first), await who(second), await who(page())]).toEqual([recorder, recorder, recorder]);
  await first.profile.switch({ id: chair });
  await first.profile.setPin({ id: chair, pin: "2580" });
  await reopen(second);
  expect([await who(first), await who(second), await who(page())]).toEqual([null, null, null]);
});

it("wrong PINs are counted for the profile, in whichever window they are tried", async () => {
  await first.profile.setPin({ id: chair, pin: "2580" });
  const windows = [first, await openedPage("second")];
  const tried = (n: number) => windows[n % 2]?.profile.switch({ id: chair, pin: "0000" });
  for (let n = 0; n < 5; n++) await expect(tried(n)).rejects.toMatchObject({ code: "E_PIN" });
  for (let n = 0; n < 2; n++) await expect(tried(n)).rejects.toMatchObject({ code: "E_PIN_WAIT" });
});

it("a device of the room is nobody, whoever is at this computer, and takes no window's person", async () => {
  const device = connect("room");
  expect(session.actorAt(device)).toBeNull();
  await expect(page(device).window.enter({ window: "first", from: null })).rejects.toMatchObject({
    code: "E_ONLY_HERE",
  });
  expect(session.actorAt(device)).toBeNull();
});
