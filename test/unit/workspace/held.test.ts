/** What a virus scanner or an indexer holds for a moment is waited for, whatever is renamed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { finished } from "../../support/finished.ts";
import { laptopAt, NEW, PASSPHRASE } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-held-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Names that were held, each the first time that something was renamed to it. */
const held = vi.hoisted(() => ({ names: [] as string[] }));

vi.mock(import("node:fs/promises"), async (original) => {
  const real = await original();
  const rename: typeof real.rename = async (from, to) => {
    if (!held.names.includes(String(to))) {
      held.names.push(String(to));
      throw Object.assign(new Error("held"), { code: "EBUSY" });
    }
    return real.rename(from, to);
  };
  return { ...real, default: { ...real, rename }, rename };
});

it("a new workspace, its backups, its keys and what is restored come to their places in the end", async () => {
  const { api } = laptopAt(join(scratch, "home"));
  const folder = join(scratch, "ws");
  await api.workspace.create({ ...NEW, folder });
  await api.problem.put({ fields: { title_zh: "配套不足" } });
  const made = await finished(api.workspace.backup({}));
  const { renewed, left } = await api.workspace.changePassphrase({ current: PASSPHRASE, next: `${PASSPHRASE} anew` });
  expect([renewed, left]).toEqual([[basename(made.file)], []]);
  const into = join(scratch, "restored");
  const restored = await api.workspace.restore({
    file: made.file,
    folder: into,
    passphrase: `${PASSPHRASE} anew`,
  });
  expect(restored.folder).toBe(into);
  await api.workspace.close();
  for (const name of [folder, made.file, into, join(folder, "keys.json"), join(folder, "keys.bak.json")])
    expect(held.names).toContain(name);
  expect(readFileSync(join(into, "keys.json"), "utf8")).toBe(readFileSync(join(folder, "keys.json"), "utf8"));
});
