import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConcordError, ERRORS } from "../../../db/contract/errors.ts";
import { subjects } from "../../../db/contract/subjects/index.ts";
import { countRecords, listRecords } from "../../../db/records/lists/listing.ts";
import { putRecord, removeRecord } from "../../../db/records/records.ts";
import { referencesOf } from "../../../db/records/references.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { SearchIndex } from "../../../db/search/index.ts";
import { searchRecords } from "../../../db/search/query.ts";
import { sentenceOf } from "../../../renderer/app/errors.ts";
import { announceSeed } from "../../seed.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

const page = { filters: [], sort: [], offset: 0, limit: 100 };

describe("a change that was seen beforehand", () => {
  it("is refused when somebody else has changed the field meanwhile, and not when another field has", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "会" }).id;
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "一" }).id;
    const put = (text: string, was: string) => () =>
      putRecord(room, "outcome", { id: outcome, fields: { text }, was: { text: was } });
    put("二", "一")();
    expect(codeOf(put("三", "一"))).toBe("E_CHANGED");
    expect(readRecord(room.reader, "outcome", outcome)?.text).toBe("二");
    room.put("outcome", { state: "adopted" }, outcome);
    put("三", "二")();
    expect(readRecord(room.reader, "outcome", outcome)?.text).toBe("三");
  });
});

describe("changing a record", () => {
  it("happens once under one opId, even if the answer was lost and the call is repeated", () => {
    const room = openRoom();
    const opId = randomUUID();
    const first = putRecord(room, "problem", { fields: { title_zh: "配套不足" }, opId });
    const again = putRecord(room, "problem", { fields: { title_zh: "配套不足" }, opId });
    expect(again.record.id).toBe(first.record.id);
    expect(countRecords(room.reader, "problem", {})).toBe(1);
  });

  it("takes out of what is said to be translated or inferred what somebody writes now, and puts it back by undo", () => {
    const room = openRoom();
    const given = { name_zh: "雅骏", name_en: "Yajun", city: "成都", sector: "enterprise" } as const;
    const names = { translated: ["name_zh", "city_en"], inferred: ["city"] };
    const { id } = room.put("organization", { ...given, city_en: "Chengdu", ...names });
    const held = () => {
      const { translated, inferred } = readRecord(room.reader, "organization", id) ?? {};
      return { translated, inferred };
    };
    room.put("organization", { name_en: "Yajun Motors", name_zh: "雅骏" }, id);
    expect(held()).toEqual(names);
    room.put("organization", { name_zh: "雅骏汽车" }, id);
    expect(held()).toEqual({ translated: ["city_en"], inferred: ["city"] });
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(names);
    room.put("organization", { city: "重庆", city_en: null }, id);
    expect(held()).toEqual({ translated: ["name_zh"], inferred: [] });
  });

  it("writes nothing when nothing changes", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const before = room.ledger.size;
    room.put("organization", { name_zh: "整车企业" }, maker);
    expect(room.ledger.size).toBe(before);
  });

  it("let a task force's lead lead its actions, unless another is named", () => {
    const room = openRoom();
    const { department, maker } = seatParties(room);
    const task_force = room.put("task_force", { name_zh: "专班", lead: department }).id;
    expect(room.put("action", { text: "起草清单", task_force }).lead).toBe(department);
    expect(room.put("action", { text: "报数据", task_force, lead: maker }).lead).toBe(maker);
    const headless = room.put("task_force", { name_zh: "另一专班" }).id;
    expect(codeOf(() => room.put("action", { text: "起草清单", task_force: headless }))).toBe("E_LEAD_MISSING");
  });

  it.each([
    ["E_REQUIRED", (room: Room) => room.put("organization", { name_zh: "无城市", sector: "ngo" })],
    ["E_NAME_MISSING", (room: Room) => room.put("organization", { sector: "ngo", city: "成都" })],
    ["E_NAME_MISSING", (room: Room) => room.put("problem", { title_zh: " ", title_en: "\u200b" })],
    ["E_UNKNOWN_RECORD", (room: Room) => room.put("person", { name: "李", organization: "nowhere" })],
    ["E_LEAD_MISSING", (room: Room) => room.put("action", { text: "起草清单" })],
    [
      "E_DATE_ORDER",
      (room: Room) => room.put("policy", { title_zh: "办法", valid_from: "2027", valid_to: "2026-12-31" }),
    ],
  ])("refuses with %s and changes nothing", (code, work) => {
    const room = openRoom();
    const before = room.ledger.size;
    expect(codeOf(() => work(room))).toBe(code);
    expect(room.ledger.size).toBe(before);
    expect(Object.keys(ERRORS)).toContain(code);
  });

  it("neither makes nor leaves a record without what it goes by, in one language or the other", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "第1次会议" }).id;
    const without = (work: () => unknown) => expect(codeOf(work)).toBe("E_NAME_MISSING");
    without(() => room.put("agenda_item", { meeting, title_zh: "  " }));
    without(() => room.put("outcome", { meeting, kind: "decision" }));
    without(() => room.put("outcome", { meeting, kind: "risk", text: "\n " }));
    expect(codeOf(() => room.put("action", { meeting, text: "" }))).toBe("E_REQUIRED");
    const item = room.put("agenda_item", { meeting, title_en: "Charging" }).id;
    without(() => room.put("agenda_item", { title_en: null }, item));
    room.put("agenda_item", { title_zh: "充电", title_en: null }, item);
    const refused = new ConcordError("E_NAME_MISSING", { path: "text", of: "outcome" });
    expect([sentenceOf(refused, "en"), sentenceOf(refused, "zh")]).toEqual([
      "“Text” must not be empty, in Chinese or in English. Fill it in and try again.",
      "“内容”不能为空（中文、英文至少写一种）。请填写后重试。",
    ]);
  });

  it("lets what earlier builds wrote without a name be changed, and be named", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "第1次会议" }).id;
    const named = { meeting, title_zh: "旧议题", kind: "discussion", state: "open", rank: 1 };
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("agenda_item", "old", { ...named, title_zh: null }));
    expect(room.put("agenda_item", { minutes: 10 }, "old").minutes).toBe(10);
    expect(room.put("agenda_item", { title_zh: "有名了" }, "old").title_zh).toBe("有名了");
    expect(codeOf(() => room.put("agenda_item", { title_zh: null }, "old"))).toBe("E_NAME_MISSING");
  });

  it("gives an id to one record only, of whatever kind, also after it was removed", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "第1次会议" }, "twice").id;
    expect(codeOf(() => room.put("outcome", { meeting, kind: "decision", text: "一" }, "twice"))).toBe("E_EXISTS");
    room.put("problem", { title_zh: "问题" }, "gone");
    removeRecord(room, "problem", { id: "gone" });
    expect(codeOf(() => room.put("outcome", { meeting, kind: "decision", text: "一" }, "gone"))).toBe("E_EXISTS");
    // What another laptop signed is taken as it is: each kind has its own, in whatever order they come.
    room.ledger.transact({ act: "test", by: null }, (tx) =>
      tx.put("problem", "twice", { title_zh: "别处的", status: "open" }),
    );
    expect(readRecord(room.reader, "meeting", "twice")?.title_zh).toBe("第1次会议");
    expect(readRecord(room.reader, "problem", "twice")?.title_zh).toBe("别处的");
    expect(room.put("problem", { title_zh: "改过" }, "twice").title_zh).toBe("改过");
  });

  it("refuses a tree that closes on itself and a link to oneself", () => {
    const room = openRoom();
    const top = room.put("policy", { title_zh: "上位" }).id;
    const below = room.put("policy", { title_zh: "下位", parent: top }).id;
    expect(codeOf(() => room.put("policy", { parent: below }, top))).toBe("E_CYCLE");
    const { maker } = seatParties(room);
    expect(codeOf(() => room.put("link", { from: maker, to: maker, status: "existing" }))).toBe("E_SAME_ENDS");
  });

  it("refuses a term of another vocabulary", () => {
    const room = openRoom();
    const stage = room.put("term", { vocabulary: "policy_stage", name_zh: "实施" }).id;
    expect(codeOf(() => room.put("problem", { title_zh: "x", type: stage }))).toBe("E_WRONG_VOCABULARY");
  });

  it("warns of an organization of the same name without refusing it", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const twin = putRecord(room, "organization", {
      fields: { name_zh: "整车企业", sector: "enterprise", city: "成都" },
    });
    expect(twin.warnings).toEqual([
      { code: "W_SIMILAR_NAME", params: expect.objectContaining({ name: "整车企业", id: maker }) },
    ]);
  });
});

describe("an action's due date", () => {
  it("before the meeting is a warning, not an error", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const meeting = room.put("meeting", { title_zh: "会", day: "2026-12-20" }).id;
    const fields = { text: "交清单", lead: maker, meeting, due: "2026-12-01" };
    expect(putRecord(room, "action", { fields }).warnings).toMatchObject([{ code: "W_DUE_BEFORE_MEETING" }]);
    expect(putRecord(room, "action", { fields: { ...fields, due: "2026-12-31" } }).warnings).toEqual([]);
    const past = putRecord(room, "action", { fields: { text: "已过期", lead: maker, due: "2026-11-22" } });
    expect(past.warnings).toMatchObject([{ code: "W_DUE_PAST" }]);
    // Another change of the same action does not warn again.
    expect(putRecord(room, "action", { id: past.record.id, fields: { percent: 10 } }).warnings).toEqual([]);
  });
});

describe("removing a record", () => {
  it("is refused while others point at it", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const action = room.put("action", { text: "交清单", lead: maker }).id;
    expect(codeOf(() => removeRecord(room, "organization", { id: maker }))).toBe("E_IN_USE");
    // It names what is in the way, and where that is.
    try {
      removeRecord(room, "organization", { id: maker });
    } catch (error) {
      expect(error).toMatchObject({ params: { subject: "action", id: action, name: "交清单", count: 1 } });
      expect(sentenceOf(error, "zh")).toContain("任务“交清单”还在引用它");
    }
    expect(referencesOf(room.reader, { id: maker, limit: 10 }).references).toMatchObject([
      { subject: "action", id: action, field: "lead" },
    ]);
    removeRecord(room, "action", { id: action });
    removeRecord(room, "organization", { id: maker });
    expect(readRecord(room.reader, "organization", maker)).toBeUndefined();
    expect(search(room, "整车企业")).toEqual([]);
  });
});

describe("what may be typed", () => {
  const refusals = (fields: object) =>
    subjects.organization.patch.safeParse(fields).error?.issues.map(({ message }) => message);
  it.each([
    ["E_TEXT_TOO_LONG", { note: "长".repeat(1_000_000) }],
    ["E_TEXT_CONTROL", { name_zh: "甲\u0007乙" }],
    ["E_TEXT_SURROGATE", { name_zh: "甲\ud800" }],
    ["E_DATE", { founded: "2026-02-30" }],
    ["E_DATE", { founded: "2026-13" }],
    ["E_ID", { segments: ["../../etc"] }],
    ["E_REQUIRED", { city: "  " }],
  ])("is refused with %s", (code, fields) => expect(refusals(fields)).toContain(code));

  it("takes rare characters, line breaks, right-to-left text and emoji", () => {
    expect(refusals({ name_zh: "𬭚㛃䶮翀", note: "一行\n二行\tمرحبا 👩‍🔧", founded: "2023-08" })).toBeUndefined();
  });
});

describe("what refers to a record", () => {
  it("is named by what it ties to it where it has no name of its own", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const meeting = room.put("meeting", { title_zh: "第1次通报会" }).id;
    room.put("attendance", { meeting, organization: maker });
    expect(referencesOf(room.reader, { id: maker, limit: 10 }).references).toContainEqual(
      expect.objectContaining({ subject: "attendance", label: expect.objectContaining({ zh: "第1次通报会" }) }),
    );
  });
});

describe("lists", () => {
  function ten(): Room {
    const room = openRoom();
    for (let n = 0; n < 10; n++)
      room.put(
        "organization",
        { name_zh: `企业${n}`, sector: n < 3 ? "ngo" : "enterprise", city: n % 2 ? "成都" : "重庆" },
        `org-${n}`,
      );
    return room;
  }
  const ids = (room: Room, query: object) =>
    listRecords(room.reader, "organization", { ...page, ...query }).rows.map((row) => row.id);

  it("come page by page in a stable order", () => {
    const room = ten();
    const sort = [{ field: "city", dir: "asc" as const }];
    const pages = [0, 4, 8].flatMap((offset) => ids(room, { sort, offset, limit: 4 }));
    expect(new Set(pages).size).toBe(10);
    expect(ids(room, { sort })).toEqual([1, 3, 5, 7, 9, 0, 2, 4, 6, 8].map((n) => `org-${n}`));
    expect(listRecords(room.reader, "organization", { ...page, limit: 4 }).more).toBe(true);
    expect(listRecords(room.reader, "organization", { ...page, offset: 8, limit: 4 }).more).toBe(false);
  });

  it("filter by value, by part of the text, by bounds and by words", () => {
    const room = ten();
    expect(ids(room, { filters: [{ field: "sector", op: "is", value: "ngo" }] })).toHaveLength(3);
    expect(ids(room, { filters: [{ field: "name_zh", op: "contains", value: "业7" }] })).toEqual(["org-7"]);
    expect(ids(room, { filters: [{ field: "name_zh", op: "contains", value: "%" }] })).toEqual([]);
    expect(ids(room, { filters: [{ field: "city", op: "not", value: "成都" }] })).toHaveLength(5);
    new SearchIndex(room.ledger).catchUp();
    expect(ids(room, { search: "企业3" })).toContain("org-3");
    expect(countRecords(room.reader, "organization", { filters: [{ field: "founded", op: "empty" }] })).toBe(10);
  });

  it("filter by days, where a month or a year stands for all of it", () => {
    const room = openRoom();
    const lead = room.put("organization", { name_zh: "甲", sector: "ngo", city: "重庆" }).id;
    for (const due of ["2026-11-27", "2026-11-28", "2026-10", "2026-11", "2026"])
      room.put("action", { text: due, lead, due }, `action-${due}`);
    const due = (op: string, value = "2026-11-28") =>
      listRecords(room.reader, "action", { ...page, filters: [{ field: "due", op, value }] as never })
        .rows.map((row) => row.due)
        .toSorted();
    expect(due("before")).toEqual(["2026-10", "2026-11-27"]);
    expect(due("from")).toEqual(["2026-11-28"]);
    expect(due("to", "2026-11")).toEqual(["2026", "2026-10", "2026-11", "2026-11-27", "2026-11-28"]);
  });

  it("find records by a value in a list", () => {
    const room = ten();
    const segment = room.put("segment", { name_zh: "隔膜" }, "mat.separator").id;
    room.put("organization", { segments: [segment] }, "org-4");
    expect(ids(room, { filters: [{ field: "segments", op: "has", value: segment }] })).toEqual(["org-4"]);
    room.put("organization", { segments: [] }, "org-4");
    expect(ids(room, { filters: [{ field: "segments", op: "has", value: segment }] })).toEqual([]);
  });

  it("refuse a field that does not exist, so that no text reaches SQL as a name", () => {
    const room = ten();
    expect(codeOf(() => ids(room, { sort: [{ field: '"; DROP TABLE ledger; --', dir: "asc" }] }))).toBe(
      "E_UNKNOWN_FIELD",
    );
    expect(codeOf(() => ids(room, { filters: [{ field: "_origin", op: "is", value: 1 }] }))).toBe("E_UNKNOWN_FIELD");
  });
});

describe("search", () => {
  it("finds names with rare characters and words of any script, and takes any text without failing", () => {
    const room = openRoom();
    const names = ["钱𬭚材", "㛃䶮科技", "喆堃玥翀", "Žluťoučký kůň", "Ελληνικά", "ᦾᦺ", "テスト電池", "ab᪕ᦾcd"];
    for (const [index, name_zh] of names.entries())
      room.put("organization", { name_zh, sector: "enterprise", city: "成都" }, `org-${index}`);
    for (const [index, name] of names.entries())
      for (const part of [name, Array.from(name).slice(0, 2).join("")])
        expect([part, search(room, part).map(({ id }) => id)]).toEqual([
          part,
          expect.arrayContaining([`org-${index}`]),
        ]);
    expect(search(room, "堃玥").map(({ id }) => id)).toEqual(["org-2"]);
    expect(search(room, "𬭚").map(({ id }) => id)).toEqual(["org-0"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        search(room, text);
      }),
      { seed: announceSeed("search"), numRuns: 1_000, examples: [["🫗᪕ᦾ𐃲"], ['" OR "*'], ["NEAR(a b)"]] },
    );
  });

  it("finds Chinese by any two neighbours or one character, Latin by beginnings, and ranks names first", () => {
    const room = openRoom();
    room.put(
      "organization",
      { name_zh: "重庆长安汽车股份有限公司", name_en: "Changan Automobile", sector: "enterprise", city: "重庆" },
      "org-changan",
    );
    room.put("policy", { title_zh: "实施方案", summary: "支持长安汽车等企业" }, "pol-1");
    const found = (text: string) => search(room, text).map(({ id }) => id);
    expect(found("长安")).toEqual(["org-changan", "pol-1"]);
    expect(found("安汽")).toContain("org-changan");
    expect(found("司")).toEqual(["org-changan"]);
    expect(found("chang")).toEqual(["org-changan"]);
    expect(found("ＣＨＡＮＧＡＮ")).toEqual(["org-changan"]);
    expect(found("长庆")).toEqual([]);
    expect(found("  ,. ")).toEqual([]);
    expect(found('" OR words MATCH "x')).toEqual([]);
  });

  it("says at which meeting a hit was recorded", () => {
    const room = openRoom();
    const meeting = room.put("meeting", { title_zh: "第3次例会", day: "2026-11-20" }).id;
    room.put("outcome", { meeting, kind: "decision", text: "共建换电站" });
    room.put("problem", { title_zh: "换电站不足" });
    expect(search(room, "换电站").map(({ subject, meeting }) => [subject, meeting])).toEqual(
      expect.arrayContaining([
        ["outcome", { label: { subject: "meeting", zh: "第3次例会", en: "第3次例会" }, day: "2026-11-20" }],
        ["problem", null],
      ]),
    );
  });

  it("follows changes of the text", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    room.put("organization", { name_zh: "改名集团" }, maker);
    expect(search(room, "整车")).toEqual([]);
    expect(search(room, "改名")).toHaveLength(1);
  });

  it("does not find a record under the words of one that had its row before", () => {
    const room = openRoom();
    room.put("problem", { title_zh: "隔膜短缺" }, "problem-1");
    expect(search(room, "隔膜")).toHaveLength(1);
    removeRecord(room, "problem", { id: "problem-1" });
    room.put("problem", { title_zh: "充电桩不足" }, "problem-2");
    expect(room.reader.get("SELECT row FROM problem")).toEqual({ row: 1 });
    expect(search(room, "隔膜")).toEqual([]);
    expect(room.reader.all("SELECT rowid FROM problem_search WHERE problem_search MATCH '\"隔膜\"'")).toEqual([]);
    expect(search(room, "充电")).toHaveLength(1);
  });

  it("indexes a large action in steps, and forgets none of its records", () => {
    const room = openRoom();
    const before = room.ledger.size;
    room.ledger.transact({ act: "test", by: null }, (tx) => {
      for (let n = 0; n < 1_500; n++) tx.put("problem", `problem-${n}`, { title_zh: `第${n}号问题`, status: "open" });
    });
    const index = new SearchIndex(room.ledger);
    let steps = 1;
    for (; !index.step() && steps < 10_000; steps++);
    // More than the action has entries: nobody waits for all of a long one.
    expect(steps).toBeGreaterThan(room.ledger.size - before);
    expect(room.reader.get("SELECT count(*) AS c FROM problem_search")).toEqual({ c: 1_500 });
  });
});

/** As a request finds: with an index that knows everything written. */
function search(room: Room, text: string) {
  new SearchIndex(room.ledger).catchUp();
  return searchRecords(room.reader, text, 10);
}
