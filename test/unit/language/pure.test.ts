/** What worker, command line, import and window share knows none of them. */
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What is there only in a window or only in Node, and the clock, which whoever asks looks at. */
const OUTSIDE =
  /\b(?:window|document|navigator|location|localStorage|process|Buffer|globalThis)\b\s*[.[(]|\bnew Date\(\)|\bDate\.now\(/;

it("uses nothing of a window, of Node or of the clock", () => {
  const files = globSync("db/{language,rules}/**/*.ts");
  expect(files.length).toBeGreaterThan(10);
  const withoutComments = (file: string) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  expect(files.filter((file) => OUTSIDE.test(withoutComments(file)))).toEqual([]);
  expect(OUTSIDE.test("document.title")).toBe(true);
});
