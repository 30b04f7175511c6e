/** What is written into a record: nothing that nobody sees, no blanks around a line, and one kind of line end. */
import { describe, expect, it } from "vitest";
import { readsAlike, tidyLine, tidyText } from "../../../db/contract/tidy.ts";
import { putRecord } from "../../../db/records/records.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { openRoom } from "../../support/room.ts";

describe("a record", () => {
  it("is written without what nobody sees, by whichever command", () => {
    const room = openRoom();
    const organization = room.put("organization", {
      name_zh: "\ufeff\u3000长安\u200b汽车\u00a0",
      sector: "enterprise",
      aliases: [" 长\u00ad安 ", "\u202e渝\u202c"],
      city: "重庆",
    });
    expect(organization).toMatchObject({ name_zh: "长安汽车", aliases: ["长安", "渝"] });
    const meeting = room.put("meeting", { title_zh: "会\u2060议 " }).id;
    expect(readRecord(room.reader, "meeting", meeting)?.title_zh).toBe("会议");
    // Paragraphs keep the blanks with which they begin.
    const { text } = room.put("outcome", {
      meeting,
      kind: "decision",
      text: "\u3000\u3000一是共建\u000b二是\u200d共享\r\n三是",
    });
    expect(text).toBe("\u3000\u3000一是共建\n二是共享\n三是");
  });

  it("is not called changed by somebody else for a blank that it did not keep", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "例会 " }).id;
    const put = (title: string, was: string) =>
      putRecord(room, "meeting", { id: meeting, fields: { title_zh: title }, was: { title_zh: was } });
    expect(put("例会 第一次", "例会 ").record.title_zh).toBe("例会 第一次");
    const entries = () => room.reader.get<{ c: number }>("SELECT count(*) AS c FROM ledger")?.c;
    const before = entries();
    put("例会 第一次 ", "例会 第一次");
    expect(entries()).toBe(before);
  });

  it("that nothing is left of is not named", () => {
    const room = openRoom();
    expect(() => room.put("series", { name_zh: "\u200b \ufeff" })).toThrow(
      expect.objectContaining({ code: "E_REQUIRED" }),
    );
  });
});

describe("text", () => {
  it.each([
    ["👩🏽‍🔧 ✅", "👩🏽‍🔧 ✅"],
    ["می‌خواهم", "می‌خواهم"],
    ["क्‍ष", "क्‍ष"],
    ["长\u200d安", "长安"],
    ["co\u200cncord", "concord"],
    ["a\u200e\u200fb\u2066c\u2069", "abc"],
    ["葛\u{e0100}", "葛\u{e0100}"],
  ])("keeps what has a meaning and drops what has none: %j", (text, tidy) => {
    expect(tidyText(text)).toBe(tidy);
  });

  it("reads alike with and without blanks around it, not with one inside", () => {
    expect(readsAlike("甲 乙 ", " 甲 乙")).toBe(true);
    expect(readsAlike("甲乙", "甲 乙")).toBe(false);
    expect(tidyLine(" \u2028甲\u000b乙 ")).toBe("甲\n乙");
  });
});
