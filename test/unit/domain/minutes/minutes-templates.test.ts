/** Templates of minutes: carried as files, refused when the file is not what it should be; the number that comes next. */
import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../db/contract/minutes-style.ts";
import { MAX_TEMPLATE_BYTES } from "../../../../db/contract/procedures/minutes-templates.ts";
import { documentBlocks } from "../../../../db/domain/documents/documents.ts";
import { nextNumber } from "../../../../db/domain/minutes/minutes-numbers.ts";
import { importTemplate, templateText } from "../../../../db/domain/minutes/minutes-templates.ts";
import { putStarter, readStarter } from "../../../../db/import/starter.ts";
import { putRecord, removeRecord } from "../../../../db/records/records.ts";
import { requireRecord } from "../../../../db/records/rules.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";

let room: Room;
beforeEach(() => {
  room = openRoom();
});

const NAMES = { name_zh: "成渝专班", name_en: null };

function ownTemplate() {
  const { id } = room.put("minutes_template", { ...NAMES, style: "gb", note: "甲\n乙" });
  const settings = { ...DEFAULT_SETTINGS.gb, issuer: "市政府办公厅", copiesTo: "各区县\n{{x}} #let <b>" };
  return room.put("minutes_template", { settings }, id);
}

describe("a template as a file", () => {
  test("comes back the same, beside the one that is there", () => {
    const template = ownTemplate();
    const { id } = importTemplate(room, { text: templateText(room.reader, template.id).text });
    expect(id).not.toBe(template.id);
    const { id: _, rank: __, ...copied } = requireRecord(room.reader, "minutes_template", id);
    expect(copied).toEqual({ ...NAMES, style: "gb", note: template.note, settings: template.settings });
  });

  test("is read with the mark that Windows' editors put before it, and once for one action", () => {
    const { text } = templateText(room.reader, ownTemplate().id);
    const opId = crypto.randomUUID();
    const made = importTemplate(room, { text: `\ufeff${text}`, opId });
    expect(importTemplate(room, { text, opId })).toEqual(made);
    expect(count()).toBe(2);
  });

  test("import can be undone", () => {
    const { text } = templateText(room.reader, ownTemplate().id);
    importTemplate(room, { text });
    takeBackAs(room, "undo", {});
    expect(count()).toBe(1);
  });

  const changed = (change: (file: Record<string, unknown>) => object) => (text: string) =>
    JSON.stringify(change(JSON.parse(text)));
  const settings = (patch: object) =>
    changed((file) => ({ ...file, settings: { ...(file.settings as unknown as object), ...patch } }));
  test.each<[string, (text: string) => string, string, object]>([
    ["cut short", (text) => text.slice(0, -20), "E_TEMPLATE_BROKEN", {}],
    ["empty", () => "", "E_TEMPLATE_BROKEN", {}],
    ["of another program", () => '{"name":"x"}', "E_TEMPLATE_FOREIGN", {}],
    ["a list", () => "[]", "E_TEMPLATE_FOREIGN", {}],
    ["nothing", () => "null", "E_TEMPLATE_FOREIGN", {}],
    ["of a newer program", changed((file) => ({ ...file, version: 2, more: 1 })), "E_TEMPLATE_NEWER", { version: 2 }],
    ["of no version", changed(({ version: _, ...file }) => file), "E_TEMPLATE_VALUE", { path: "version" }],
    ["too large", (text) => text + " ".repeat(MAX_TEMPLATE_BYTES), "E_TEMPLATE_TOO_LARGE", { max: MAX_TEMPLATE_BYTES }],
    ["with a key of its own", changed((file) => ({ ...file, extra: 1 })), "E_TEMPLATE_VALUE", { path: "extra" }],
    ["with a setting of its own", settings({ extra: 1 }), "E_TEMPLATE_VALUE", { path: "settings.extra" }],
    ["with a part twice", settings({ parts: ["items", "items"] }), "E_TEMPLATE_VALUE", { path: "settings.parts" }],
    [
      "with margins that leave no room",
      settings({ page: { ...DEFAULT_SETTINGS.gb.page, left: 1_000, right: 1_000 } }),
      "E_TEMPLATE_VALUE",
      { path: "settings.page" },
    ],
    ["with a control character", settings({ issuer: "a\u0007" }), "E_TEMPLATE_VALUE", { path: "settings.issuer" }],
    ["without a name", changed((file) => ({ ...file, name_zh: " " })), "E_TEMPLATE_VALUE", { path: "name_zh" }],
    ["of no style", changed((file) => ({ ...file, style: "art" })), "E_TEMPLATE_VALUE", { path: "style" }],
    [
      "that reaches for the prototype",
      () => '{"__proto__":{"format":"concord-minutes-template"}}',
      "E_TEMPLATE_FOREIGN",
      {},
    ],
  ])("%s is refused, and nothing is changed", (_name, spoil, code, params) => {
    const { text } = templateText(room.reader, ownTemplate().id);
    const before = room.ledger.store.get("SELECT count(*) AS n FROM ledger");
    let thrown: unknown;
    try {
      importTemplate(room, { text: spoil(text) });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, params });
    expect(room.ledger.store.get("SELECT count(*) AS n FROM ledger")).toEqual(before);
  });

  test("an observer may not import", () => {
    const { text } = templateText(room.reader, ownTemplate().id);
    room.as("observer");
    expect(codeOf(() => importTemplate(room, { text }))).toBe("E_NOT_ALLOWED");
  });
});

describe("a template", () => {
  test("is changed on what was seen of it, whatever the order of its keys", () => {
    const { id } = room.put("minutes_template", { name_zh: "甲", style: "gb" });
    const { mark, ...rest } = DEFAULT_SETTINGS.gb;
    const seen = { ...rest, mark };
    const settings = { ...seen, issuer: "办公厅" };
    putRecord(room, "minutes_template", { id, fields: { settings }, was: { settings: seen } });
    expect(
      codeOf(() => putRecord(room, "minutes_template", { id, fields: { settings }, was: { settings: seen } })),
    ).toBe("E_CHANGED");
  });

  test("that is removed leaves its minutes to the style, and undoing brings both back", () => {
    const template = room.put("minutes_template", { name_en: "Board", style: "decisions" });
    const meeting = room.put("meeting", { title_zh: "例会", day: "2026-11-23" }).id;
    const minutes = room.put("minutes", { meeting, template: template.id });
    removeRecord(room, "minutes_template", { id: template.id });
    expect(requireRecord(room.reader, "minutes", minutes.id).template).toBeNull();
    expect(documentBlocks(room, { kind: "minutes", of: meeting, language: "zh" })[0]?.kind).toBe("mark");
    expect(
      codeOf(() => documentBlocks(room, { kind: "minutes", of: meeting, language: "zh", template: template.id })),
    ).toBe("E_UNKNOWN_RECORD");
    takeBackAs(room, "undo", {});
    expect(requireRecord(room.reader, "minutes", minutes.id).template).toBe(template.id);
  });

  test("comes with every new workspace, and each can be printed", async () => {
    const basics = await readStarter("basics");
    room.ledger.transact({ act: "starter", by: null }, (tx) => putStarter(tx, basics, "2026-11-23"));
    const meeting = room.put("meeting", { title_zh: "例会", day: "2026-11-23" }).id;
    const ids = room.reader.all<{ id: string }>("SELECT id FROM minutes_template ORDER BY rank").map(({ id }) => id);
    expect(ids).toHaveLength(4);
    for (const template of ids)
      expect(documentBlocks(room, { kind: "minutes", of: meeting, language: "both", template }).length).toBeGreaterThan(
        0,
      );
  });
});

describe("the next number", () => {
  const held = (series: string | null, day: string, number: number | null, more: object = {}) => {
    const meeting = room.put("meeting", { title_zh: "例会", day, series }).id;
    room.put("minutes", { meeting, number, ...more });
    return meeting;
  };

  test("follows on the highest of the series over all years", () => {
    const series = room.put("series", { name_zh: "例会" }).id;
    const other = room.put("series", { name_zh: "别的" }).id;
    held(series, "2025-03-01", 17);
    held(series, "2026-03-01", 4);
    held(other, "2026-03-01", 90);
    held(null, "2026-03-01", 50);
    expect(nextNumber(room.reader, held(series, "2026-11-01", null))).toEqual({ number: 18, year: null });
    expect(nextNumber(room.reader, held(null, "2026-11-01", null))).toEqual({ number: 51, year: null });
  });

  test("begins anew each year where the number has a year; the day of issue counts", () => {
    const settings = { ...DEFAULT_SETTINGS.gb, number: { form: "year" as const, organ: "" } };
    const { id: template } = room.put("minutes_template", { name_zh: "按年", style: "gb", settings });
    held(null, "2025-03-01", 17);
    held(null, "2025-12-30", 3, { issued: "2026-01-04" });
    expect(nextNumber(room.reader, held(null, "2026-02-01", null, { template }))).toEqual({ number: 4, year: "2026" });
    expect(nextNumber(room.reader, held(null, "2027-02-01", null, { template }))).toEqual({ number: 1, year: "2027" });
  });

  test("does not count the minutes themselves", () => {
    const meeting = held(null, "2026-02-01", 8);
    expect(nextNumber(room.reader, meeting).number).toBe(1);
  });
});

function count(): number {
  return room.reader.get<{ n: number }>("SELECT count(*) AS n FROM minutes_template")?.n ?? 0;
}
