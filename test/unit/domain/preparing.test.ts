/** Before and after the meeting: templates, what the agenda should take up, files, more time, verification. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Store } from "../../../db/base/store.ts";
import { USUAL_MINUTES } from "../../../db/contract/procedures/meetings.ts";
import { MAX_PAPER } from "../../../db/contract/subjects/actions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { askExtension } from "../../../db/domain/actions/actions.ts";
import { followThrough, reportProgress } from "../../../db/domain/actions/progress.ts";
import { taskForceHealth } from "../../../db/domain/actions/task-forces.ts";
import { addItems, agendaProposals, takeUp } from "../../../db/domain/meetings/agenda.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { saveTemplate, useTemplate } from "../../../db/domain/meetings/templates.ts";
import { paperOutput, paperParts } from "../../../db/domain/papers/held.ts";
import { addFile, PAPER_PART, Uploads } from "../../../db/domain/papers/papers.ts";
import { todayOverview } from "../../../db/domain/today/overview.ts";
import { readStarter } from "../../../db/import/starter.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { wholeOf as whole } from "../../support/documents.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-papers-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function refusal(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => "nothing was refused",
    (error: { code?: string }) => error.code ?? error,
  );
}

const QUORUM = { sectors: { government: 1 }, percent: 50 };
const LINE = { title_zh: "通报", title_en: "Report", kind: "report" as const, minutes: 20 };

describe("a template", () => {
  it("begins a series or a meeting, or fills a meeting that is there without replacing its rules", () => {
    const room = openRoom();
    const template = room.put("template", {
      name_zh: "通报会",
      name_en: "Reporting meeting",
      agenda: [LINE],
      quorum: QUORUM,
      decision_rule: "consensus_minus",
      decision_minus: 2,
    }).id;
    const rules = { quorum: QUORUM, decision_rule: "consensus_minus", decision_minus: 2 };
    const series = useTemplate(room, { template, as: "series" }).id;
    expect(readRecord(room.reader, "series", series)).toMatchObject({ name_zh: "通报会", agenda: [LINE], ...rules });
    const before = room.ledger.size;
    const meeting = meetingView(room.reader, useTemplate(room, { template, as: "meeting" }).id);
    expect(room.ledger.size).toBe(before + 1);
    expect([meeting.meeting, meeting.items[0]]).toMatchObject([{ title_en: "Reporting meeting", ...rules }, LINE]);
    const own = room.put("meeting", { title_zh: "专题会", decision_rule: "chair" }).id;
    room.put("agenda_item", { meeting: own, title_zh: "已有" });
    useTemplate(room, { template, as: { meeting: own } });
    const filled = meetingView(room.reader, own);
    expect(filled.items.map(({ title_zh }) => title_zh)).toEqual(["已有", "通报"]);
    expect(filled.meeting).toMatchObject({
      title_zh: "专题会",
      decision_rule: "chair",
      decision_minus: null,
      quorum: QUORUM,
    });
  });

  it("is saved from a meeting or a series as it is", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "好会", quorum: QUORUM, decision_rule: "chair" }).id;
    room.put("agenda_item", { meeting, ...LINE });
    const saved = saveTemplate(room, { from: { meeting } }).id;
    const kept = { agenda: [LINE], quorum: QUORUM, decision_rule: "chair" };
    expect(readRecord(room.reader, "template", saved)).toMatchObject({ name_zh: "好会", ...kept });
    const series = useTemplate(room, { template: saved, as: "series" }).id;
    const again = saveTemplate(room, { from: { series } }).id;
    expect(readRecord(room.reader, "template", again)).toMatchObject({ name_zh: "好会", ...kept });
  });

  it("comes with the program in both languages for every kind of meeting", async () => {
    const templates = (await readStarter("basics")).find(({ subject }) => subject === "template")?.records ?? [];
    expect(templates.map(({ fields }) => fields.name_en)).toEqual([
      "Reporting meeting",
      "Task-force session",
      "Policy consultation",
      "Supply-demand matching session",
      "Founding meeting",
    ]);
    for (const { fields } of templates) {
      expect(fields).toMatchObject({
        name_zh: expect.any(String),
        purpose_zh: expect.any(String),
        quorum: { sectors: {} },
      });
      for (const line of fields.agenda as Record<string, unknown>[])
        expect(line).toMatchObject({
          title_zh: expect.any(String),
          title_en: expect.any(String),
          minutes: expect.any(Number),
        });
    }
  });
});

describe("what the agenda should take up", () => {
  it("is what is overdue, open, put off, promised, without owner or due for review, each once", () => {
    const room = openRoom();
    const { maker, department } = seatParties(room);
    const series = room.put("series", { name_zh: "例会" }).id;
    const last = room.put("meeting", { title_zh: "上次", series, day: "2026-10-20", state: "closed" }).id;
    const next = room.put("meeting", { title_zh: "下次", series, day: "2026-12-01" }).id;
    for (const organization of [maker, department]) room.put("attendance", { meeting: last, organization });
    const late = room.put("action", { text: "迟", lead: maker, meeting: last, due: "2026-11-01" }).id;
    const open = room.put("action", { text: "开", lead: department, meeting: last, due: "2027-01-01" }).id;
    const stuck = room.put("action", { text: "阻", lead: department, meeting: last, status: "blocked" }).id;
    room.put("action", { text: "完", lead: maker, meeting: last, status: "done" });
    room.put("report", { meeting: last, organization: department, progress: "已报" });
    const deferred = room.put("outcome", { meeting: last, kind: "decision", text: "缓", state: "deferred" }).id;
    const undecided = room.put("outcome", { meeting: last, kind: "decision", text: "未决", state: "proposed" }).id;
    const parked = room.put("outcome", { meeting: last, kind: "parked", text: "待" }).id;
    const problem = room.put("problem", { title_zh: "无主", status: "open" }).id;
    const policy = room.put("policy", { title_zh: "旧政策", level: "city", review: "2026-12-31" }).id;
    room.put("policy", { title_zh: "新政策", level: "city", review: "2028-12-31" });
    const all = () => agendaProposals(room, next).map(({ why, id }) => [why, id]);
    expect(all()).toEqual([
      ["overdue", late],
      ["blocked", stuck],
      ["open", open],
      ["deferred", deferred],
      // Nobody put it off: it has no result yet.
      ["undecided", undecided],
      ["parked", parked],
      ["promised", maker],
      ["problem", problem],
      ["review", policy],
    ]);
    takeUp(room, {
      meeting: next,
      proposals: [
        { subject: "action", id: late },
        { subject: "outcome", id: deferred },
        { subject: "policy", id: policy },
      ],
    });
    expect(all().map(([why]) => why)).toEqual(["blocked", "open", "undecided", "parked", "promised", "problem"]);
    const { items } = meetingView(room.reader, next);
    expect(items).toMatchObject([
      // What has no English name gets none; whoever leads an action reports on it.
      { title_zh: "迟", title_en: null, kind: "report", actions: [late], presenter: maker, minutes: 5 },
      { title_zh: "缓", title_en: null, kind: "decision", outcomes: [deferred], minutes: USUAL_MINUTES },
      { title_zh: "旧政策", kind: "discussion", policies: [policy], minutes: USUAL_MINUTES },
    ]);
    // What an item takes up can still be removed: the item lets go of it.
    removeRecord(room, "action", { id: late });
    expect(readRecord(room.reader, "agenda_item", items[0]?.id ?? "")?.actions).toEqual([]);
  });
});

describe("a file", () => {
  const room = openRoom();
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  const uploads = new Uploads(room.ledger.store);
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  const wholeOf = (paper: RecordOf<"paper">) => Buffer.concat([...paperParts(room.reader, paper)]);
  const sent = (id: string) => whole(paperOutput(room.reader, id));

  it("is kept in parts under its fingerprint, once, and comes back byte for byte", async () => {
    const bytes = randomBytes(PAPER_PART * 2 + 17);
    const paper = await addFile(room, uploads, { file: write("方案.pdf", bytes), place: { meeting } });
    const twin = await addFile(room, uploads, { file: write("副本.pdf", bytes), place: { meeting } });
    expect(paper).toMatchObject({ name: "方案.pdf", bytes: bytes.length, meeting });
    expect(twin.hash).toBe(paper.hash);
    expect(room.reader.get<{ c: number }>("SELECT count(*) AS c FROM local_blob")?.c).toBe(3);
    expect(wholeOf(paper).equals(bytes)).toBe(true);
    expect((await sent(paper.id)).equals(bytes)).toBe(true);
    const empty = await addFile(room, uploads, { file: write("empty.txt", Buffer.alloc(0)), place: { meeting } });
    expect(wholeOf(empty)).toHaveLength(0);
    expect(await sent(empty.id)).toHaveLength(0);
  });

  it("is refused when it is missing, a link, a folder or too large, and nothing stays behind", async () => {
    const before = room.reader.get<{ c: number }>("SELECT count(*) AS c FROM local_blob")?.c;
    const entries = room.ledger.size;
    const real = write("real.txt", Buffer.from("x"));
    symlinkSync(real, join(folder, "link.txt"));
    mkdirSync(join(folder, "sub"));
    for (const name of ["missing.txt", "link.txt", "sub"])
      expect([
        name,
        await refusal(() => addFile(room, uploads, { file: join(folder, name), place: { meeting } })),
      ]).toEqual([name, "E_PAPER_SOURCE"]);
    // What cannot be read: on Linux also for root, who may read every file but not this one.
    const unreadable = [write("secret.txt", Buffer.from("x"))].filter(() => process.getuid?.() !== 0);
    for (const file of unreadable) chmodSync(file, 0o000);
    if (process.platform === "linux") unreadable.push("/proc/self/mem");
    for (const file of unreadable)
      expect([file, await refusal(() => addFile(room, uploads, { file, place: { meeting } }))]).toEqual([
        file,
        "E_PAPER_SOURCE",
      ]);
    const large = write("large.bin", Buffer.alloc(MAX_PAPER + 1));
    expect(await refusal(() => addFile(room, uploads, { file: large, place: { meeting } }))).toBe("E_PAPER_TOO_LARGE");
    // The same limit holds for what is to come in parts, before any of it has; and no more comes than was announced.
    expect(codeOf(() => uploads.begin("large.bin", MAX_PAPER + 1))).toBe("E_PAPER_TOO_LARGE");
    const upload = uploads.begin("large.bin", MAX_PAPER);
    const part = Buffer.alloc(PAPER_PART);
    for (let bytes = 0; bytes < MAX_PAPER; bytes += PAPER_PART) uploads.append(upload, part);
    expect(codeOf(() => uploads.append(upload, Buffer.alloc(1)))).toBe("E_UPLOAD");
    expect(codeOf(() => uploads.finish(room, { upload, mime: null, place: { meeting } }))).toBe("E_UPLOAD");
    // Nor is anything kept of what somebody had no right to add.
    const small = write("small.txt", Buffer.from("not allowed"));
    room.as("observer");
    expect(await refusal(() => addFile(room, uploads, { file: small, place: { meeting } }))).toBe("E_NOT_ALLOWED");
    room.as("facilitator");
    expect(room.reader.get<{ c: number }>("SELECT count(*) AS c FROM local_blob")?.c).toBe(before);
    expect(room.ledger.size).toBe(entries);
  });

  it("that this laptop does not hold, or that is not what it was, is not handed out", async () => {
    const paper = await addFile(room, uploads, { file: write("a.txt", Buffer.from("abc")), place: { meeting } });
    room.ledger.store.run("UPDATE local_blob SET bytes = ? WHERE hash = ?", Buffer.from("abd"), paper.hash);
    expect(codeOf(() => wholeOf(paper))).toBe("E_PAPER_DAMAGED");
    expect(await refusal(() => sent(paper.id))).toBe("E_PAPER_DAMAGED");
    // Nobody gets the end of a file that is not what it was.
    const long = await addFile(room, uploads, {
      file: write("long.bin", Buffer.alloc(PAPER_PART * 2 + 1, 7)),
      place: { meeting },
    });
    room.ledger.store.run("UPDATE local_blob SET bytes = ? WHERE hash = ? AND part = 0", Buffer.from("x"), long.hash);
    const handed: number[] = [];
    const reading = async () => {
      for await (const part of paperOutput(room.reader, long.id).parts) handed.push(part.length);
    };
    expect(await refusal(reading)).toBe("E_PAPER_DAMAGED");
    expect(handed).toEqual([1, PAPER_PART]);
    room.ledger.store.run("DELETE FROM local_blob WHERE hash = ?", paper.hash);
    expect(codeOf(() => wholeOf(paper))).toBe("E_PAPER_MISSING");
    expect(codeOf(() => room.put("paper", { meeting, name: "x", bytes: 3, hash: "0".repeat(64) }))).toBe(
      "E_PAPER_MISSING",
    );
  });

  it("is one of 64 that are under way, which have 512 MB together", () => {
    const store = { run: () => ({ changes: 0, lastInsertRowid: 0 }) } as unknown as Store;
    const many = new Uploads(store);
    const MB = 1024 * 1024;
    const begun = Array.from({ length: 64 }, (_, n) => many.begin(`${n}`, n < 10 ? 50 * MB : 0));
    expect(codeOf(() => many.begin("one more", 0))).toBe("E_UPLOAD_LIMIT");
    for (const upload of begun.slice(10, 13)) many.cancel(upload);
    many.begin("the rest", 12 * MB);
    expect(codeOf(() => many.begin("a byte", 1))).toBe("E_UPLOAD_LIMIT");
    many.cancel(begun[0] ?? "");
    many.begin("a byte", 1);
  });

  it("that was half taken in when the program ended is gone", () => {
    uploads.append(uploads.begin("half", 8), Buffer.from("half"));
    const half = () =>
      room.reader.get<{ c: number }>("SELECT count(*) AS c FROM local_blob WHERE hash LIKE 'upload:%'")?.c;
    expect(half()).toBe(1);
    new Uploads(room.ledger.store);
    expect(half()).toBe(0);
  });
});

describe("an action", () => {
  it("gets more time only when it is asked for before the due date, and for a later day", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const late = room.put("action", { text: "迟", lead: maker, due: "2026-11-22" }).id;
    const today = room.put("action", { text: "今", lead: maker, due: "2026-11-23" }).id;
    expect(codeOf(() => askExtension(room, { id: late, due: "2026-12-31", reason: "缺料" }))).toBe("E_EXTENSION_LATE");
    expect(codeOf(() => askExtension(room, { id: today, due: "2026-11-23", reason: "缺料" }))).toBe(
      "E_EXTENSION_SHORTER",
    );
    expect(askExtension(room, { id: today, due: "2026-12-31", reason: "缺料" }).id).toBeTruthy();
  });

  it("is verified by a facilitator and nobody else, and waits for it where the series says so", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const series = room.put("series", { name_zh: "例会", verification: true }).id;
    const meeting = room.put("meeting", { title_zh: "会", series }).id;
    const action = room.put("action", { text: "事", lead: maker, meeting }).id;
    const waiting = () => todayOverview(room).needs.map(({ kind, count }) => [kind, count]);
    reportProgress(room.as("participant", maker), { id: action, status: "done" });
    room.as("facilitator");
    expect(waiting()).toEqual([["verify", 1]]);
    for (const role of ["participant", "recorder"] as const)
      expect(codeOf(() => reportProgress(room.as(role, maker), { id: action, status: "verified" }))).toBe(
        "E_NOT_ALLOWED",
      );
    reportProgress(room.as("facilitator"), { id: action, status: "verified" });
    expect(waiting()).toEqual([]);
  });

  it("of which nothing has been heard for 30 days is asked about", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const action = room.put("action", { text: "静", lead: maker }).id;
    reportProgress(room, { id: action, text: "开工" });
    const silent = () => todayOverview(room).needs.map(({ kind, count }) => [kind, count]);
    room.wait(29 * 86_400);
    expect(silent()).toEqual([]);
    room.wait(2 * 86_400);
    expect(silent()).toEqual([["report", 1]]);
  });

  it("has steps of its own that its parties may tick off", () => {
    const room = openRoom();
    const { maker, supplier } = seatParties(room);
    const action = room.put("action", { text: "事", lead: maker }).id;
    const step = room.put("action_step", { action, text: "第一步" });
    expect(room.put("action_step", { action, text: "第二步" }).rank).toBeGreaterThan(step.rank ?? 0);
    room.as("participant", maker).put("action_step", { done: true }, step.id);
    expect(codeOf(() => room.as("participant", supplier).put("action_step", { done: false }, step.id))).toBe(
      "E_NOT_ALLOWED",
    );
  });

  it("is counted under the sector of its lead and under its task force or that of its meeting", () => {
    const room = openRoom();
    const { maker, department } = seatParties(room);
    const taskForce = room.put("task_force", { name_zh: "专班", lead: department, members: [maker] }).id;
    const meeting = room.put("meeting", { title_zh: "会", task_force: taskForce, day: "2026-12-01" }).id;
    room.put("action", { text: "一", lead: maker, meeting, due: "2026-11-01" });
    room.put("action", { text: "二", lead: maker, task_force: taskForce, status: "blocked" });
    room.put("action", { text: "三", lead: department, status: "done" });
    const { sectors, taskForces } = followThrough(room);
    expect(sectors).toEqual([
      { group: "enterprise", counts: { not_started: 1, blocked: 1 }, overdue: 1, total: 2 },
      { group: "government", counts: { done: 1 }, overdue: 0, total: 1 },
    ]);
    expect(taskForces).toEqual([{ group: taskForce, counts: { not_started: 1, blocked: 1 }, overdue: 1, total: 2 }]);
    expect(taskForceHealth(room, taskForce).actions.map(({ text }) => text)).toEqual(["一", "二"]);
    expect(taskForceHealth(room, taskForce)).toMatchObject({
      open: 2,
      overdue: 1,
      blocked: 1,
      done: 0,
      lastUpdate: null,
      nextMeeting: { id: meeting, day: "2026-12-01" },
      members: { government: 1, enterprise: 1, ngo: 0 },
    });
  });
});

describe("an agenda that is pasted", () => {
  it("stands behind what is there, in its order, made in one action that one undo takes back", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "通报会" }).id;
    const maker = room.put("organization", { name_zh: "长安汽车", sector: "enterprise", city: "重庆" }).id;
    room.put("agenda_item", { meeting, title_zh: "开场" });
    const none = { title_en: null, kind: "discussion" as const, presenter: null, minutes: null };
    const items = [
      { ...none, title_zh: "检测互认", kind: "report" as const, presenter: maker, minutes: 20 },
      { ...none, title_zh: null, title_en: "Any other business" },
    ];
    const size = room.ledger.size;
    addItems(room, { meeting, items });
    expect(room.ledger.size).toBe(size + 1);
    const agenda = () =>
      room.reader.all("SELECT title_zh, title_en, kind, presenter, minutes FROM agenda_item ORDER BY rank, id");
    expect(agenda().slice(1)).toEqual(items);
    takeBackAs(room, "undo", {});
    expect(agenda()).toHaveLength(1);
    expect(codeOf(() => addItems(room.as("participant", maker), { meeting, items }))).toBe("E_NOT_ALLOWED");
  });
});
