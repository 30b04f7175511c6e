/** How errors cross the border: every one becomes a code of the contract, and only the log learns more. */
import { ORPCError, ValidationError } from "@orpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { ConcordError } from "../../db/contract/errors.ts";
import { subjects } from "../../db/contract/subjects/index.ts";
import { asFailure } from "../../db/server/failures.ts";

const put = z.strictObject({ fields: subjects.organization.patch, limit: z.number().max(5).optional() });

test.each([
  [{ fields: { name_zh: "a\u0000" } }, "E_TEXT_CONTROL", { path: "name_zh" }],
  [{ fields: { name_zh: "\ud800" } }, "E_TEXT_SURROGATE", { path: "name_zh" }],
  [{ fields: { name_zh: "好".repeat(501) } }, "E_TEXT_TOO_LONG", { path: "name_zh", max: 500, length: 501 }],
  [{ fields: { founded: "2026-02-30" } }, "E_DATE", { path: "founded", value: "2026-02-30" }],
  [{ fields: { city: "  " } }, "E_REQUIRED", { path: "city" }],
  [{ fields: { city: null } }, "E_REQUIRED", { path: "city" }],
  [{ fields: { segments: ["../x"] } }, "E_ID", { path: "segments.0", value: "../x" }],
  [{ fields: { sector: "army" } }, "E_INPUT", { path: "sector" }],
  [{ fields: { colour: 1 } }, "E_UNKNOWN_FIELD", { path: "colour" }],
  [{ fields: {}, more: 1 }, "E_UNKNOWN_FIELD", { path: "more" }],
  [{ fields: {}, limit: 9 }, "E_INPUT", { path: "limit" }],
  [{}, "E_REQUIRED", { path: "fields" }],
  [undefined, "E_REQUIRED", { path: "input" }],
])("input %j is refused", (input, code, data) => {
  const { error } = put.safeParse(input);
  const issues = error?.issues ?? [];
  const cause = new ValidationError({ message: "", issues, data: input });
  expect(asFailure(new ORPCError("BAD_REQUEST", { cause }), silent())).toMatchObject({ code, data, status: 400 });
});

test("an error of the domain keeps its code and parameters", () => {
  const thrown = new ConcordError("E_UNKNOWN_RECORD", { subject: "action", id: "a1" });
  expect(asFailure(thrown, silent())).toMatchObject({
    code: "E_UNKNOWN_RECORD",
    data: { subject: "action", id: "a1" },
    message: expect.stringContaining("There is no action with id a1"),
  });
});

test("an unforeseen error shows a reference and leaves its details to the log", () => {
  const log = silent();
  const failure = asFailure(new Error('near "SELECT secret": syntax error in /home/zhang/ws.db'), log);
  expect(failure).toMatchObject({ code: "E_INTERNAL", status: 500, data: { ref: log.refs[0] } });
  expect(JSON.stringify(failure.toJSON())).not.toMatch(/SELECT|secret|zhang/);
});

test.each([
  ["SQLITE_FULL", "E_DISK_FULL"],
  ["SQLITE_IOERR_FSYNC", "E_DISK"],
  ["SQLITE_BUSY", "E_BUSY"],
  ["ENOSPC", "E_DISK_FULL"],
  ["EROFS", "E_READ_ONLY"],
])("%s of the system becomes %s", (code, expected) => {
  expect(asFailure(Object.assign(new Error("x"), { code }), silent())).toMatchObject({ code: expected });
});

function silent() {
  const refs: string[] = [];
  return { refs, event: () => {}, failure: (ref: string) => void refs.push(ref) };
}
