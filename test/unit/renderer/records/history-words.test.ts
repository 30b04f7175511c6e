/** The history is read by people: whatever was written stands there in words, in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance } from "i18next";
import { describe, expect, it, vi } from "vitest";
import { valueName } from "../../../../db/contract/labels/in-words.ts";
import type { Taken } from "../../../../db/contract/procedures/history.ts";
import { SUBJECTS, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../../db/contract/subjects/meta.ts";
import { momentInWords } from "../../../../db/language/day-words.ts";
import { ACT_NAMES } from "../../../../db/records/acts.ts";
import { takenInWords } from "../../../../renderer/app/use-undo.ts";
import en from "../../../../renderer/locales/en/index.ts";
import zh from "../../../../renderer/locales/zh-CN/index.ts";
import { fieldSaid, isRead, kindSaid, recordSaid, valueSaid } from "../../../../renderer/records/history/said.ts";

vi.mock("../../../../renderer/app/api.ts", () => ({}));
vi.mock("../../../../renderer/app/i18n.ts", () => ({}));

const LANGUAGES = ["zh", "en"] as const;
/** Of lists whose values are called by themselves. */
const SELF_EVIDENT = /^[A-D]$/;

async function readingIn(language: "zh" | "en") {
  const texts = createInstance();
  await texts.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: { zh, en }[language] } },
  });
  return {
    t: texts.t,
    language,
    nameOf: (id: string) => `<${id}>`,
    moment: (at: string) => momentInWords(at, language, "Asia/Shanghai"),
  };
}

/** What the program writes by itself, beside what somebody asks for. */
function actsWritten(): string[] {
  return readdirSync("db", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(join("db", file), "utf8").matchAll(/\bact: "([a-z_.]+)"/g)])
    .map(([, act = ""]) => act);
}

describe.each(LANGUAGES)("in %s", (language) => {
  it("every act has its words", () => {
    const acts: Readonly<Record<string, string>> = { zh, en }[language].acts;
    const written = [...new Set([...ACT_NAMES, ...actsWritten()])];
    expect(written).toEqual(expect.arrayContaining(["starter", "workspace.create", "meeting.seal", "meeting.tick"]));
    expect(written.filter((act) => !acts[act.replace(".", "/")])).toEqual([]);
  });

  it("every value of a closed list has its words", () => {
    const codes = SUBJECTS.flatMap((subject) => {
      const { fields } = subjectOf(subject);
      return Object.keys(fields).flatMap((field) =>
        (metaOf(fields[field]).values ?? [])
          .filter((value) => !SELF_EVIDENT.test(value))
          .filter((value) => {
            const lists = { zh, en }[language].values as Readonly<Record<string, Readonly<Record<string, string>>>>;
            return !lists[field]?.[value] || (language === "zh" && valueName(field, value, language) === value);
          })
          .map((value) => `${subject}.${field} ${value}`),
      );
    });
    expect(codes).toEqual([]);
  });

  it("values are shown as words, or said to be not shown", async () => {
    const reading = await readingIn(language);
    const said = (subject: string, field: string, value: unknown) => valueSaid(subject, field, value, reading);
    const hidden = reading.t("history.notShown");
    expect(said("check_tick", "kind", "no_chair")).toBe(
      { zh: "没有填写主持人", en: "the meeting has no chair" }[language],
    );
    expect(said("action_update", "made_at", "2026-11-29T17:41:20.784Z")).toMatch(/2026.*1:41:20$/);
    expect(said("action_update", "made_at", "2026-11-29T17:41:20.784Z")).toContain("30");
    const planned = { day: "2026-11-29", last_day: null, starts: "09:00", ends: null };
    expect(said("meeting", "planned", planned)).toBe(
      { zh: "日期 2026-11-29，开始 09:00", en: "Day 2026-11-29, Starts 09:00" }[language],
    );
    expect(said("meeting", "quorum", { sectors: { government: 1 }, percent: 50 })).toBe(
      { zh: "政府 1，应到方比例 50 %", en: "Government 1, Share of the expected parties 50 %" }[language],
    );
    expect(said("meeting", "sector_minutes", { ngo: 30 })).toBe({ zh: "社会组织 30", en: "NGO 30" }[language]);
    const line = { title_zh: "通报", title_en: null, kind: "information", minutes: 5 };
    const agenda = said("series", "agenda", [line, line]);
    expect(agenda).toContain({ zh: "通报", en: "Information" }[language]);
    expect(agenda).not.toMatch(/[{}"_]|undefined|null/);
    expect(said("series", "sectors", ["ngo"])).toBe({ zh: "社会组织", en: "NGO" }[language]);
    expect(said("meeting", "series", "s")).toBe("<s>");
    expect(said("action", "percent", 40)).toBe("40 %");
    for (const [subject, field, value] of [
      ["seal", "document", "H54QAORPnfVV"],
      ["confirmation", "signature", "iVBORw0KGgo="],
      ["minutes_template", "settings", { size: 3, margins: { top: 3 } }],
      ["setting", "value", '{"days":["2026-10-10"]}'],
      ["setting", "value", "0198a2f4-1111-7222-8333-444455556666"],
      ["series", "recurrence", "FREQ=MONTHLY;BYDAY=2TU"],
      ["later", "field", { a: 1 }],
    ] as const)
      expect(said(subject, field, value), `${subject}.${field}`).toBe(hidden);
    expect(said("problem", "note", "长".repeat(500))).toContain("500");
    expect([...said("problem", "note", "长".repeat(500))].length).toBeLessThan(230);
  });

  it("what the program makes for itself is left out, and what it does not know is called that", async () => {
    const { t } = await readingIn(language);
    for (const [subject, field] of [
      ["check_tick", "key"],
      ["seal", "hash"],
      ["comment", "key"],
      ["paper", "mime"],
    ] as const)
      expect(isRead(subject, field), `${subject}.${field}`).toBe(false);
    const digest = "2a8b2f02cb6c6ac645162377ee42e4e36224e0b6194923ed14eb23c1ef823024";
    expect(recordSaid({ subject: "seal", zh: digest, en: digest }, language)).toBe("");
    expect(kindSaid(t, "later")).toBe(t("history.otherKind"));
    expect(fieldSaid(t, "later", "strange")).toBe(t("history.otherField"));
  });

  it("what was taken back is said with what it was done to, and its kind where the act does not tell that", async () => {
    const { t } = await readingIn(language);
    const said = (taken: Pick<Taken, "act" | "subject" | "label"> & { more?: number }) =>
      takenInWords(t, { op: "set", id: "x", more: 0, ...taken }, language);
    const label = { subject: "action_update", zh: "送样", en: "送样" };
    const words = {
      report: { zh: "汇报进展（送样）", en: "reported progress (送样)" },
      nameless: { zh: "汇报进展", en: "reported progress" },
      remove: { zh: "删除 合作关系“送样” 等（另有 2 项）", en: "removed Link “送样” and 2 more" },
    };
    expect(said({ act: "action.report", subject: "action_update", label })).toBe(words.report[language]);
    expect(said({ act: "action.report", subject: "action_update", label: null })).toBe(words.nameless[language]);
    expect(said({ act: "remove", subject: "link", label, more: 2 })).toBe(words.remove[language]);
  });
});
