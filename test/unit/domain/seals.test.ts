import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalize } from "../../../db/base/canonical.ts";
import { fingerprintOf, readFingerprint } from "../../../db/documents/verify/fingerprint.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import {
  answerComment,
  circulateMinutes,
  confirmMinutes,
  withdrawMinutes,
} from "../../../db/domain/minutes/circulation.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { sealedMinutesOf } from "../../../db/records/sealed.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { announceSeed, randomFrom } from "../../seed.ts";
import { sealAsIs, tickAll } from "../../support/checks.ts";
import { codeOf, openRoom } from "../../support/room.ts";
import { circulate, closedMeeting, drawnPng, sealedMeeting } from "../../support/sealing.ts";

describe("a seal", () => {
  it("holds the canonical minutes with their confirmers and the heads of all devices", () => {
    const held = closedMeeting();
    const { room, meeting, people } = held;
    circulate(room, meeting);
    const signature = drawnPng().toString("base64");
    confirmMinutes(room, { meeting, profile: people.official, signature });
    confirmMinutes(room, { meeting, profile: people.engineer });
    confirmMinutes(room, { meeting, profile: people.secretary });
    const head = room.reader.get("SELECT dev AS device, seq, hash FROM ledger ORDER BY n DESC LIMIT 1");
    const { hash } = sealMeeting(room, { id: meeting });
    const { document = "" } = sealedMinutesOf(room.reader, meeting)?.record ?? {};
    expect(createHash("sha256").update(document).digest("hex")).toBe(hash);
    expect(canonicalize(JSON.parse(document))).toBe(document);
    expect(JSON.parse(document)).toMatchObject({
      version: 2,
      state: "confirmed",
      heads: [head],
      confirmations: [{ sector: "government", name: "刘处长", signature }, { name: "吴经理" }, { name: "郑秘书" }],
      seal: null,
      errata: [],
    });
  });

  it("freezes all that the minutes were made from", () => {
    const held = closedMeeting();
    const { room, meeting, outcome, item, maker, people } = held;
    const template = room.put("minutes_template", { name_zh: "本办模板", style: "gb" }).id;
    const minutes = room.put("minutes", { meeting, template }).id;
    const wording = { meeting, style: "gb", language: "zh", key: `outcome:${outcome}` } as const;
    const polished = room.put("wording", { ...wording, text: "会议决定，共建。", source: "共建" }).id;
    const amendment = room.put("amendment", { outcome, organization: maker, text: "改" }).id;
    const paper = room.put("paper", { meeting, name: "附件.pdf", bytes: 0, hash: "0".repeat(64) }).id;
    // The amendment is left open, as somebody saw.
    tickAll(room, meeting);
    circulateMinutes(room, { meeting, commentsUntil: null });
    const comment = room.put("comment", { meeting, sector: "ngo", text: "同意" }).id;
    for (const profile of Object.values(people)) confirmMinutes(room, { meeting, profile });
    const [confirmation] = room.reader.all<{ id: string }>("SELECT id FROM confirmation");
    const undoable = room.ledger.size;
    sealAsIs(room, { id: meeting });
    const before = canonicalize(readMinutes(room.reader, meeting));
    const other = room.put("meeting", { title_zh: "别的会" }).id;
    for (const [name, work] of Object.entries({
      outcome: () => room.put("outcome", { text: "改" }, outcome),
      "new outcome": () => room.put("outcome", { meeting, kind: "risk", text: "补" }),
      item: () => room.put("agenda_item", { title_zh: "改" }, item),
      position: () => takePosition(room, { outcome, organization: maker, stance: "oppose" }),
      amendment: () => removeRecord(room, "amendment", { id: amendment }),
      attendance: () => checkIn(room, { meeting, organization: maker, presence: "absent" }),
      wording: () => room.put("wording", { text: "改" }, polished),
      "new wording": () => room.put("wording", { ...wording, language: "en", text: "x", source: "y" }),
      "no wording": () => removeRecord(room, "wording", { id: polished }),
      "new comment": () => room.put("comment", { meeting, sector: "ngo", text: "再提" }),
      "no comment": () => removeRecord(room, "comment", { id: comment }),
      answer: () => answerComment(room, { comment, accept: true }),
      confirmation: () => confirmMinutes(room, { meeting, profile: people.official }),
      "no confirmation": () => removeRecord(room, "confirmation", { id: confirmation?.id ?? "" }),
      template: () => room.put("minutes", { template: null }, minutes),
      number: () => room.put("minutes", { issue: "第9期" }, minutes),
      paper: () => removeRecord(room, "paper", { id: paper }),
      "moved paper": () => room.put("paper", { meeting: other }, paper),
      "new paper": () => room.put("paper", { meeting, name: "再补.pdf", bytes: 0, hash: "1".repeat(64) }),
      circulate: () => circulateMinutes(room, { meeting, commentsUntil: null }),
      withdraw: () => withdrawMinutes(room, { meeting }),
      undo: () => takeBackAs(room, "undo", { n: undoable }),
    }))
      expect(codeOf(work), name).toBe("E_SEALED");
    // What is not the meeting's goes on, and changes nothing on paper.
    room.put("minutes_template", { settings: null, name_zh: "改了的模板" }, template);
    const printed = JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language: "en" }));
    removeRecord(room, "minutes_template", { id: template });
    room.put("organization", { name_zh: "改名企业" }, maker);
    room.put("series", { confirmation_rule: "none" }, held.series);
    expect(canonicalize(readMinutes(room.reader, meeting))).toBe(before);
    expect(JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language: "en" }))).toBe(printed);
  });

  it("takes a meeting of 500 outcomes with the positions of 30 parties", () => {
    const random = randomFrom(announceSeed("seals"));
    const room = openRoom();
    const series = room.put("series", { name_zh: "年度例会", confirmation_rule: "none" }).id;
    const meeting = room.put("meeting", { title_zh: "年度总会", state: "closed", series }).id;
    const parties = Array.from(
      { length: 30 },
      (_, n) => room.put("organization", { name_zh: `第${n}家单位`, sector: "enterprise", city: "成都" }).id,
    );
    for (const organization of parties) room.put("attendance", { meeting, organization, presence: "present" });
    const han = (length: number) =>
      Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3_000))).join("");
    room.ledger.transact({ act: "test", by: null }, (tx) => {
      for (let n = 0; n < 500; n++) {
        tx.put("outcome", `outcome-${n}`, {
          meeting,
          kind: "decision",
          state: "adopted",
          text: han(50),
          rank: n,
        });
        for (const [at, organization] of parties.entries())
          tx.put("position", `position-${n}-${at}`, {
            outcome: `outcome-${n}`,
            organization,
            stance: random() < 0.8 ? "support" : "reservation",
          });
      }
    });
    sealAsIs(room, { id: meeting });
    expect(readMinutes(room.reader, meeting).items[0]?.outcomes).toHaveLength(500);
  });

  it("says that minutes are too long before anything is written", () => {
    const random = randomFrom(announceSeed("seals"));
    const room = openRoom();
    const series = room.put("series", { name_zh: "年度例会", confirmation_rule: "none" }).id;
    const meeting = room.put("meeting", { title_zh: "年度总会", state: "closed", series }).id;
    const noise = () =>
      Array.from({ length: 9_000 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000))).join("");
    for (let n = 0; n < 10; n++) room.put("outcome", { meeting, kind: "opinion", text: noise() });
    const before = room.ledger.size;
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_SEAL_TOO_LARGE");
    expect(room.ledger.size).toBe(before);
  });
});

describe("an erratum", () => {
  it("quotes what the sealed minutes say, counts up, and never changes", () => {
    const { room, meeting } = sealedMeeting();
    const erratum = { meeting, old_text: "共建充电平台", new_text: "共建共享充电平台", reason: "漏字" };
    expect(codeOf(() => room.put("erratum", { ...erratum, old_text: "没有这句话" }))).toBe("E_ERRATUM_TEXT");
    expect(codeOf(() => room.put("erratum", { ...erratum, new_text: null }))).toBe("E_REQUIRED");
    expect(codeOf(() => room.put("erratum", { ...erratum, number: 7 }))).toBe("E_ONLY_BY_COMMAND");
    const { id, number } = room.put("erratum", erratum);
    expect(number).toBe(1);
    // What an erratum says is not what was sealed.
    expect(codeOf(() => room.put("erratum", { ...erratum, old_text: "共建共享充电平台" }))).toBe("E_ERRATUM_TEXT");
    expect(room.put("erratum", { ...erratum, old_text: "陈主任", new_text: "陈副主任" }).number).toBe(2);
    expect(codeOf(() => room.put("erratum", { reason: "改" }, id))).toBe("E_SEALED");
    expect(codeOf(() => removeRecord(room, "erratum", { id }))).toBe("E_SEALED");
    expect(codeOf(() => room.as("recorder").put("erratum", erratum))).toBe("E_NOT_ALLOWED");
    const printed = JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language: "zh" }));
    expect(printed).toContain("（勘误1）");
    expect(printed).toContain("“陈主任”更正为“陈副主任”");
  });

  it("withdraws the whole seal, which every document says in large letters", () => {
    const { room, meeting } = sealedMeeting();
    const withdrawal = { meeting, withdraws: true, reason: "封错了会议" };
    expect(codeOf(() => room.put("erratum", { ...withdrawal, old_text: "共建" }))).toBe("E_ERRATUM_WITHDRAWS");
    room.put("erratum", withdrawal);
    expect(codeOf(() => room.put("erratum", withdrawal))).toBe("E_SEAL_WITHDRAWN");
    for (const style of ["gb", "decisions", "robert"] as const)
      for (const [language, said] of [
        ["zh", "封存已撤回"],
        ["en", "has been withdrawn"],
      ] as const) {
        const blocks = documentBlocks(room, { kind: "minutes", of: meeting, language, style });
        expect(JSON.stringify(blocks.filter(({ kind }) => kind === "title"))).toContain(said);
      }
  });
});

describe("the fingerprint", () => {
  it("is the first 88 bits of the hash in words, and 64 in hex", () => {
    expect(fingerprintOf("0".repeat(64), 2)).toEqual({
      en: Array(8).fill("abandon"),
      zh: Array(8).fill("的"),
      hex: "0000 0000 0000 0000",
    });
    expect(fingerprintOf("f".repeat(64), 2).en).toEqual(Array(8).fill("zoo"));
    // 0x003 = 0b00000000001 then 0b1...: the first word is number 1, the second 1024.
    expect(fingerprintOf(`003${"0".repeat(61)}`, 2).en.slice(0, 2)).toEqual(["ability", "length"]);
  });

  it("is read as it is typed from paper", () => {
    // What paper of an earlier edition says is read as what stands for it now.
    expect(readFingerprint(" Abandon, zoo  ability ")).toEqual({ words: ["amber", "zoo", "ability"], language: "en" });
    expect(readFingerprint("aban abil zoo ambe")).toMatchObject({ words: ["amber", "ability", "zoo", "amber"] });
    expect(readFingerprint("的 一是")).toEqual({ words: ["的", "一", "是"], language: "zh" });
    expect(readFingerprint("5F5F 5f5f：5f5f-5f5f")).toEqual({ hex: "5f5f5f5f5f5f5f5f" });
    expect(readFingerprint(" · ")).toBeNull();
  });
});
