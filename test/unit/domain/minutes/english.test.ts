/** What of the minutes has no English: what is told of it, and what the minutes say once it is written. */
import { describe, expect, it } from "vitest";
import { SUBJECTS, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../../db/contract/subjects/meta.ts";
import { linesOf } from "../../../../db/documents/formats/lines.ts";
import { documentBlocks } from "../../../../db/domain/documents/documents.ts";
import { minutesEnglish } from "../../../../db/domain/minutes/minutes.ts";
import { minutesModelOf } from "../../../../db/domain/minutes/model.ts";
import { sealAsIs } from "../../../support/checks.ts";
import { openRoom, seatParties } from "../../../support/room.ts";

function heldMeeting() {
  const room = openRoom();
  const { maker, department } = seatParties(room);
  const earlier = { title_zh: "例会", title_en: "Regular Meeting", place: "市政府", place_en: "City Hall" };
  room.put("meeting", { ...earlier, day: "2026-10-23", state: "closed" });
  const meeting = room.put("meeting", {
    title_zh: "例会",
    place: "市政府",
    day: "2026-11-23",
    state: "closed",
    chair: "陈喆",
    series: room.put("series", { name_zh: "例会", confirmation_rule: "none" }).id,
  }).id;
  const person = room.put("person", { name: "李明", organization: maker, duty: "主任" }).id;
  room.put("attendance", { meeting, organization: maker, presence: "present", person });
  room.put("attendance", { meeting, organization: department, presence: "present", name: "陈喆" });
  const item = room.put("agenda_item", { meeting, title_zh: "充电", title_en: "Charging" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "共建" }).id;
  room.put("outcome", { meeting, agenda_item: item, kind: "opinion", text: "Build V2G pilots first" });
  room.put("report", { meeting, agenda_item: item, organization: maker, progress: "已建成" });
  const english = () => minutesEnglish(room.reader, meeting);
  const missing = () =>
    english()
      .texts.filter(({ en }) => en === null)
      .map(({ subject, field, zh }) => `${subject}.${field} ${zh}`);
  const printed = (style: "decisions" | "robert" = "decisions", language: "zh" | "en" = "en") =>
    documentBlocks(room, { kind: "minutes", of: meeting, language, style })
      .flatMap((block) => linesOf(block))
      .join("\n");
  const word = (zh: string, en: string) => room.put("term", { vocabulary: "minutes_word", name_zh: zh, name_en: en });
  return { room, meeting, maker, department, person, outcome, english, missing, printed, word };
}

describe("what has no English", () => {
  it("is told by record and field in the order of the minutes; what was said in one language is only counted", () => {
    const { missing, english } = heldMeeting();
    expect(missing()).toEqual([
      "meeting.title_en 例会",
      "series.name_en 例会",
      "meeting.place_en 市政府",
      "term.name_en 陈喆",
      expect.stringMatching(/^organization\.name_en/u),
      "person.name_latin 李明",
      "term.name_en 主任",
      expect.stringMatching(/^organization\.name_en/u),
      "outcome.text_en 共建",
    ]);
    expect(english()).toMatchObject({ quoted: 1, apart: 0 });
  });

  it("comes with what another record calls the same, or may stand in pinyin where it is a name", () => {
    const texts = heldMeeting().english().texts;
    const of = (field: string, zh: string) => texts.find((one) => one.field === field && one.zh === zh);
    expect(of("title_en", "例会")).toMatchObject({ known: "Regular Meeting", latin: "name" });
    expect(of("place_en", "市政府")).toMatchObject({ known: "City Hall" });
    expect(of("name_latin", "李明")).toMatchObject({ known: null, latin: "person" });
    expect(of("name_en", "陈喆")).toMatchObject({ latin: "person" });
    expect(of("name_en", "主任")).toMatchObject({ latin: null });
    expect(of("text_en", "共建")).toMatchObject({ known: null, latin: null });
  });

  it("is printed in English once it is written, a name wherever it stands, and in Chinese minutes never", () => {
    const { room, meeting, person, outcome, missing, printed, word } = heldMeeting();
    expect(printed()).toContain("陈喆");
    room.put("meeting", { place_en: "City Hall" }, meeting);
    room.put("person", { name_latin: "Li Ming" }, person);
    room.put("outcome", { text_en: "Build together" }, outcome);
    word("陈喆", "Chen Zhe");
    word("主任", "Director");
    const english = printed();
    expect(english).toContain("Li Ming Director");
    expect(english).not.toMatch(/陈喆|李明|主任/u);
    expect(printed("robert")).toContain("at City Hall, Chen Zhe being in the chair");
    expect(printed("decisions", "zh")).not.toMatch(/Chen Zhe|Li Ming|Director/u);
    expect(missing().filter((one) => /term|person|outcome/u.test(one))).toEqual([]);
  });

  it("has one entry for a word, whoever writes it again", () => {
    const { room, word } = heldMeeting();
    expect(word("主任", "Head").id).toBe(word("主任", "Director").id);
    expect(room.reader.all("SELECT name_en FROM term WHERE vocabulary = 'minutes_word'")).toEqual([
      { name_en: "Director" },
    ]);
  });

  it("is asked about no more once the minutes are sealed, with the names as they stood", () => {
    const { room, meeting, english, printed, word } = heldMeeting();
    word("陈喆", "Chen Zhe");
    sealAsIs(room, { id: meeting });
    word("陈喆", "Chen Tse");
    expect(english()).toEqual({ texts: [], quoted: 0, apart: 0 });
    expect(printed()).toContain("Chen Zhe");
  });

  it("leaves the minutes as they are where nobody wrote any", () => {
    const { room, meeting } = heldMeeting();
    expect(minutesModelOf(room.reader, meeting)).not.toHaveProperty("english");
  });
});

it("every field in English says which field it is the English of", () => {
  const silent = SUBJECTS.flatMap((subject) => {
    const { fields } = subjectOf(subject);
    return Object.keys(fields)
      .filter((field) => /_en$|_latin$/u.test(field))
      .filter((field) => !Object.hasOwn(fields, metaOf(fields[field]).englishOf ?? "?"))
      .map((field) => `${subject}.${field}`);
  });
  expect(silent).toEqual([]);
});
