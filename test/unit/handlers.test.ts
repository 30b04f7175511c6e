/** Handlers beside their records and rules: typed by the contract, merged and bound by the router, all of them and no more. */
import { isProcedure } from "@orpc/server";
import { expect, it } from "vitest";
import { z } from "zod";
import { api } from "../../db/contract/api.ts";
import { procedure } from "../../db/contract/procedure.ts";
import { type Handlers, merged } from "../../db/records/handlers.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";

const count = procedure("read", "room")
  .input(z.strictObject({ of: z.string() }))
  .output(z.number());
type Counted = Handlers<{ thing: { count: typeof count } }>;
const pathsOf = (parts: object) =>
  Object.entries(parts).flatMap(([part, named]) => Object.keys(named).map((name) => `${part}.${name}`));

it("answer every procedure of the contract, and nothing else", () => {
  const router = createRouter(new Session({ home: "nowhere" }));
  expect(pathsOf(router).sort()).toEqual(pathsOf(api).sort());
  expect(pathsOf(api).length).toBeGreaterThan(250);
  for (const named of Object.values(router))
    for (const one of Object.values(named)) expect(isProcedure(one)).toBe(true);
});

it("do not compile when one is missing, one too many, or one asks or answers another shape", () => {
  const right: Counted = { thing: { count: (_context, { of }) => of.length } };
  // @ts-expect-error
  const missing: Counted = { thing: {} };
  // @ts-expect-error
  const many: Counted = { thing: { count: () => 1, more: () => 2 } };
  // @ts-expect-error
  const answer: Counted = { thing: { count: () => "one" } };
  // @ts-expect-error
  const question: Counted = { thing: { count: (_context, { of }: { of: number }) => of } };
  expect([right, missing, many, answer, question]).toHaveLength(5);
});

it("of one part of the contract come together from several places", () => {
  const one = { thing: { count: () => 1 }, other: { list: () => "l" } };
  const together = merged(one, { thing: { size: () => 2 } });
  expect([together.thing.count(), together.thing.size(), together.other.list()]).toEqual([1, 2, "l"]);
});
