import { describe, expect, it } from "vitest";
import { askExtension, decideExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { takeReport } from "../../../db/domain/actions/rounds.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { reopenMeeting, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { circulateMinutes, confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { setPin } from "../../../db/domain/people/pins.ts";
import { logIn, profileChoices } from "../../../db/domain/people/profiles.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs, sealAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

function table() {
  const room = openRoom();
  const parties = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  for (const organization of [parties.maker, parties.department])
    checkIn(room, { meeting, organization, presence: "present" });
  const outcome = room.put("outcome", { meeting, kind: "decision", text: "发布清单" }).id;
  const action = room.put("action", { text: "交清单", lead: parties.maker, meeting }).id;
  return { room, ...parties, meeting, outcome, action };
}

describe("a participant", () => {
  it("logs the own report, position and progress", () => {
    const { room, maker, meeting, outcome, action } = table();
    room.as("participant", maker);
    room.put("report", { meeting, organization: maker, progress: "已完成样件" });
    takePosition(room, { outcome, organization: maker, stance: "support" });
    reportProgress(room, { id: action, text: "征求意见中", percent: 40, status: "in_progress" });
    expect(readRecord(room.reader, "action", action)).toMatchObject({ percent: 40, status: "in_progress" });
  });

  it("cannot write for others, nor what was decided", () => {
    const { room, maker, department, meeting, outcome, action } = table();
    const other = room.put("action", { text: "别家的任务", lead: department }).id;
    room.as("participant", maker);
    for (const work of [
      () => room.put("report", { meeting, organization: department, progress: "x" }),
      () => takePosition(room, { outcome, organization: department, stance: "oppose" }),
      () => room.put("outcome", { text: "改掉" }, outcome),
      () => room.put("action", { text: "改掉" }, action),
      () => room.put("action", { status: "verified" }, action),
      () => reportProgress(room, { id: other, percent: 100 }),
      () => room.put("organization", { name_zh: "改名" }, maker),
      () => removeRecord(room, "action", { id: action }),
      () => startMeeting(room, { id: meeting }),
    ])
      expect(codeOf(work)).toBe("E_NOT_ALLOWED");
  });

  it("says nothing in a meeting on whose list its organization is not, in whatever way", () => {
    const { room, maker, supplier, meeting, outcome } = table();
    startMeeting(room, { id: meeting });
    const held = room.put("report", { meeting, organization: supplier, progress: "由秘书记入" }).id;
    const tries = (organization: string) => [
      () => room.put("report", { meeting, organization, progress: "局外" }),
      () => takeReport(room, { meeting, organization, item: null, report: { progress: "局外" }, actions: [] }),
      () => room.put("amendment", { outcome, organization, text: "改" }),
      () => takePosition(room, { outcome, organization, stance: "oppose" }),
      () => checkIn(room, { meeting, organization, presence: "present" }),
      () => room.put("comment", { meeting, organization, sector: "enterprise", text: "局外" }),
    ];
    room.as("participant", supplier);
    for (const work of [
      ...tries(supplier),
      () => room.put("report", { progress: "改" }, held),
      () => removeRecord(room, "report", { id: held }),
    ])
      expect(codeOf(work)).toBe("E_NOT_ALLOWED");
    room.as("participant", maker);
    for (const work of tries(maker).slice(0, -1)) work();
    closeAsIs(room.as("facilitator"), { id: meeting });
    circulateMinutes(room, { meeting, commentsUntil: null });
    room.as("participant", supplier);
    expect(codeOf(tries(supplier).at(-1) as () => unknown)).toBe("E_NOT_ALLOWED");
    room.as("participant", maker);
    tries(maker).at(-1)?.();
    expect(room.reader.all("SELECT organization FROM comment")).toEqual([{ organization: maker }]);
  });
});

describe("a participant writes the fields that the table of rights names, and no others", () => {
  it("a party listed as observer cannot make itself a voting member, nor put itself on a list", () => {
    const { room, maker, supplier, meeting } = table();
    const seat = room.put("attendance", { meeting, organization: supplier, role: "observer" }).id;
    room.as("participant", supplier);
    for (const work of [
      () => room.put("attendance", { role: "member" }, seat),
      () => checkIn(room, { meeting, organization: supplier, presence: "present", role: "member" }),
      () => room.put("attendance", { arrived_at: room.now() }, seat),
      () => room.put("attendance", { organization: maker }, seat),
      () => removeRecord(room, "attendance", { id: seat }),
    ])
      expect(codeOf(work)).toMatch(/^E_(NOT_ALLOWED|FIXED_FIELD)$/);
    checkIn(room, { meeting, organization: supplier, presence: "present", name: "周工" });
    expect(readRecord(room.reader, "attendance", seat)).toMatchObject({
      role: "observer",
      presence: "present",
      name: "周工",
      arrived_at: room.now(),
    });
    room.as("facilitator");
    const other = room.put("meeting", { title_zh: "别的会" }).id;
    room.as("participant", supplier);
    expect(codeOf(() => checkIn(room, { meeting: other, organization: supplier, presence: "present" }))).toBe(
      "E_NOT_ALLOWED",
    );
  });

  it("evidence of the own action is no annex of a meeting", () => {
    const { room, maker, meeting, action } = table();
    const item = room.put("agenda_item", { meeting, title_zh: "议题" }).id;
    const file = { organization: maker, name: "证明.pdf", bytes: 0, hash: "0".repeat(64) };
    room.as("participant", maker);
    for (const place of [
      { action, meeting },
      { action, meeting, agenda_item: item },
      { meeting },
      { action, organization: null },
      { action, added_at: "2001-01-01T00:00:00.000Z" },
    ])
      expect(
        codeOf(() => room.put("paper", { ...file, ...place })),
        JSON.stringify(place),
      ).toBe("E_NOT_ALLOWED");
    const { id } = room.put("paper", { ...file, action });
    expect(codeOf(() => room.put("paper", { meeting }, id))).toBe("E_NOT_ALLOWED");
    room.put("paper", { name: "改名.pdf" }, id);
    removeRecord(room, "paper", { id });
  });

  it("what was verified or cancelled stays so, and neither is theirs to give", () => {
    const { room, maker, action } = table();
    for (const closed of ["verified", "cancelled"] as const) {
      room.as("participant", maker);
      const step = room.put("action_step", { action, text: "第一步" }).id;
      expect(codeOf(() => room.put("action", { status: closed }, action))).toBe("E_NOT_ALLOWED");
      expect(codeOf(() => room.put("action_update", { action, status: closed }))).toBe("E_NOT_ALLOWED");
      expect(codeOf(() => reportProgress(room, { id: action, status: closed }))).toBe("E_NOT_ALLOWED");
      room.as("facilitator");
      room.put("action", { status: closed }, action);
      room.as("participant", maker);
      for (const work of [
        () => room.put("action", { status: "in_progress" }, action),
        () => room.put("action", { percent: 10 }, action),
        () => room.put("action", { status_note: "改" }, action),
        () => reportProgress(room, { id: action, status: "in_progress" }),
        () => room.put("action_step", { done: true }, step),
        () => removeRecord(room, "action_step", { id: step }),
        () => askExtension(room, { id: action, due: "2027-12-31", reason: "延迟" }),
      ])
        expect(codeOf(work), closed).toBe("E_NOT_ALLOWED");
      room.as("facilitator");
      room.put("action", { status: "in_progress" }, action);
    }
  });

  it("an update is dated by the program", () => {
    const { room, maker, action } = table();
    room.as("participant", maker);
    const made_at = "2001-01-01T00:00:00.000Z";
    expect(codeOf(() => room.put("action_update", { action, text: "早", made_at }))).toBe("E_NOT_ALLOWED");
    expect(room.put("action_update", { action, text: "今" }).made_at).toBe(room.now());
  });

  it("what it said in a meeting stands once that is closed, until it is opened again", () => {
    const { room, maker, meeting, outcome } = table();
    startMeeting(room, { id: meeting });
    room.as("participant", maker);
    const report = room.put("report", { meeting, organization: maker, progress: "已完成" }).id;
    const reported = room.ledger.size;
    takePosition(room, { outcome, organization: maker, stance: "support" });
    closeAsIs(room.as("facilitator"), { id: meeting });
    room.as("participant", maker);
    for (const work of [
      () => room.put("report", { progress: "改" }, report),
      () => removeRecord(room, "report", { id: report }),
      () => room.put("report", { meeting, organization: maker, progress: "补" }),
      () => takePosition(room, { outcome, organization: maker, stance: "oppose" }),
      () => takePosition(room, { outcome, organization: maker, stance: null }),
      () => room.put("amendment", { outcome, organization: maker, text: "改" }),
      () => checkIn(room, { meeting, organization: maker, presence: "absent" }),
      () => takeBackAs(room, "undo", { n: reported }),
    ])
      expect(codeOf(work)).toBe("E_MEETING_STATE");
    reopenMeeting(room.as("facilitator"), { id: meeting });
    room.as("participant", maker);
    room.put("report", { progress: "改" }, report);
  });
});

describe("an observer", () => {
  it("changes nothing", () => {
    const { room, maker, meeting } = table();
    room.as("observer", maker);
    const before = room.ledger.size;
    expect(codeOf(() => room.put("report", { meeting, organization: maker, progress: "x" }))).toBe("E_NOT_ALLOWED");
    expect(room.ledger.size).toBe(before);
  });
});

describe("a recorder", () => {
  it("keeps the meeting but neither seals it nor makes profiles", () => {
    const { room, meeting } = table();
    room.as("recorder");
    startMeeting(room, { id: meeting });
    room.put("outcome", { meeting, kind: "risk", text: "补贴重叠" });
    closeAsIs(room, { id: meeting });
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => room.put("profile", { name: "新人", role: "facilitator" }))).toBe("E_NOT_ALLOWED");
  });
});

describe("more time for an action", () => {
  it("is asked for by a party and granted by a facilitator, which moves the due date", () => {
    const { room, maker, action } = table();
    room.as("participant", maker);
    const request = askExtension(room, { id: action, due: "2027-01-31", reason: "样件延迟" }).id;
    expect(codeOf(() => decideExtension(room, { request, approve: true }))).toBe("E_NOT_ALLOWED");
    room.as("facilitator");
    decideExtension(room, { request, approve: true });
    expect(readRecord(room.reader, "action", action)?.due).toBe("2027-01-31");
    // Both moments are for the program to say.
    const { asked_at, decided_at } = readRecord(room.reader, "extension_request", request) ?? {};
    expect([asked_at, decided_at]).toEqual([expect.stringMatching(/Z$/), expect.stringMatching(/Z$/)]);
    expect(codeOf(() => decideExtension(room, { request, approve: false }))).toBe("E_ONLY_BY_COMMAND");
  });
});

describe("a seal", () => {
  it("freezes the meeting, keeps its text, lets actions go on, and takes errata", () => {
    const { room, meeting, outcome, action, maker, department } = table();
    startMeeting(room, { id: meeting });
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_MEETING_STATE");
    closeAsIs(room, { id: meeting });
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_NOT_CONFIRMED");
    circulateMinutes(room, { meeting, commentsUntil: null });
    for (const organization of [maker, department]) {
      const { id } = room.put("profile", { name: "代表", role: "participant", organization });
      confirmMinutes(room, { meeting, profile: id });
    }
    const { hash } = sealAsIs(room, { id: meeting });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const work of [
      () => room.put("meeting", { title_zh: "改名" }, meeting),
      () => room.put("outcome", { text: "改掉" }, outcome),
      () => room.put("outcome", { meeting, kind: "decision", text: "补一条" }),
      () => takePosition(room, { outcome, organization: maker, stance: "oppose" }),
      () => checkIn(room, { meeting, organization: maker, presence: "absent" }),
      () => room.put("action", { text: "改掉" }, action),
      () => room.put("minutes", { meeting, opening: "改" }),
      () => removeRecord(room, "outcome", { id: outcome }),
      () => removeRecord(room, "meeting", { id: meeting }),
      () => sealMeeting(room, { id: meeting }),
    ])
      expect(codeOf(work)).toBe("E_SEALED");
    reportProgress(room, { id: action, percent: 80 });
    room.put("organization", { name_zh: "改了名的企业" }, maker);
    const sealed = readMinutes(room.reader, meeting);
    expect(sealed.seal).toMatchObject({ hash });
    expect(sealed.items[0]?.actions[0]?.lead?.name.zh).toBe("整车企业");

    room.put("erratum", { meeting, old_text: "发布清单", new_text: "联合发布清单", reason: "漏字" });
    expect(readMinutes(room.reader, meeting).errata).toMatchObject([
      { number: 1, newText: "联合发布清单", signer: "张协调" },
    ]);
    expect(readMinutes(room.reader, meeting).items[0]?.outcomes[0]?.text.zh).toBe("发布清单");
  });
});

describe("profiles", () => {
  it("ask for a PIN where one is set, on this laptop only", () => {
    const { room } = table();
    const { id } = room.put("profile", { name: "李记录", role: "recorder" });
    setPin(room, { id, pin: "258025802580" });
    expect(profileChoices(room.reader).find((choice) => choice.id === id)?.pin).toBe(true);
    expect(codeOf(() => logIn(room.ledger.store, id, undefined))).toBe("E_PIN");
    expect(codeOf(() => logIn(room.ledger.store, id, "0000"))).toBe("E_PIN");
    expect(logIn(room.ledger.store, id, "258025802580")).toMatchObject({ name: "李记录", role: "recorder" });
    const bodies = room.reader
      .all<{ body: string }>("SELECT body FROM ledger")
      .map(({ body }) => body)
      .join();
    expect(bodies).not.toContain("258025802580");
  });

  it("always leave one facilitator", () => {
    const { room } = table();
    expect(codeOf(() => room.put("profile", { role: "observer" }, "profile-1"))).toBe("E_LAST_FACILITATOR");
    expect(codeOf(() => room.put("profile", { retired: true }, "profile-1"))).toBe("E_LAST_FACILITATOR");
    expect(codeOf(() => removeRecord(room, "profile", { id: "profile-1" }))).toBe("E_LAST_FACILITATOR");
  });
});

describe("saved views", () => {
  it("of somebody are theirs, and the facilitator's to tidy; everybody's are the recorders'", () => {
    const { room } = table();
    const other = room.put("profile", { name: "李记录", role: "recorder" }).id;
    const make = (owner: string | null) => room.put("saved_view", { name: "逾期", lists: "action", owner }).id;
    const [theirs, everybodys] = [make(other), make(null)];
    room.as("recorder");
    expect(codeOf(() => room.put("saved_view", { name: "改" }, theirs))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => room.put("saved_view", { owner: null }, theirs))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => removeRecord(room, "saved_view", { id: theirs }))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => room.put("saved_view", { owner: other }, everybodys))).toBe("E_NOT_ALLOWED");
    room.put("saved_view", { name: "改" }, everybodys);
    removeRecord(room, "saved_view", { id: make("profile-1") });
    room.as("facilitator");
    removeRecord(room, "profile", { id: other });
    expect(readRecord(room.reader, "saved_view", theirs)).toBeUndefined();
  });
});
