/** Errors call things by the names that people read: every field that validation may name has a label in both languages. */
import { ORPCError, ValidationError } from "@orpc/server";
import { describe, expect, test } from "vitest";
import { ERRORS, isErrorCode, sentence } from "../../db/contract/errors.ts";
import { fieldName, LABELS } from "../../db/contract/labels/index.ts";
import { SUBJECTS, subjectOf } from "../../db/contract/subjects/index.ts";
import { ROLES } from "../../db/contract/vocabulary.ts";
import { failures } from "../../db/server/failures.ts";

const LANGUAGES = ["zh", "en"] as const;
const FIELDS = SUBJECTS.flatMap((subject) => Object.keys(subjectOf(subject).fields).map((field) => [subject, field]));

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(FIELDS)("%s.%s has a label, also for one of its values", (subject = "", field = "") => {
    const label = fieldName(subject, field, language);
    expect(label).toBeTruthy();
    expect(label).not.toContain("_");
    if (language === "zh") expect(label).toMatch(/\p{Script=Han}|^PIN$/u);
    else expect(label).not.toMatch(/\p{Script=Han}/u);
    expect(fieldName(subject, `${field}.2`, language)).toContain("3");
  });

  test("no sentence shows a code where there is a word for it", () => {
    for (const subject of SUBJECTS)
      expect(sentence("E_UNKNOWN_RECORD", { subject, id: "x1" }, language).toLowerCase()).toContain(
        LABELS[language].subjects[subject].toLowerCase(),
      );
    for (const role of ROLES)
      expect(sentence("E_NOT_ALLOWED", { role }, language).toLowerCase()).toContain(
        LABELS[language].values.role[role].toLowerCase(),
      );
    expect(sentence("E_MEETING_STATE", { state: "live" }, language)).toContain(LABELS[language].values.state.live);
  });

  test("every placeholder of a sentence is filled from a parameter or a label", () => {
    const words = ["field", "kind", "state", "role", "vocabulary"];
    for (const [code, { [language]: text }] of Object.entries(ERRORS))
      for (const [, name = ""] of text.matchAll(/\{(\w+)\}/g))
        if (words.includes(name) && isErrorCode(code)) {
          const params = { path: "name", of: "person", subject: "person", state: "live", role: "observer" };
          expect(sentence(code, { ...params, vocabulary: "link_type" }, language), code).not.toContain(`{${name}}`);
        }
  });
});

test("one name means different things in different subjects", () => {
  expect(sentence("E_REQUIRED", { path: "name", of: "person" }, "zh")).toMatch(/^“姓名”不能为空/);
  expect(sentence("E_REQUIRED", { path: "name", of: "segment" }, "zh")).toMatch(/^“名称”不能为空/);
  expect(sentence("E_REQUIRED", { path: "name", of: "workspace" }, "zh")).toMatch(/^“工作区名称”不能为空/);
  expect(sentence("E_TEXT_CONTROL", { path: "aliases.1", of: "organization" }, "en")).toContain("“Aliases (no. 2)”");
});

test("what has no label keeps its name, also one that every object has", () => {
  expect(sentence("E_INPUT", { path: "opId", of: "person" }, "zh")).toContain("“opId”");
  expect(fieldName("person", "constructor", "zh")).toBeNull();
  // A field that does not exist is shown as it was written, and so is a file.
  expect(sentence("E_UNKNOWN_FIELD", { path: "name", of: "person" }, "zh")).toContain("“name”");
  expect(sentence("E_FILE_MISSING", { path: "name", of: "person" }, "zh")).toContain("找不到文件 name");
});

test("an error says of which subject the field is from the procedure that was called", async () => {
  const log = { event: () => {}, failure: () => {} };
  const issues = [{ code: "custom", message: "E_REQUIRED", path: ["fields", "name"] }];
  const cause = new ValidationError({ message: "", issues, data: {} });
  const call = failures(log)({
    path: ["person", "put"],
    next: () => Promise.reject(new ORPCError("BAD_REQUEST", { cause })),
  });
  await expect(call).rejects.toMatchObject({
    code: "E_REQUIRED",
    data: { path: "name", of: "person" },
    message: expect.stringContaining("“Name”"),
  });
});
