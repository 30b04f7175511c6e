import { describe, expect, it } from "vitest";
import type { PatchOf } from "../../../../db/contract/subjects/index.ts";
import { reportProgress } from "../../../../db/domain/actions/progress.ts";
import { documentBlocks } from "../../../../db/domain/documents/documents.ts";
import { reopenMeeting } from "../../../../db/domain/meetings/meetings.ts";
import {
  answerComment,
  circulateMinutes,
  confirmMinutes,
  withdrawMinutes,
} from "../../../../db/domain/minutes/circulation.ts";
import { circulationOf } from "../../../../db/domain/minutes/circulation-state.ts";
import { readMinutes } from "../../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../../db/domain/minutes/seals.ts";
import { minutesParagraphs } from "../../../../db/domain/minutes/wordings.ts";
import { setPin } from "../../../../db/domain/people/pins.ts";
import { todayOverview } from "../../../../db/domain/today/overview.ts";
import { removeRecord } from "../../../../db/records/records.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { codeOf } from "../../../support/room.ts";
import { circulate, closedMeeting, drawnPng, pngChunk } from "../../../support/sealing.ts";

describe("circulating", () => {
  it("is for staff, of a closed meeting, and is taken back", () => {
    const { room, meeting, maker } = closedMeeting();
    room.as("participant", maker);
    expect(codeOf(() => circulate(room, meeting))).toBe("E_NOT_ALLOWED");
    room.as("recorder");
    expect(codeOf(() => circulateMinutes(room, { meeting, commentsUntil: "2026-11-22" }))).toBe("E_DATE_PAST");
    circulateMinutes(room, { meeting, commentsUntil: "2026-11-30" });
    expect(circulationOf(room.reader, meeting)).toMatchObject({
      state: "circulated",
      circulatedAt: "2026-11-23T01:00:00.000Z",
      commentsUntil: "2026-11-30",
      claims: [{ sector: "government" }, { sector: "enterprise" }, { sector: "ngo" }],
    });
    room.wait(60);
    circulateMinutes(room, { meeting, commentsUntil: "2026-12-02" });
    expect(circulationOf(room.reader, meeting)).toMatchObject({
      circulatedAt: "2026-11-23T01:00:00.000Z",
      commentsUntil: "2026-12-02",
    });
    withdrawMinutes(room, { meeting });
    expect(readMinutes(room.reader, meeting).state).toBe("draft");
    expect(codeOf(() => withdrawMinutes(room, { meeting }))).toBe("E_NOT_CIRCULATED");
  });

  it("cannot be done by writing the fields", () => {
    const { room, meeting } = closedMeeting();
    expect(codeOf(() => room.put("minutes", { meeting, state: "confirmed" }))).toBe("E_ONLY_BY_COMMAND");
    const { id } = room.put("minutes", { meeting });
    for (const fields of [
      { state: "circulated" },
      { circulated_at: "2026-11-23T01:00:00.000Z" },
      { comments_until: "2026-11-30" },
    ] as PatchOf<"minutes">[])
      expect(codeOf(() => room.put("minutes", fields, id))).toBe("E_ONLY_BY_COMMAND");
  });

  it("ends when the meeting goes on", () => {
    const { room, meeting } = closedMeeting();
    circulate(room, meeting);
    reopenMeeting(room, { id: meeting });
    expect(readMinutes(room.reader, meeting).state).toBe("draft");
    expect(codeOf(() => circulate(room, meeting))).toBe("E_MEETING_STATE");
  });
});

describe("who confirmed", () => {
  it("is told apart from whom somebody else noted down: without a PIN, the minutes name who did it", () => {
    const { room, meeting, people } = closedMeeting();
    circulate(room, meeting);
    setPin(room, { id: people.official, pin: "2468" });
    confirmMinutes(room, { meeting, profile: people.official, pin: "2468" });
    confirmMinutes(room, { meeting, profile: people.engineer });
    expect(readMinutes(room.reader, meeting).confirmations.map(({ recordedBy }) => recordedBy)).toEqual([
      null,
      "张协调",
    ]);
    const blocks = documentBlocks(room, { kind: "minutes", of: meeting, language: "zh" });
    const names = blocks.flatMap((block) =>
      block.kind === "signatures" ? block.rows.map(({ cells }) => cells[2]) : [],
    );
    expect(names).toEqual(["刘处长（PIN 由张协调设置）", "吴经理（由张协调代为登记）"]);
  });
});

describe("a comment", () => {
  const about = { style: "gb", language: "zh" } as const;

  it("belongs to a paragraph as it read, and is its author's while it is open", () => {
    const { room, meeting, outcome, maker, department } = closedMeeting();
    const key = `outcome:${outcome}`;
    room.as("participant", maker);
    expect(codeOf(() => room.put("comment", { meeting, key, ...about, text: "改为联合" }))).toBe("E_NOT_CIRCULATED");
    circulate(room.as("recorder"), meeting);
    room.as("participant", maker);
    const { id, ...comment } = room.put("comment", { meeting, key, ...about, text: "改为联合" });
    expect(comment).toMatchObject({ sector: "enterprise", organization: maker, state: "open", author: "张协调" });
    expect(comment.about).toContain("共建充电平台");
    room.put("comment", { text: "改为联合共建" }, id);
    for (const [fields, code] of [
      [{ state: "accepted" }, "E_ONLY_BY_COMMAND"],
      [{ answer: "好" }, "E_ONLY_BY_COMMAND"],
      [{ about: "别的" }, "E_FIXED_FIELD"],
      [{ organization: department }, "E_NOT_ALLOWED"],
    ] as [PatchOf<"comment">, string][])
      expect(
        codeOf(() => room.put("comment", fields, id)),
        code,
      ).toBe(code);
    for (const [fields, code] of [
      [{ key: "outcome:none" }, "E_COMMENT_PARAGRAPH"],
      [{ organization: department }, "E_NOT_ALLOWED"],
      [{ sector: "ngo" }, "E_COMMENT_SECTOR"],
      [{ about: "我说的" }, "E_NOT_ALLOWED"],
      [{ state: "accepted" }, "E_NOT_ALLOWED"],
    ] as [PatchOf<"comment">, string][])
      expect(
        codeOf(() => room.put("comment", { meeting, key, ...about, text: "x", ...fields })),
        code,
      ).toBe(code);
    removeRecord(room, "comment", { id });
    room.as("recorder");
    for (const fields of [{ about: "我说的" }, { state: "accepted" }] as PatchOf<"comment">[])
      expect(codeOf(() => room.put("comment", { meeting, key, ...about, text: "x", sector: "ngo", ...fields }))).toBe(
        "E_ONLY_BY_COMMAND",
      );
  });

  it("is entered by staff on somebody's behalf, and nobody else rewrites it", () => {
    const { room, meeting, association } = closedMeeting();
    circulate(room, meeting);
    room.as("recorder");
    const { id } = room.put("comment", { meeting, organization: association, author: "郑秘书", text: "整体同意" });
    expect(readRecord(room.reader, "comment", id)).toMatchObject({ sector: "ngo", author: "郑秘书", key: null });
    const other = { ...room, actor: () => ({ ...room.actor(), id: "profile-2" }) };
    expect(codeOf(() => removeRecord(other, "comment", { id }))).toBe("E_COMMENT_OTHERS");
    answerComment(room, { comment: id, accept: false, answer: "已阅" });
    expect(codeOf(() => room.put("comment", { text: "改" }, id))).toBe("E_COMMENT_ANSWERED");
    expect(readRecord(room.reader, "comment", id)).toMatchObject({ state: "declined", answer: "已阅" });
  });

  it("that is accepted waits until its paragraph reads otherwise", () => {
    const { room, meeting, outcome } = closedMeeting();
    circulate(room, meeting);
    const key = `outcome:${outcome}`;
    const { id } = room.put("comment", { meeting, key, ...about, sector: "enterprise", text: "改为联合" });
    expect(circulationOf(room.reader, meeting).comments).toMatchObject([{ workedIn: null }]);
    answerComment(room, { comment: id, accept: true });
    expect(circulationOf(room.reader, meeting).comments).toMatchObject([{ workedIn: false }]);
    const paragraph = minutesParagraphs(room.reader, { meeting, language: "zh" }).paragraphs.find(
      (one) => one.key === key,
    );
    room.put("wording", {
      meeting,
      key,
      ...about,
      text: "会议决定，联合共建充电平台",
      source: paragraph?.written ?? "",
    });
    expect(circulationOf(room.reader, meeting).comments).toMatchObject([{ workedIn: true }]);
  });
});

describe("a confirmation", () => {
  it("is given once per sector, by PIN, and all of them confirm the minutes", () => {
    const { room, meeting, people } = closedMeeting();
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official }))).toBe("E_NOT_CIRCULATED");
    circulate(room, meeting);
    setPin(room, { id: people.official, pin: "2580" });
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official }))).toBe("E_PIN");
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official, pin: "1111" }))).toBe("E_PIN");
    const signature = drawnPng().toString("base64");
    confirmMinutes(room, { meeting, profile: people.official, pin: "2580", signature });
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official, pin: "2580" }))).toBe(
      "E_CONFIRMED_ALREADY",
    );
    expect(readMinutes(room.reader, meeting).state).toBe("circulated");
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_NOT_CONFIRMED");
    confirmMinutes(room, { meeting, profile: people.engineer });
    confirmMinutes(room, { meeting, profile: people.secretary });
    expect(readMinutes(room.reader, meeting)).toMatchObject({
      state: "confirmed",
      confirmations: [
        { sector: "government", name: "刘处长", signature },
        { sector: "enterprise", name: "吴经理" },
        { sector: "ngo", name: "郑秘书" },
      ],
    });
  });

  it("asks for a wait after five wrong PINs, which a right one in between forgets", () => {
    const { room, meeting, people } = closedMeeting();
    circulate(room, meeting);
    setPin(room, { id: people.official, pin: "2580" });
    const attempt = (pin: string) => codeOf(() => confirmMinutes(room, { meeting, profile: people.official, pin }));
    for (let n = 0; n < 5; n++) expect(attempt("1111")).toBe("E_PIN");
    expect(attempt("2580")).toBe("E_PIN_WAIT");
  });

  it("counts no more once the text changes, and again when it is changed back", () => {
    const { room, meeting, outcome, people } = closedMeeting();
    circulate(room, meeting);
    for (const profile of Object.values(people)) confirmMinutes(room, { meeting, profile });
    room.put("outcome", { text: "共建充电网络" }, outcome);
    const after = circulationOf(room.reader, meeting);
    expect(after.state).toBe("circulated");
    expect(after.claims.map(({ holds, confirmation }) => [holds, confirmation?.name])).toEqual([
      [false, "刘处长"],
      [false, "吴经理"],
      [false, "郑秘书"],
    ]);
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_NOT_CONFIRMED");
    room.put("outcome", { text: "共建充电平台" }, outcome);
    expect(circulationOf(room.reader, meeting).state).toBe("confirmed");
  });

  it("outlives the progress of actions and the planning of the next meeting, which go on", () => {
    const { room, meeting, series, action, people } = closedMeeting();
    circulate(room, meeting);
    for (const profile of Object.values(people)) confirmMinutes(room, { meeting, profile });
    reportProgress(room, { id: action, percent: 60, text: "已报", status: "in_progress" });
    room.put("meeting", { title_zh: "下一次", day: "2026-12-20", series });
    expect(circulationOf(room.reader, meeting).state).toBe("confirmed");
  });

  it("is refused to those who did not attend, to observers, and in another's name", () => {
    const { room, meeting, maker, people } = closedMeeting();
    circulate(room, meeting);
    const away = room.put("organization", { name_zh: "未到企业", sector: "enterprise", city: "成都" }).id;
    const stranger = room.put("profile", { name: "外人", role: "participant", organization: away }).id;
    const watcher = room.put("profile", { name: "观察员", role: "observer", organization: maker }).id;
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: stranger }))).toBe("E_CONFIRM_PARTY");
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: "profile-1" }))).toBe("E_CONFIRM_PARTY");
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: watcher }))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => room.put("confirmation", { meeting, sector: "ngo", name: "x" } as never))).toMatch(/^E_/);
    room.as("participant", maker);
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official }))).toBe("E_NOT_ALLOWED");
  });

  it("is the chair's, or nobody's, where the series says so", () => {
    const { room, meeting, series, people } = closedMeeting();
    room.put("series", { confirmation_rule: "chair" }, series);
    circulate(room, meeting);
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: people.official }))).toBe("E_CONFIRM_PARTY");
    const chair = room.put("profile", { name: "陈主任", role: "participant" }).id;
    confirmMinutes(room, { meeting, profile: chair });
    expect(readMinutes(room.reader, meeting)).toMatchObject({
      state: "confirmed",
      confirmations: [{ sector: null, name: "陈主任" }],
    });
    room.put("series", { confirmation_rule: "none" }, series);
    expect(codeOf(() => confirmMinutes(room, { meeting, profile: chair }))).toBe("E_CONFIRM_NONE");
    expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a drawn signature", () => {
  const good = drawnPng();
  const head = (change: (bytes: Buffer) => void) => {
    const body = Buffer.from(good.subarray(16, 29));
    change(body);
    return Buffer.concat([good.subarray(0, 8), pngChunk("IHDR", body), good.subarray(33)]);
  };
  it.each<[string, Buffer]>([
    ["no picture", Buffer.from("not a picture")],
    ["a cut one", good.subarray(0, good.length - 12)],
    ["something behind it", Buffer.concat([good, Buffer.from("<script>")])],
    ["text inside it", Buffer.concat([good.subarray(0, 33), pngChunk("tEXt", Buffer.from("a\0b")), good.subarray(33)])],
    ["a wrong checksum", Buffer.concat([good.subarray(0, 29), Buffer.from([1, 2, 3, 4]), good.subarray(33)])],
    ["more pixels than it has", head((body) => body.writeUInt32BE(600, 0))],
    ["too wide", drawnPng(1_201, 2)],
    ["interlaced", head((body) => body.writeUInt8(1, 12))],
    ["no pixels", head((body) => body.writeUInt32BE(0, 4))],
  ])("is refused: %s", (_name, bytes) => {
    const { room, meeting, people } = closedMeeting();
    circulate(room, meeting);
    const confirm = (signature: string) => confirmMinutes(room, { meeting, profile: people.official, signature });
    expect(codeOf(() => confirm(bytes.toString("base64")))).toBe("E_SIGNATURE");
    confirm(good.toString("base64"));
  });
});

describe("today", () => {
  it("tells each what the minutes wait for", () => {
    const { room, meeting, maker, association, people } = closedMeeting();
    const waits = () =>
      todayOverview(room)
        .needs.map(({ kind }) => kind)
        .filter((kind) => kind !== "undecided");
    expect(waits()).toEqual(["circulate"]);
    circulate(room, meeting);
    expect(waits()).toEqual(["others"]);
    room.as("participant", maker);
    expect(waits()).toEqual(["confirm"]);
    room.as("facilitator");
    confirmMinutes(room, { meeting, profile: people.engineer });
    room.as("participant", maker);
    expect(waits()).toEqual([]);
    room.as("participant", association);
    expect(waits()).toEqual(["confirm"]);
    room.as("facilitator");
    confirmMinutes(room, { meeting, profile: people.official });
    confirmMinutes(room, { meeting, profile: people.secretary });
    expect(waits()).toEqual(["seal"]);
  });
});
