/** Polished wording: what staff write for paper, what it rests on, and what becomes of it when records change. */
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../db/documents/formats/lines.ts";
import { documentBlocks, openDocument } from "../../../../db/domain/documents/documents.ts";
import { minutesParagraphs } from "../../../../db/domain/minutes/wordings.ts";
import { removeRecord } from "../../../../db/records/records.ts";
import { codeOf, openRoom, seatParties } from "../../../support/room.ts";

function heldMeeting() {
  const room = openRoom();
  const { maker } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "例会", day: "2026-11-23", state: "closed" }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "充电", kind: "decision" }).id;
  const outcome = room.put("outcome", {
    meeting,
    agenda_item: item,
    kind: "decision",
    text: "共建",
    state: "adopted",
  }).id;
  const report = room.put("report", { meeting, agenda_item: item, organization: maker, progress: "一\n二" }).id;
  const key = `outcome:${outcome}`;
  const paragraphs = (style: "gb" | "decisions" = "gb") =>
    minutesParagraphs(room.reader, { meeting, language: "zh", style });
  const paragraph = (wanted = key) => paragraphs().paragraphs.find((one) => one.key === wanted);
  const polish = (text: string) =>
    room.put("wording", { meeting, style: "gb", language: "zh", key, text, source: paragraph()?.written ?? "" });
  const printed = () =>
    documentBlocks(room, { kind: "minutes", of: meeting, language: "zh", style: "gb" }).flatMap((block) =>
      linesOf(block),
    );
  return { room, meeting, outcome, report, key, paragraphs, paragraph, polish, printed };
}

describe("polished wording", () => {
  it("stands in the minutes in place of Concord's, and the outcome behind it stays", () => {
    const { room, outcome, paragraph, polish, printed } = heldMeeting();
    expect(paragraph()).toMatchObject({
      text: "会议决定，共建。",
      written: "会议决定，共建。",
      wording: null,
      before: null,
    });
    polish("会议原则同意两地共建。");
    expect(printed()).toContain("会议原则同意两地共建。");
    expect(printed()).not.toContain("会议决定，共建。");
    expect(paragraph()).toMatchObject({
      text: "会议原则同意两地共建。",
      before: null,
      about: { subject: "outcome", id: outcome },
    });
    expect(room.reader.get<{ text: string }>("SELECT text FROM outcome WHERE id = ?", outcome)?.text).toBe("共建");
  });

  it("tells when the record changed afterwards, with what it was polished from", () => {
    const { room, outcome, paragraph, polish } = heldMeeting();
    polish("会议原则同意两地共建。");
    room.put("outcome", { text: "共建共享" }, outcome);
    expect(paragraph()).toMatchObject({
      text: "会议原则同意两地共建。",
      written: "会议决定，共建共享。",
      before: "会议决定，共建。",
    });
  });

  it("is kept as an orphan when its record is gone, and can be taken back", () => {
    const { room, outcome, paragraphs, polish, printed } = heldMeeting();
    const { id } = polish("会议原则同意两地共建。");
    removeRecord(room, "outcome", { id: outcome });
    expect(paragraphs().orphans).toMatchObject([{ text: "会议原则同意两地共建。", wording: id }]);
    removeRecord(room, "wording", { id });
    expect(paragraphs().orphans).toEqual([]);
    expect(printed().join()).not.toContain("原则同意");
  });

  it("belongs to its style, and to one paragraph: there is one per key", () => {
    const { paragraphs, polish } = heldMeeting();
    const { id } = polish("会议原则同意两地共建。");
    expect(paragraphs("decisions").paragraphs.some(({ wording }) => wording)).toBe(false);
    expect(polish("会议同意。").id).toBe(id);
    expect(paragraphs().paragraphs.filter(({ wording }) => wording)).toHaveLength(1);
    expect(codeOf(() => polish("两\n行"))).toBe("E_WORDING_LINES");
  });

  it("names each line of a text of several lines", () => {
    const { paragraphs, report } = heldMeeting();
    const keys = paragraphs().paragraphs.map((one) => one.key);
    expect(keys.filter((one) => one.startsWith(`report:${report}:progress`))).toEqual([
      `report:${report}:progress`,
      `report:${report}:progress#2`,
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is written by staff only", () => {
    const { room, polish } = heldMeeting();
    room.as("participant", null);
    expect(codeOf(() => polish("x"))).toBe("E_NOT_ALLOWED");
  });
});

describe("how minutes are set", () => {
  it("is the template of the minutes, then a style with its defaults, then the custom of the language", async () => {
    const { room, meeting } = heldMeeting();
    const kinds = (language: "zh" | "en", style?: "robert") =>
      documentBlocks(room, { kind: "minutes", of: meeting, language, style }).map(({ kind }) => kind);
    expect(kinds("zh")).toContain("mark");
    expect(kinds("en")).not.toContain("mark");
    expect(kinds("en", "robert")).toContain("approval");
    const template = room.put("minutes_template", { name_zh: "公文", style: "gb" }).id;
    room.put("minutes", { meeting, template });
    expect(kinds("en")).toContain("mark");
    removeRecord(room, "minutes_template", { id: template });
    expect(kinds("en")).not.toContain("mark");
    expect(codeOf(() => documentBlocks(room, { kind: "minutes", of: meeting, language: "zh", template: "gone" }))).toBe(
      "E_UNKNOWN_RECORD",
    );
    const { name } = await openDocument(room, { kind: "minutes", of: meeting, language: "zh", format: "txt" });
    expect(name).toBe("例会纪要 2026-11-23 草稿.txt");
  });
});
