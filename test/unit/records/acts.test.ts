/** The deed of what is done follows from the contract, and stands nowhere else. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { api } from "../../../db/contract/api.ts";
import type { Role } from "../../../db/contract/vocabulary.ts";
import { deedOf, mayAct } from "../../../db/records/acts.ts";

const SOURCES = readdirSync("db", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join("db", name), "utf8") }));

/** Names in the history that are no command of a person: what a workspace begins with. */
const BEGINNINGS = ["workspace.create", "starter"];

const person = (role: Role) => ({ id: "p", name: "p", role, organization: null });

test("rights are asked for where a call begins and by the names of acts, never by a deed beside them", () => {
  const asking = SOURCES.filter(({ text }) => /\bmayDo\(/.test(text)).map(({ name }) => name);
  expect(asking.sort()).toEqual(["records/acts.ts", "records/permissions.ts", "server/connection.ts"]);
});

test("every act that is written is one of which the contract states the deed", () => {
  const written = SOURCES.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:act|asked|callOf)\(\s*context,\s*"([\w.]+)"|\bact: "([\w.]+)"/g)].map(
      ([, called, noted]) => called ?? noted ?? "",
    ),
  );
  expect(new Set(written).size).toBeGreaterThan(20);
  const table = SOURCES.find(({ name }) => name === "records/acts.ts")?.text ?? "";
  const unknown = written.filter(
    (act) => !BEGINNINGS.includes(act) && !new RegExp(`^ {2}"?${act}"?: "`, "m").test(table),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

test("the deed of an act is that of its procedure", () => {
  for (const [act, deed] of [
    ["template.use", api.template.use["~orpc"].meta.deed],
    ["template.save", api.template.save["~orpc"].meta.deed],
    ["series.plan", api.meeting.planNext["~orpc"].meta.deed],
    ["meeting.take_up", api.meeting.takeUp["~orpc"].meta.deed],
    ["meeting.seal", api.meeting.seal["~orpc"].meta.deed],
    ["workspace.rename", api.workspace.rename["~orpc"].meta.deed],
    ["workspace.working_days", api.workspace.setWorkingDays["~orpc"].meta.deed],
  ] as const)
    expect(deedOf(act), act).toBe(deed);
  expect(deedOf("of a later version")).toBe("write");
});

test("whoever lost the right to a command undoes nothing of it", () => {
  for (const act of ["template.use", "template.save", "series.plan", "meeting.take_up", "workspace.rename"])
    expect(() => mayAct(person("participant"), act), act).toThrow(expect.objectContaining({ code: "E_NOT_ALLOWED" }));
  expect(() => mayAct(person("recorder"), "workspace.rename")).toThrow();
  expect(() => mayAct(person("recorder"), "template.use")).not.toThrow();
  expect(() => mayAct(person("participant"), "action.report")).not.toThrow();
});
