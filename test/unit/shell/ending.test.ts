/** The shell on the DOUBLE of Electron (test/shell-double): how the program ends, with a backup or as the person decides. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Client } from "../../../electron/cli/session.ts";
import { addOrganization, openWorkspace, PASSPHRASE } from "../../shell-double/person.ts";
import { clientOf, profileIn, removeHomes, type Shell, startShell } from "../../shell-double/start.ts";

let shell: Shell;
let api: Client;
let folder: string;
const backups = () => join(folder, "backups");
const isClean = () => existsSync(join(folder, "closed"));

beforeEach(async () => {
  shell = await startShell();
  ({ api, folder } = await openWorkspace(shell));
  await addOrganization(api, "新单位");
});
afterEach(() => shell.dispose());
afterAll(removeHomes);

/** In place of the folder of backups lies a file: none can be written. */
function breakBackups(): void {
  rmSync(backups(), { recursive: true });
  writeFileSync(backups(), "in the way");
}

function mendBackups(): void {
  rmSync(backups());
  mkdirSync(backups());
}

/** What the workspace holds when it is opened anew by another start of the program. */
async function reopened(): Promise<number> {
  await shell.dispose();
  shell = await startShell({ home: shell.home, argv: [`--workspace=${folder}`] });
  const again = await clientOf((await shell.window()).webContents.page);
  const [place] = await again.workspace.recent();
  await again.workspace.open({ place: place?.id ?? "", passphrase: PASSPHRASE });
  return again.organization.count({});
}

describe("on the double of Electron, quitting", () => {
  test("makes a backup, leaves the workspace closed and is seen at once", async () => {
    const main = await shell.window();
    main.close();
    expect(main.isVisible()).toBe(false);
    shell.app.quit();
    shell.app.quit();
    expect(await shell.app.ended).toBe(0);
    expect(readdirSync(backups())).toHaveLength(1);
    expect(isClean()).toBe(true);
    expect(shell.dialogs.told).toEqual([]);
  });

  test("holds the computer's shutdown up until that is done", async () => {
    expect(shell.computer("shutdown")).toBe(true);
    expect(await shell.app.ended).toBe(0);
    expect(readdirSync(backups())).toHaveLength(1);
  });

  test("asks when the backup fails: to go on working leaves everything open", async () => {
    breakBackups();
    shell.app.quit();
    const asked = await shell.dialogs.next();
    const main = await shell.window();
    expect(asked.window).toBe(main);
    expect(asked.options.message).toContain("The backup before quitting has not been made.");
    expect(asked.options.detail).toBeTruthy();
    expect(asked.options.buttons).toEqual(["Try again", "Quit without a backup", "Go on working"]);
    asked.escape();
    await expect.poll(() => main.isVisible()).toBe(true);
    expect(shell.app.over).toBe(false);
    await addOrganization(api, "另一单位");
    expect(await api.organization.count({})).toBe(2);

    // It may be quit later, with the backup of it all.
    mendBackups();
    shell.app.quit();
    expect(await shell.app.ended).toBe(0);
    expect(readdirSync(backups())).toHaveLength(1);
    expect(await reopened()).toBe(2);
  });

  test("asks when the backup fails: trying again makes it once that can be", async () => {
    breakBackups();
    shell.app.quit();
    (await shell.dialogs.next()).press("Try again");
    const again = await shell.dialogs.next();
    mendBackups();
    again.press("Try again");
    expect(await shell.app.ended).toBe(0);
    expect(readdirSync(backups())).toHaveLength(1);
    expect(isClean()).toBe(true);
  });

  test("asks when the backup fails: quitting without one closes the workspace cleanly and loses nothing", async () => {
    breakBackups();
    (await shell.window()).close();
    (await shell.dialogs.next()).press("Quit without a backup");
    expect(await shell.app.ended).toBe(0);
    expect(isClean()).toBe(true);
    expect(shell.dialogs.told).toEqual([]);
    mendBackups();
    expect(await reopened()).toBe(1);
  });

  test("says in words when the folder is gone", async () => {
    renameSync(folder, `${folder}-moved`);
    shell.app.quit();
    const asked = await shell.dialogs.next();
    expect(asked.options.detail).toContain("folder was removed, moved or replaced");
    renameSync(`${folder}-moved`, folder);
    asked.press("Try again");
    expect(await shell.app.ended).toBe(0);
    expect(isClean()).toBe(true);
  });
});

describe("on the double of Electron, the computer", () => {
  test("that goes to sleep or locks its screen locks the workspace, at once and without a backup", async () => {
    for (const event of ["suspend", "lock-screen"] as const) {
      shell.computer(event);
      await expect.poll(async () => (await api.workspace.status()).state).toBe("locked");
      await expect(api.organization.count({})).rejects.toMatchObject({ code: "E_NO_WORKSPACE" });
      expect(readdirSync(backups())).toEqual([]);
      // Again while it is locked: nothing happens.
      shell.computer(event);
      const { place } = await api.workspace.status();
      await api.workspace.open({ place: place ?? "", passphrase: PASSPHRASE });
      expect(await api.organization.count({})).toBe(1);
    }
  });

  test("that ends the session of its user locks it too", async () => {
    (await shell.window()).emit("session-end", {});
    await expect.poll(async () => (await api.workspace.status()).state).toBe("locked");
    await expect.poll(() => existsSync(join(profileIn(shell.home), "window.json"))).toBe(true);
  });
});
