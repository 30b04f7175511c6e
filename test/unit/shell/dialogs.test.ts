/** The shell on the DOUBLE of Electron (test/shell-double): dialogs, and the grants for what was chosen in them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Client } from "../../../electron/cli/session.ts";
import type { Page } from "../../shell-double/page.ts";
import { chosenFolder, openWorkspace, PASSPHRASE } from "../../shell-double/person.ts";
import { removeHomes, type Shell, startShell } from "../../shell-double/start.ts";
import { finished } from "../../support/finished.ts";

let shell: Shell;
let api: Client;
let page: Page;
let folder: string;
beforeAll(async () => {
  shell = await startShell();
  ({ api, page, folder } = await openWorkspace(shell));
});
afterAll(async () => {
  await shell.dispose();
  removeHomes();
});

describe("on the double of Electron, what somebody chose", () => {
  test("is good for one use, in the window that asked", async () => {
    const asked = page.bridge.chooseTarget("our.concord-backup");
    const dialog = await shell.dialogs.next();
    expect(dialog).toMatchObject({ kind: "save", options: { defaultPath: "our.concord-backup" } });
    expect(dialog.window).toBe(shell.windows()[0]);
    const target = join(shell.home, "stick.concord-backup");
    dialog.choose(target);
    const chosen = await asked;
    expect(chosen).toEqual({ grant: expect.stringMatching(/^[\da-f-]{36}$/), path: target });

    await finished(api.workspace.backup({ file: chosen?.grant ?? "" }));
    expect(existsSync(target)).toBe(true);
    await expect(finished(api.workspace.backup({ file: chosen?.grant ?? "" }))).rejects.toMatchObject({
      code: "E_GRANT",
    });
  });

  test("is nothing where the dialog was cancelled", async () => {
    const ways = [
      () => page.bridge.chooseFile(),
      () => page.bridge.chooseFolder(),
      () => page.bridge.chooseTarget("x"),
    ];
    for (const way of ways) {
      const asked = way();
      (await shell.dialogs.next()).choose();
      expect(await asked).toBeNull();
    }
  });

  test("asks for files where a file is wanted and for folders where a folder is", async () => {
    for (const [ask, properties] of [
      [() => page.bridge.chooseFile(), ["openFile"]],
      [() => page.bridge.chooseFolder(), ["openDirectory", "createDirectory"]],
    ] as const) {
      const asked = ask();
      const dialog = await shell.dialogs.next();
      expect(dialog.options.properties).toEqual(properties);
      dialog.choose();
      await asked;
    }
  });
});

describe("on the double of Electron, a document", () => {
  const begin = () => api.document.begin({ kind: "supervision", language: "en", format: "md" });

  /** As the page saves: by its own code, with the shell's bridge. @returns bytes written, null: thought better of */
  const save = async (path?: string, begun = begin()) => {
    vi.stubGlobal("window", page.window);
    vi.resetModules();
    vi.doMock("../../../renderer/app/api.ts", () => ({ client: api }));
    const { saveFile } = await import("../../../renderer/files/save-file.ts");
    const saved = saveFile(await begun, () => {}, new AbortController().signal);
    const dialog = await shell.dialogs.next();
    expect(dialog).toMatchObject({ kind: "save", options: { defaultPath: (await begun).name } });
    dialog.choose(...(path === undefined ? [] : [path]));
    vi.unstubAllGlobals();
    return saved;
  };

  test("is written by the workspace where somebody chose, and no byte of it crosses the bridge", async () => {
    const path = join(shell.home, "actions.md");
    const bytes = await save(path);
    expect(readFileSync(path)).toHaveLength(bytes ?? -1);
    expect(readFileSync(path, "utf8")).toContain("# ");
  });

  test("is written nowhere by who thinks better of it, and is over", async () => {
    const begun = await begin();
    expect(await save(undefined, Promise.resolve(begun))).toBeNull();
    await expect(api.document.read({ export: begun.export, part: 0 })).rejects.toMatchObject({ code: "E_EXPORT_OVER" });
  });

  test("never lands in a workspace or on a file of Concord, and the page says in words why", async () => {
    const { sentenceOf } = await import("../../../renderer/app/errors.ts");
    const refused = save(join(folder, "actions.md")).then(null, (error: unknown) => sentenceOf(error, "en"));
    expect(await refused).toContain("would lie inside a workspace's own folder. Nothing was changed.");
    const other = join(shell.home, "keys.json");
    writeFileSync(other, "kept");
    await expect(save(other)).rejects.toMatchObject({ code: "E_OTHER_FILE", data: { path: "keys.json" } });
    expect(readFileSync(other, "utf8")).toBe("kept");
    expect(readdirSync(folder)).not.toContain("actions.md");
  });

  test("that cannot be written tells the page why, and leaves nothing behind", async () => {
    const place = join(shell.home, "no folder");
    await expect(save(join(place, "actions.md"))).rejects.toMatchObject({ code: expect.stringMatching(/^E_/) });
    mkdirSync(place);
    expect(readdirSync(place)).toEqual([]);
  });

  test("is written to what was chosen for that, once", async () => {
    const other = join(shell.home, "other.md");
    const asked = page.bridge.chooseTarget("other.md");
    (await shell.dialogs.next()).choose(other);
    const file = (await asked)?.grant ?? "";
    await finished(await api.document.save({ export: (await begin()).export, file }));
    expect(existsSync(other)).toBe(true);
    await expect(finished(await api.document.save({ export: (await begin()).export, file }))).rejects.toMatchObject({
      code: "E_GRANT",
    });
  });
});

describe("on the double of Electron, at the door, what somebody chose", () => {
  beforeAll(() => api.workspace.close());

  test("is good for what it was chosen for, and for nothing else", async () => {
    const asked = page.bridge.chooseTarget("x.concord-backup");
    (await shell.dialogs.next()).choose(join(shell.home, "x.concord-backup"));
    const { grant = "" } = (await asked) ?? {};
    await expect(api.workspace.open({ folder: grant, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: "E_GRANT",
    });
    await expect(api.workspace.restore({ file: grant, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: "E_GRANT",
    });
  });

  test("is never a path that the page names, nor a grant that it makes up", async () => {
    for (const made of [folder, crypto.randomUUID()])
      await expect(api.workspace.open({ folder: made, passphrase: PASSPHRASE })).rejects.toMatchObject({
        code: expect.stringMatching(/^E_(GRANT|INPUT)$/),
      });
  });

  test("may be tried again with another passphrase", async () => {
    const grant = await chosenFolder(shell, page, folder);
    await expect(api.workspace.open({ folder: grant, passphrase: "not this one, surely" })).rejects.toMatchObject({
      code: "E_WRONG_PASSPHRASE",
    });
    await api.workspace.open({ folder: grant, passphrase: PASSPHRASE });
    expect(await api.workspace.status()).toMatchObject({ state: "open", folder });
  });
});
