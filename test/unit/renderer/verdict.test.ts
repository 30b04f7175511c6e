/** The words over the check of a paper: green only for what holds here as it is printed. */
import { expect, it } from "vitest";
import { verdictOf } from "../../../renderer/screens/minutes/seal/verdict.ts";

const SEAL = {
  meeting: "m",
  label: null,
  hash: "0",
  sealedAt: "2026-11-20T01:00:00.000Z",
  sealedBy: null,
  errata: 0,
  withdrawn: false,
  inForce: true,
  rivals: 0,
};
const check = (result: string, seal: object | null = {}, more: object = {}) =>
  verdictOf({ result, seal: seal && { ...SEAL, ...seal }, file: null, laterErrata: 0, ...more } as never);

it("is green for a seal that is in force, and nothing else", () => {
  expect(check("match")).toEqual({ title: "match", tone: "ok" });
  expect(check("words")).toEqual({ title: "words", tone: "ok" });
  expect(check("match", { inForce: false, rivals: 1 })).toEqual({ title: "not_in_force", tone: "bad" });
  expect(check("match", { withdrawn: true })).toEqual({ title: "match", tone: "bad" });
  expect(check("match", {}, { laterErrata: 1 }).tone).toBe("warn");
  expect(check("match", { rivals: 1 }).tone).toBe("warn");
  expect(check("near").tone).toBe("warn");
  for (const result of ["none", "differs", "set_otherwise", "unproven", "broken"])
    expect(check(result, null).tone).toBe("bad");
  expect(check("none", null, { file: {} })).toEqual({ title: "stranger", tone: "bad" });
});
