/**
 * Every procedure called as every role, and as nobody: who gets past the rights stands in docs/rights.md, which this test
 * makes (`UPDATE_GOLDEN=1`) and compares.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, api } from "../../db/contract/api.ts";
import { OFFICE } from "../../db/contract/office.ts";
import type { Terms } from "../../db/contract/procedure.ts";
import type { PartyRights } from "../../db/contract/subjects/define.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { tableOf } from "../support/tables.ts";

const ACTORS = ["nobody", "observer", "participant", "recorder", "facilitator"] as const;
type Who = (typeof ACTORS)[number];
const PASSPHRASE = "correct horse battery staple";
const PIN = "2580";
const NO_SUCH = "no-such-record";
/** The last two: nobody does such a thing to such a record. */
const REFUSALS = ["E_NOT_ALLOWED", "E_NO_PROFILE", "E_ONLY_BY_COMMAND", "E_SEALED"];
const DOCUMENT = new URL("../../docs/rights.md", import.meta.url);

const home = mkdtempSync(join(tmpdir(), "concord-rights-"));
const session = new Session({ home, kdf: CHEAP_KDF });
const client = createRouterClient(createRouter(session) as AnyRouter, here(session)) as ContractRouterClient<Api>;
const profiles = new Map<Who, string>();
/** A record of the participant's own organization, of each subject of which there is one. */
const own = new Map<Subject, string>();
let folder = "";
let organization = "";

const call = (room: string, name: string, input?: unknown) =>
  (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[room]?.[name]?.(
    input,
  ) as Promise<unknown>;

/** Whether the rights let the call pass; what becomes of it then is not asked here. */
async function passes(room: string, name: string, input?: unknown): Promise<boolean> {
  try {
    const answer = await call(room, name, input);
    if (name === "watch") await (answer as AsyncIterator<unknown>).return?.();
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (REFUSALS.includes(code)) return false;
    if (code === "E_INTERNAL") throw error;
  }
  return true;
}

async function become(who: Who): Promise<void> {
  if (session.state !== "open") await client.workspace.open({ folder, passphrase: PASSPHRASE });
  if (who === "nobody") expect((await client.workspace.status()).profile).toBeNull();
  else await client.profile.switch({ id: profiles.get(who) as string, ...(who === "facilitator" && { pin: PIN }) });
}

beforeAll(async () => {
  ({ folder } = await client.workspace.create({ name: "w", passphrase: PASSPHRASE, profile: "协调", starter: true }));
  const boss = (await client.workspace.status()).profile?.id as string;
  profiles.set("facilitator", boss);
  const put = async (subject: Subject, fields: object) => {
    const { record } = (await call(subject, "put", { fields })) as { record: { id: string } };
    own.set(subject, record.id);
    return record.id;
  };
  organization = await put("organization", { name_zh: "甲企业", sector: "enterprise", city: "重庆" });
  own.delete("organization");
  for (const role of ["observer", "participant", "recorder"] as const)
    profiles.set(role, (await client.profile.put({ fields: { name: role, role, organization } })).record.id);
  own.delete("profile");
  const whole = { day: "2026-01-05", place: "会议室", chair: "陈主任" };
  const closed = (await client.meeting.put({ fields: { title_zh: "已闭会", state: "closed", ...whole } })).record.id;
  // Minutes under a red head say whose they are, or that it stands so has to be ticked.
  await client.setting.put({ id: OFFICE.issuer, fields: { value: "市经信委" } });
  await client.minutes.circulate({ meeting: closed, commentsUntil: null });
  await put("attendance", { meeting: closed, organization, presence: "present" });
  await put("comment", { meeting: closed, organization, sector: "enterprise", text: "改" });
  const meeting = (await client.meeting.put({ fields: { title_zh: "会" } })).record.id;
  await put("attendance", { meeting, organization, presence: "present" });
  const outcome = (await client.outcome.put({ fields: { meeting, kind: "decision", text: "共建" } })).record.id;
  await put("report", { meeting, organization, progress: "已完成" });
  await put("position", { outcome, organization, stance: "support" });
  await put("point_of_order", { meeting, organization, text: "听不清" });
  await put("amendment", { outcome, organization, text: "共建共享" });
  const action = await put("action", { text: "报方案", lead: organization });
  await put("action_step", { action, text: "一" });
  await put("action_update", { action, organization, text: "一" });
  await put("extension_request", { action, organization, due: "2099-01-01", reason: "延迟" });
  await put("paper", { action, organization, name: "a.txt", bytes: 0, hash: "0".repeat(64) });
  // What only commands write, and what the starter data has none of.
  session.ledger.transact({ act: "test", by: boss }, (tx) => {
    const now = session.ledger.now();
    const hash = "0".repeat(64);
    for (const [subject, fields] of [
      ["person", { name: "王工", organization }],
      ["policy_version", { policy: anyOf("policy"), label: "一" }],
      ["clause", { policy: anyOf("policy"), version: "policy-version-raw", text: "一" }],
      ["policy_event", { policy: anyOf("policy"), move: "issued", day: "2021" }],
      ["meeting_event", { meeting, kind: "quorum_met", happened_at: now }],
      ["speech", { meeting, organization, started_at: now }],
      ["floor_request", { meeting, organization, asked_at: now }],
      ["wording", { meeting, style: "gb", language: "zh", key: "k", text: "一", source: "一" }],
      ["confirmation", { meeting, organization, name: "王工", confirmed_at: now, hash }],
      ["seal", { meeting, hash, document: "", sealed_at: now }],
      ["erratum", { meeting, seal: "seal-raw", number: 1, reason: "一", signer: "一" }],
    ] as const)
      tx.put(subject, `${subject.replace("_", "-")}-raw`, fields);
  });
  await client.profile.setPin({ id: boss, pin: PIN });
  // With its PIN nobody is logged in by opening.
  await client.workspace.lock();
});
afterAll(async () => {
  await session.close();
  rmSync(home, { recursive: true });
});

it("docs/rights.md tells who may call what, as it is", async () => {
  const records = new Map<string, string>();
  const others = new Map<string, string>();
  for (const who of ACTORS) {
    await become(who);
    for (const subject of SUBJECTS) records.set(`${subject} ${who}`, await recordRights(subject, who));
    for (const [room, procedures] of Object.entries(api))
      for (const name of Object.keys(procedures))
        if (!isOfRecords(room, name)) {
          others.set(`${room}.${name} ${who}`, (await passes(room, name)) ? "✓" : "–");
          await become(who);
        }
  }
  const written = documentOf(records, others);
  if (process.env.UPDATE_GOLDEN) writeFileSync(DOCUMENT, written);
  expect(readFileSync(DOCUMENT, "utf8")).toBe(written);
}, 240_000);

function isOfRecords(room: string, name: string): boolean {
  return (SUBJECTS as string[]).includes(room) && ["list", "count", "tally", "get", "put", "remove"].includes(name);
}

async function recordRights(subject: Subject, who: Who): Promise<string> {
  const reads = (await passes(subject, "list", {})) && (await passes(subject, "get", { id: NO_SUCH }));
  const tries = inputsOf(subject, who);
  const results = await Promise.all(tries.put.map((input) => passes(subject, "put", input)));
  const mark = who === "participant" ? " own" : "";
  return [
    ...(reads ? ["read"] : []),
    ...(results.some(Boolean) ? [`put${mark}`] : []),
    ...((await passes(subject, "remove", { id: tries.remove })) ? [`remove${mark}`] : []),
  ].join(", ");
}

/** What comes closest to being allowed: for a participant, what is its own. */
function inputsOf(subject: Subject, who: Who): { put: object[]; remove: string } {
  const id = own.get(subject) ?? anyOf(subject);
  const kept = subjectOf(subject).rights.recorder === "none";
  // Who may remove it would: a record that is not there tells as much, where some are removed at all.
  const staff = who === "facilitator" || (who === "recorder" && !kept);
  if (staff) return { put: [{ fields: {} }], remove: kept && id ? id : NO_SUCH };
  const change = Object.fromEntries((subjectOf(subject).rights.participant?.change ?? []).slice(0, 1).map(changed));
  const fields = { ...(hasField(subject, "organization") && { organization }), ...given(subject) };
  return { put: [{ fields }, ...(id ? [{ id, fields: change }] : [])], remove: id ?? NO_SUCH };
}

const changed = (field: string) => [field, field === "done" ? true : field === "stance" ? "oppose" : null] as const;
const hasField = (subject: Subject, field: string) => field in subjectOf(subject).fields;
const given = (subject: Subject) =>
  hasField(subject, "action") && subject !== "action" ? { action: own.get("action") } : {};

function anyOf(subject: Subject): string | undefined {
  return session.ledger.store.get<{ id: string }>(`SELECT id FROM "${subject}" LIMIT 1`)?.id;
}

function documentOf(records: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string {
  const commands = Object.entries(api).flatMap(([room, procedures]) =>
    Object.entries(procedures)
      .filter(([name]) => !isOfRecords(room, name))
      .map(([name, of]) => {
        const { deed, reach, besides }: Terms = of["~orpc"].meta;
        const stated = besides ? `${deed} or ${besides}` : deed;
        return [`${room}.${name}`, ...ACTORS.map((who) => others.get(`${room}.${name} ${who}`) ?? ""), stated, reach];
      }),
  );
  return [
    "# Rights",
    "",
    "Made by `test/unit/rights-matrix.test.ts`, which calls every procedure as every role and as nobody, and fails when this page is not what it finds (`UPDATE_GOLDEN=1` writes it anew). What stands here is who gets past the rights; rules of the records, seals and states come on top.",
    "",
    "## Records",
    "",
    "`own`: what belongs to the participant's organization, in the fields listed below. Private notes are read by facilitators and recorders only.",
    "",
    ...tableOf(
      ["subject", ...ACTORS],
      SUBJECTS.map((subject) => [subject, ...ACTORS.map((who) => records.get(`${subject} ${who}`) || "–")]),
    ),
    "",
    "## Commands and queries",
    "",
    "A command that writes records asks for the rights to these as well. `reach`: from this computer only (`here`), or from devices of the room too. `or renewed`: also whoever has set both secrets anew by the recovery code since the workspace was opened, logged in or not.",
    "",
    ...tableOf(["procedure", ...ACTORS, "deed", "reach"], commands),
    "",
    "## Fields that participants write",
    "",
    "From the `rights` of each subject's definition; `test/unit/records/fields.test.ts` tries every field, on what is the own organization's and on what is another's. `own by`: all of it must hold; an action that is verified or cancelled is nobody's own; the meeting's list: what is said in a meeting is said by those on its attendance list. `beside`: set by the command, never by hand.",
    "",
    ...tableOf(
      ["subject", "own by", "made with", "changed", "removed", "beside", "never", "until"],
      SUBJECTS.flatMap((subject) => {
        const { participant } = subjectOf(subject).rights;
        return participant ? [[subject, ...cellsOf(participant)]] : [];
      }),
    ),
    "",
  ].join("\n");
}

function cellsOf({ own: ties, make, change, remove, beside, never, until }: PartyRights): string[] {
  const list = (names: readonly string[] | undefined) => names?.join(", ") || "–";
  const values = Object.entries(never ?? {}).map(([field, all]) => `${field}: ${list(all)}`);
  return [
    list(ties.map((tie) => (tie === "id" ? "the action itself" : tie === "meeting" ? "the meeting's list" : tie))),
    list(make),
    list(change),
    remove ? "yes" : "–",
    list(beside),
    list(values),
    until ? "the meeting is closed" : "–",
  ];
}
