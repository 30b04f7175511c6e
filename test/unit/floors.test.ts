/**
 * Every import of the program keeps to the plan in test/support/floors.ts, and no files import each other. The plan is drawn in
 * docs/architecture.md (`UPDATE_GOLDEN=1` draws it anew).
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { FLOORS } from "../support/floors.ts";
import { type Import, importsBelow, importsIn, knotsOf, longestPath } from "../support/import-graph.ts";
import { tableOf } from "../support/tables.ts";

const DOCUMENT = new URL("../../docs/architecture.md", import.meta.url);
const DRAWN = /^\| folder .*\n(?:\|.*\n)+/m;
/** Types are gone when the program runs, but whoever reads one of the files must read them all. */
const MOST_BY_TYPE = 3;
const MOST_FILES = 20;
/** From what is started down to what imports nothing. */
const MOST_STORIES = 19;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const imports = importsBelow(["db", "electron", "renderer"]);

/** The floor that a file is on: the folder, and the line of the plan that says what it may import. */
function floorOf(file: string): { folder: string; line: string } {
  const parts = file.split("/");
  for (let length = parts.length - 1; length > 0; length--) {
    const folder = parts.slice(0, length).join("/");
    const line = [folder, `${parts.slice(0, length - 1).join("/")}/*`].find((name) => name in FLOORS);
    if (line) return { folder, line };
  }
  throw new Error(`${file} is on no floor`);
}

function isAllowed({ from, to }: Import): boolean {
  const [own, other] = [floorOf(from), floorOf(to)];
  return own.folder === other.folder || allowedIn(own.line).has(other.line);
}

/** Lines of the plan from which a line may import: of each folder under a `*`, too, what it says by name. */
function allowedIn(line: string): Set<string> {
  const names = FLOORS[line]?.imports ?? [];
  const covers = (name: string, other: string) =>
    name === other || (name.endsWith("/**") && `${other}/`.startsWith(name.slice(0, -2)));
  return new Set(Object.keys(FLOORS).filter((other) => names.some((name) => covers(name, other))));
}

const arrowsOf = (broken: readonly Import[]) => [...new Set(broken.map(({ from, to }) => `${from} -> ${to}`))];

it("imports only from floors below", () => {
  expect(arrowsOf(imports.filter((one) => !isAllowed(one)))).toEqual([]);
});

it("knows every folder by name, and lists it above those that may import it", () => {
  const lines = Object.keys(FLOORS);
  for (const [place, line] of lines.entries()) {
    const names = FLOORS[line]?.imports ?? [];
    expect(lines).toEqual(expect.arrayContaining(names.filter((name) => !name.endsWith("/**"))));
    expect([...allowedIn(line)].filter((other) => lines.indexOf(other) > place)).toEqual([]);
  }
});

it("has no files that import each other, and no more than three that know each other's types", () => {
  const byValue = knotsOf(imports.filter(({ typeOnly }) => !typeOnly));
  const byType = knotsOf(imports).filter((knot) => knot.length > MOST_BY_TYPE);
  expect([...byValue, ...byType].map((knot) => knot.join(" "))).toEqual([]);
});

it("reaches the bottom from any file within so many imports by value", () => {
  const path = longestPath(imports.filter(({ typeOnly }) => !typeOnly));
  expect(path.length, path.join("\n-> ")).toBeLessThanOrEqual(MOST_STORIES);
});

it("keeps no more than 20 files of code in one folder", () => {
  const files = globSync("{db,electron,renderer,test}/**/*.{ts,tsx,mts,mjs,css}", { cwd: ROOT });
  const full = [...Map.groupBy(files, dirname)].filter(([, within]) => within.length > MOST_FILES);
  expect(full.map(([folder, within]) => `${folder}: ${within.length}`)).toEqual([]);
  expect(files.length).toBeGreaterThan(700);
});

it("reads every kind of import, and finds a knot", () => {
  const text = `
    import { a } from "./a.ts";
    import type { B } from "../b.ts";
    export type { C } from "./c.ts";
    export * from "./d.ts";
    import { type E } from "./e.ts";
    import "./f.ts";
    import zod from "zod";
    // import { no } from "./no.ts";
    const g = await import("./g.ts");
    let h: import("./h.ts").H;
    new Worker(new URL("./i.ts", import.meta.url));`;
  const found = importsIn("db/x/probe.ts", text).map(({ to, typeOnly }) => `${to}${typeOnly ? " (type)" : ""}`);
  const values = ["a", "d", "e", "f", "g", "i"].map((name) => `db/x/${name}.ts`);
  expect(found.sort()).toEqual([...values, "db/b.ts (type)", "db/x/c.ts (type)", "db/x/h.ts (type)"].sort());
  const ring = ["a b", "b c", "c b", "c d"].map((pair) => pair.split(" "));
  expect(
    longestPath(
      ["a b", "a c", "b c", "d a"].map((pair) => pair.split(" ")).map(([from = "", to = ""]) => ({ from, to })),
    ),
  ).toEqual(["d", "a", "b", "c"]);
  expect(knotsOf(ring.map(([from = "", to = ""]) => ({ from, to, typeOnly: false })))).toEqual([["b", "c"]]);
});

it("is drawn in docs/architecture.md", () => {
  const rows = Object.entries(FLOORS).map(([folder, { holds, imports: names }]) => [
    `\`${folder}\``,
    holds,
    names.map((name) => (name.endsWith("/**") ? `all of \`${name.slice(0, -3)}\`` : `\`${name}\``)).join(", ") || "–",
  ]);
  const table = `${tableOf(["folder", "what lives there", "may import"], rows).join("\n")}\n`;
  const written = readFileSync(DOCUMENT, "utf8");
  expect(written).toMatch(DRAWN);
  if (process.env.UPDATE_GOLDEN)
    writeFileSync(
      DOCUMENT,
      written.replace(DRAWN, () => table),
    );
  expect(readFileSync(DOCUMENT, "utf8").match(DRAWN)?.[0]).toBe(table);
});
