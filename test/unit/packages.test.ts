/** What npm puts down: the lock file fixes the content of every package, and one Node runs everywhere. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== "");

// npm leaves the hash out for packages of other systems when it writes the file beside an installation.
test("the lock file has a hash for every package, those of other systems too", () => {
  expect(locked.length).toBeGreaterThan(500);
  const bare = locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  expect(bare.map(([path]) => path)).toEqual([]);
});

test("the lock file names no place that packages come from: that is the installer's to say", () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
