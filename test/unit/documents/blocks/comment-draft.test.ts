/** The draft of minutes that goes out for comments: until when and to whom to answer, the slip, and its end with the seal. */
import { describe, expect, it } from "vitest";
import { onlyId } from "../../../../db/base/ids.ts";
import type { Block } from "../../../../db/contract/blocks.ts";
import type { MinutesLanguage } from "../../../../db/contract/vocabulary.ts";
import { documentBlocks, openDocument } from "../../../../db/domain/documents/documents.ts";
import { circulateMinutes } from "../../../../db/domain/minutes/circulation.ts";
import { answersDue } from "../../../../renderer/screens/minutes/circulation/answers-due.ts";
import { codeOf, type Room } from "../../../support/room.ts";
import { closedMeeting, sealedMeeting } from "../../../support/sealing.ts";

const CONTACT = { notice_contact: "王敏", notice_phone: "028-1234" };

function circulated() {
  const held = closedMeeting(CONTACT);
  circulateMinutes(held.room, { meeting: held.meeting, commentsUntil: "2027-03-05" });
  return held;
}
const blocksOf = (room: Room, of: string, language: MinutesLanguage) =>
  documentBlocks(room, { kind: "comment_draft", of, language });
const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind);

describe("the draft for comments", () => {
  it("says under its title until when and to whom to answer, and ends with a slip that says so too", () => {
    const { room, meeting } = circulated();
    const zh = blocksOf(room, meeting, "zh");
    const title = zh.findIndex(({ kind }) => kind === "title");
    expect(zh[title + 1]).toMatchObject({
      kind: "note",
      text: "征求意见稿，请于2027年3月5日前反馈意见，反馈单见附件。联系人：王敏；联系电话：028-1234。",
    });
    expect(zh.at(-2)).toMatchObject({ kind: "annex", title: "意见反馈单" });
    expect(zh.at(-1)).toMatchObject({ kind: "slip", foot: expect.stringContaining("2027年3月5日") });
    const en = JSON.stringify(blocksOf(room, meeting, "en"));
    expect(en).toContain("Please answer by 5 March 2027");
    const both = blocksOf(room, meeting, "both");
    expect(kinds(both).filter((kind) => kind === "slip")).toHaveLength(1);
    expect(JSON.stringify(both)).toContain("Should read");
  });

  it("is the minutes in all else, but for the imprint of what is issued", () => {
    const { room, meeting } = circulated();
    const id = onlyId("min", meeting);
    room.put("minutes", { issuer: "充电专班办公室" }, id);
    const minutes = documentBlocks(room, { kind: "minutes", of: meeting, language: "zh" });
    const draft = blocksOf(room, meeting, "zh");
    expect(draft.filter((block) => !minutes.some((one) => JSON.stringify(one) === JSON.stringify(block)))).toHaveLength(
      3,
    );
    expect(kinds(minutes)).toContain("imprint");
    expect(kinds(draft)).not.toContain("imprint");
  });

  it("asks for an answer soon where no day was set, and names nobody who is not known", () => {
    const { room, meeting } = closedMeeting();
    const note = blocksOf(room, meeting, "zh").find(({ kind }) => kind === "note");
    expect(note).toMatchObject({ text: "征求意见稿，请尽快反馈意见，反馈单见附件。" });
  });

  it("is called a draft for comments by its file, and there is none of sealed minutes", async () => {
    const { room, meeting } = circulated();
    const { name } = await openDocument(room, { kind: "comment_draft", of: meeting, language: "zh", format: "md" });
    expect(name).toContain("征求意见稿");
    const sealed = sealedMeeting();
    expect(codeOf(() => blocksOf(sealed.room, sealed.meeting, "zh"))).toBe("E_DRAFT_SEALED");
  });
});

describe("the day for answers", () => {
  const years = { "2026": { off: ["2026-10-01", "2026-10-02"], work: ["2026-10-10"] } };

  it("is proposed three working days ahead, over weekends and holidays", () => {
    // Wednesday; Thursday and Friday are holidays.
    expect(answersDue(null, { today: "2026-09-30", years })).toEqual({ day: "2026-10-07", unknown: null });
    // Thursday; the Saturday is worked.
    expect(answersDue(null, { today: "2026-10-08", years })).toEqual({ day: "2026-10-12", unknown: null });
    expect(answersDue(null, { today: "2026-12-31", years })).toEqual({ day: "2027-01-05", unknown: "2027" });
  });

  it("stays as somebody set it, unless it has gone by", () => {
    expect(answersDue("2026-10-20", { today: "2026-10-08", years }).day).toBe("2026-10-20");
    expect(answersDue("2026-10-07", { today: "2026-10-08", years }).day).toBe("2026-10-12");
  });
});
