/**
 * No raw code reaches a person through a sentence: what its placeholders stand for is a number, a name or text of somebody,
 * or a word of a closed list that exists in both languages. A new placeholder has to say which.
 */
import { describe, expect, test } from "vitest";
import { DOCUMENT_FORMATS, DOCUMENT_OPTIONS } from "../../db/contract/documents.ts";
import { ERRORS, type ErrorCode, sentence, WARNINGS } from "../../db/contract/errors.ts";
import { LABELS } from "../../db/contract/labels/index.ts";
import { KEPT, NARROWED_BY } from "../../db/contract/labels/kept.ts";
import { REASONS } from "../../db/contract/sentences/reasons.ts";
import { SUBJECTS, subjectOf } from "../../db/contract/subjects/index.ts";
import { VOCABULARIES } from "../../db/contract/vocabulary.ts";
import { notClosed } from "../../electron/host/closing.ts";

const LANGUAGES = ["zh", "en"] as const;
const ALL = { ...ERRORS, ...WARNINGS };

/** Counts, sizes and days. */
const NUMBERS =
  "length max bytes kilobytes version count missing found expected seconds seq due date since year line".split(" ");
/** What somebody typed, and what people, files, folders, devices and programs are called. */
const NAMES =
  "value path name file folder kept id characters host user service device ref starts ends person author code suggestion sheet cell".split(
    " ",
  );
/** Rendered through a table. */
const WORDS = "field fields kind state role vocabulary reason option formats meeting party".split(" ");
/** The one place where a kind of record is shown as it was typed: there is no such kind. */
const TYPED: Partial<Record<string, ErrorCode>> = { subject: "E_UNKNOWN_SUBJECT" };

/** Those of reasons, beside the ones above. */
const OF_COMMAND_LINE = "given option options values command usage".split(" ");

test("every placeholder is a number, a name, or a word with a table", () => {
  for (const [code, texts] of Object.entries(ALL))
    for (const language of LANGUAGES)
      for (const [, name = ""] of texts[language].matchAll(/\{(\w+)\}/g))
        expect([...NUMBERS, ...NAMES, ...WORDS].includes(name) || TYPED[name] === code, `${code} {${name}}`).toBe(true);
});

describe.each(LANGUAGES)("in %s", (language) => {
  const other = language === "zh" ? "en" : "zh";
  /** Neither a word in code nor a placeholder that nobody filled. */
  const readable = (text: string) => {
    expect(text).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b|undefined/);
    if (language === "zh") expect(text).toMatch(/\p{Script=Han}/u);
    else expect(text).not.toMatch(/\p{Script=Han}/u);
  };

  test("each error that says why has its closed list, and each reason its words", () => {
    const saying = Object.entries(ALL).filter(([, texts]) => texts[language].includes("{reason}"));
    expect(saying.map(([code]) => code).sort()).toEqual(Object.keys(REASONS).sort());
    for (const [code, reasons] of Object.entries(REASONS))
      for (const [reason, words] of Object.entries<Record<"zh" | "en", string>>(reasons)) {
        for (const [, name = ""] of words[language].matchAll(/\{(\w+)\}/g)) expect(OF_COMMAND_LINE).toContain(name);
        const params = Object.fromEntries(OF_COMMAND_LINE.map((name) => [name, "--x"]));
        const text = sentence(code as ErrorCode, { seq: 7, device: "D", path: "F", ...params, reason }, language);
        expect(text).not.toContain(reason.includes("_") ? reason : `：${reason}。`);
        expect(text).not.toContain(words[other]);
        if (!words[language].includes("name_")) readable(text);
      }
  });

  test("what a verification found to differ is called by its label, whichever part of whichever record", () => {
    const parts = Object.keys(KEPT.zh.parts).map((part) => part.replace("device/", ""));
    for (const subject of [...SUBJECTS, "device"]) {
      const own = subject === "device" ? ["name"] : Object.keys(subjectOf(subject as "meeting").fields);
      for (const field of [
        ...own,
        ...(subject === "device" ? parts : parts.filter((part) => !["key", "after", "n"].includes(part))),
      ])
        readable(sentence("E_TABLES_DIFFER", { subject, id: "x1", fields: `${field}, _origin` }, language));
    }
    expect(Object.keys(KEPT[language].parts)).toEqual(Object.keys(KEPT[other].parts));
  });

  test("roles, states, lists of words, options and formats are", () => {
    const { values } = LABELS[language];
    for (const role of Object.keys(values.role)) readable(sentence("E_NOT_ALLOWED", { role }, language));
    for (const state of Object.keys(values.state)) readable(sentence("E_MEETING_STATE", { state }, language));
    for (const vocabulary of VOCABULARIES) readable(sentence("E_WRONG_VOCABULARY", { vocabulary }, language));
    for (const option of DOCUMENT_OPTIONS) {
      expect(Object.keys(NARROWED_BY[language])).toContain(option);
      readable(sentence("E_DOCUMENT_OPTION", { option }, language));
    }
    expect(sentence("E_DOCUMENT_FORMAT", { formats: DOCUMENT_FORMATS.join(", ") }, language)).toContain(
      "DOCX, PDF, HTML, MD",
    );
  });

  test.each([
    "E_PIN",
    "E_PIN_WAIT",
    "E_WRONG_PASSPHRASE",
    "E_WRONG_RECOVERY_CODE",
    "E_WEAK_PASSPHRASE",
    "E_IN_USE",
  ] as const)("%s says nothing of changes that nobody thought of", (code) => {
    expect(sentence(code, {}, language)).not.toMatch(/Nothing was changed|没有改动/);
  });

  test("a workspace that did not close says why in words, and claims nothing that is not known", () => {
    for (const code of [
      "E_DISK",
      "E_DISK_FULL",
      "E_BACKUP_FAILED",
      "E_DATABASE_DAMAGED",
      "E_WORKSPACE_GONE",
    ] as const) {
      const text = notClosed({ code, params: {} }, language);
      expect(text).toContain(sentence(code, {}, language));
      expect(text).not.toContain(code);
    }
    const unknown = notClosed({ code: "E_INTERNAL", params: { ref: "1f" } }, language);
    expect(unknown).toContain("1f");
    expect(unknown).not.toMatch(/Nothing was changed|没有改动|still there|都在/);
  });
});
