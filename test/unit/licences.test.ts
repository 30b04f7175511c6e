/** What Concord ships is named in THIRD-PARTY-LICENCES.md, and none of it binds those who pass Concord on. */
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FAMILIES } from "../../db/documents/formats/faces.ts";
import {
  CONTAINED,
  fontLicences,
  licencePage,
  requireFree,
  shippedPackages,
} from "../../electron/packaging/licences.ts";

const shipped = shippedPackages(process.cwd());

test("every shipped package stands in the page (npm run licences writes it)", () => {
  const page = readFileSync("THIRD-PARTY-LICENCES.md", "utf8");
  const missing = shipped.filter(({ name, version }) => !page.includes(`- ${name} ${version} (`));
  expect(missing.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
});

test("every shipped package may be passed on", () => {
  expect(() => requireFree(shipped)).not.toThrow();
});

test("the shipped packages include what the interface is bundled from and what that needs", () => {
  const names = shipped.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["better-sqlite3-multiple-ciphers", "react", "react-dom", "zod"]));
  expect(names).not.toContain("vitest");
  expect(names).not.toContain("electron-builder");
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["LGPL-3.0-only OR Apache-2.0", true],
  ["GPL-3.0-only", false],
  ["AGPL-3.0-only", false],
  ["(MIT AND GPL-2.0)", false],
  ["UNKNOWN", false],
])("%s: may be shipped %s", (licence, free) => {
  const check = () => requireFree([{ name: "probe", version: "1.0.0", licence, text: "" }]);
  if (free) expect(check).not.toThrow();
  else expect(check).toThrow("probe");
});

test.each(Object.entries(CONTAINED))("what %s contains is named as it is there, with its licence", (holder, inside) => {
  const bundles = globSync(`node_modules/${holder}/dist/**/*.mjs`).map((file) => readFileSync(file, "utf8"));
  expect(bundles.some((bundle) => bundle.includes(inside.version))).toBe(true);
  const text = shipped.find(({ name }) => name === inside.name)?.text;
  expect(text).toMatch(/^Copyright/);
  expect(readFileSync("THIRD-PARTY-LICENCES.md", "utf8")).toContain(text);
});

test("no shipped package says in its code that parts are under another licence, unless they are named", () => {
  const silent = shipped.flatMap(({ name, licence }) => {
    const code = globSync(`node_modules/${name}/dist/*.{js,mjs,cjs}`).map((file) => readFileSync(file, "utf8"));
    const said = code.flatMap((text) => [...text.matchAll(/@licen[cs]e:? ((?:Apache|BSD|MPL|ISC|L?GPL)[\w.-]*)/g)]);
    return said.filter(([, other = ""]) => other !== licence && other !== CONTAINED[name]?.licence).map(() => name);
  });
  expect(silent).toEqual([]);
});

test("every shipped font stands in the page with its licence", () => {
  const page = readFileSync("THIRD-PARTY-LICENCES.md", "utf8");
  const licences = fontLicences(process.cwd());
  expect(licences.filter((text) => !page.includes(text))).toEqual([]);
  for (const family of Object.keys(FAMILIES))
    expect(licences.join("\n")).toMatch(new RegExp(`^(.*, )?${family}[,:]`, "m"));
});

test("a text that several packages share is printed once", () => {
  const page = licencePage([
    { name: "a", version: "1.0.0", licence: "MIT", text: "the text" },
    { name: "b", version: "2.0.0", licence: "MIT", text: "the text" },
  ]);
  expect(page.match(/the text/g)).toHaveLength(1);
  expect(page).toContain("- a 1.0.0 (MIT)\n- b 2.0.0 (MIT)");
});
