/** Private notes of agenda items: those who run the meeting read them, nobody else does, by whatever way out. */
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SUBJECTS } from "../../../db/contract/subjects/index.ts";
import { ROLES, type Role } from "../../../db/contract/vocabulary.ts";
import { columnsOf } from "../../../db/schema/columns.ts";
import { createSession } from "../../../db/server/router.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { here } from "../../support/in-process.ts";
import { openRoom } from "../../support/room.ts";

const SECRET = "先请财政局表态，勿外传";
const home = mkdtempSync(join(tmpdir(), "concord-privacy-"));
const session = createSession({ home, kdf: CHEAP_KDF });
const api = createRouterClient(session.router, here(session));
let meeting = "";
let item = "";
let action = "";
const profiles = new Map<Role, string>();

beforeAll(async () => {
  await api.workspace.create({
    folder: join(home, "ws"),
    name: "测试",
    passphrase: "correct horse battery staple",
    profile: "张",
    starter: false,
  });
  meeting = (await api.meeting.put({ fields: { title_zh: "会" } })).record.id;
  item = (
    await api.agenda_item.put({
      fields: { meeting, title_zh: "通报进展", kind: "report", note: "会上可见", private_note: SECRET },
    })
  ).record.id;
  const lead = (await api.organization.put({ fields: { name_zh: "市经信委", sector: "government", city: "重庆" } }))
    .record.id;
  action = (await api.action.put({ fields: { text: "交清单", lead, agenda_item: item, meeting } })).record.id;
  const { profile } = await api.workspace.status();
  // Each wrote the note while it ran the meeting, so that undo and the own history have something to tell.
  for (const role of ROLES) {
    const fields = { name: `${role} 甲`, role: "facilitator", retired: false } as const;
    const { id } = (await api.profile.put({ fields })).record;
    profiles.set(role, id);
    await api.profile.switch({ id });
    await api.agenda_item.put({ id: item, fields: { private_note: `${SECRET} ${role}` } });
    await api.profile.switch({ id: profile?.id as string });
    await api.profile.put({ id, fields: { role } });
  }
});
afterAll(async () => {
  await session.close();
  rmSync(home, { recursive: true });
});

const paging = { limit: 50, offset: 0 };
const filtered = (op: "contains" | "is") => ({ filters: [{ field: "private_note", op, value: SECRET }] });
const WAYS_OUT: [string, () => Promise<unknown>][] = [
  ["view", () => api.meeting.view({ id: meeting })],
  ["get", () => api.agenda_item.get({ id: item })],
  ["list", () => api.agenda_item.list({ ...paging })],
  ["list searched", () => api.agenda_item.list({ ...paging, search: "通报" })],
  ["history", () => api.history.list({ limit: 50 })],
  ["history of the item", () => api.history.list({ subject: "agenda_item", id: item, limit: 50 })],
  ["undo", () => api.history.state()],
  ["references", () => api.reference.to({ id: meeting, limit: 50 })],
  ["references of the item", () => api.reference.to({ id: item, limit: 50 })],
  ["action", () => api.action.get({ id: action })],
  ["search", () => api.search.query({ text: "先请财政局", limit: 20 })],
  ["search of the title", () => api.search.query({ text: "通报进展", limit: 20 })],
  ["round", () => api.meeting.round({ id: meeting })],
  ["proposals", () => api.meeting.proposals({ id: meeting })],
  ["minutes", () => api.minutes.model({ meeting })],
  ["today", () => api.today.overview()],
];
/** By these the note itself reaches whoever may read it. */
const TELLS = new Set(["view", "get", "list", "list searched", "history", "history of the item", "undo"]);

describe("a statement that names a private field", () => {
  const named = SUBJECTS.flatMap((subject) =>
    columnsOf(subject).flatMap(({ name, meta }) => (meta.private ? [[subject, name] as const] : [])),
  );

  it.each(named)("is refused under whatever name it asks for it, to whoever may not read %s.%s", (subject, name) => {
    const room = openRoom();
    const statements = [
      `SELECT ${name} AS note FROM "${subject}"`,
      `SELECT count(*) AS n FROM "${subject}" WHERE ${name} IS NOT NULL`,
      `SELECT json_object('x', "${name}") AS text FROM "${subject}"`,
    ];
    for (const role of ROLES)
      for (const sql of statements) {
        const { reader } = room.as(role);
        if (role === "facilitator" || role === "recorder") expect(reader.all(sql)).toBeInstanceOf(Array);
        else
          for (const ask of [() => reader.all(sql), () => reader.get(sql)])
            expect(ask).toThrow("names a private field");
      }
  });

  it.each(named)("stands nowhere in the worker: %s.%s", (_, name) => {
    const files = globSync("db/{base,schema,ledger,search,records,domain,server,import}/**/*.ts");
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => new RegExp(`\\b${name}\\b`).test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

describe.each(ROLES)("a private note, asked for by a %s", (role) => {
  const reads = role === "facilitator" || role === "recorder";
  beforeAll(() => api.profile.switch({ id: profiles.get(role) as string }));

  it.each(WAYS_OUT)("by %s", async (way, ask) => {
    const answer = JSON.stringify(await ask());
    expect(answer.includes("先请财政局")).toBe(reads && TELLS.has(way));
    if (way === "view" || way === "get" || way === "list") expect(answer).toContain("会上可见");
  });

  it("cannot be guessed by filtering or sorting", async () => {
    for (const op of ["contains", "is"] as const) {
      await expect(api.agenda_item.list({ ...paging, ...filtered(op) })).rejects.toMatchObject({
        code: "E_UNKNOWN_FIELD",
      });
      await expect(api.agenda_item.count(filtered(op))).rejects.toMatchObject({ code: "E_UNKNOWN_FIELD" });
    }
    const sort = [{ field: "private_note", dir: "asc" as const }];
    await expect(api.agenda_item.list({ ...paging, sort })).rejects.toMatchObject({ code: "E_UNKNOWN_FIELD" });
  });

  it("keeps what is still being typed where it belongs", async () => {
    const key = `agenda_item:${item}:private_note`;
    const by = profiles.get(role) as string;
    const put = () => api.draft.put({ key, by, text: SECRET });
    // Who writes nothing has nothing to keep.
    if (role === "observer") await expect(put()).rejects.toMatchObject({ code: "E_NOT_ALLOWED" });
    else await put();
    const { text } = await api.draft.take({ key, by, open: [] });
    expect(text).toBe(reads ? SECRET : null);
  });

  it("is still there, whoever looked", async () => {
    await api.profile.switch({ id: profiles.get("facilitator") as string });
    expect((await api.agenda_item.get({ id: item })).record.private_note).toContain(SECRET);
    await api.profile.switch({ id: profiles.get(role) as string });
  });
});
