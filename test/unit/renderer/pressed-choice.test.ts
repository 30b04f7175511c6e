/** A choice among buttons of which one is pressed looks and is told the same everywhere: one component draws it. */
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const COMPONENT = "renderer/ui/pressed-choice.tsx";

it("no screen draws a row of pressed buttons of its own", () => {
  const drawn = globSync("renderer/**/*.tsx").filter((file) => {
    const source = readFileSync(file, "utf8");
    return source.includes("<fieldset") && source.includes("aria-pressed=");
  });
  expect(drawn.map((file) => file.replaceAll("\\", "/"))).toEqual([COMPONENT]);
});
