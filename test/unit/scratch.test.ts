/** Where the tests put what they throw away. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";

/** Asks for a scratch folder in a program of its own. @returns where its files go, and whether that was there */
function scratchOf(env: NodeJS.ProcessEnv): { folder: string; there: boolean } {
  const script =
    'const { scratchInMemory } = await import("./test/scratch.mjs"); scratchInMemory();' +
    'const { tmpdir } = await import("node:os"); const { existsSync } = await import("node:fs");' +
    "console.log(JSON.stringify({ folder: tmpdir(), there: existsSync(tmpdir()) }));";
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" }),
  ) as ReturnType<typeof scratchOf>;
}

describe("the folder for what is thrown away", () => {
  it("is there while the tests run, and gone when they have ended", () => {
    const { TMPDIR: _, ...env } = process.env;
    const { folder, there } = scratchOf(env);
    expect(there).toBe(true);
    if (folder.startsWith("/dev/shm/")) expect(existsSync(folder)).toBe(false);
  });

  it("is where somebody has said", () => {
    expect(scratchOf({ ...process.env, TMPDIR: tmpdir() })).toEqual({ folder: tmpdir(), there: true });
  });
});
