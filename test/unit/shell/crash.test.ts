/** The shell on the DOUBLE of Electron (test/shell-double): the worker or a page crashes. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { addOrganization, openWorkspace, PASSPHRASE } from "../../shell-double/person.ts";
import {
  clientOf,
  newHome,
  removeHomes,
  type Shell,
  type StartOptions,
  startShell,
  workspacesIn,
} from "../../shell-double/start.ts";
import type { BrowserWindowDouble } from "../../shell-double/window.ts";

let shell: Shell;
const start = async (options: StartOptions = {}) => {
  shell = await startShell(options);
  return shell;
};
afterEach(() => shell.dispose());
afterAll(removeHomes);

describe("on the double of Electron, a worker that ends", () => {
  test("is told in the window, and after the restart everything saved is there, in every window", async () => {
    const { window, dialogs, crashWorker } = await start();
    const { api, folder } = await openWorkspace(shell);
    await addOrganization(api, "新单位");
    const main = await window();
    const projector = (await main.webContents.open("app://concord/#/projector/m")) as BrowserWindowDouble;
    crashWorker();
    const asked = await dialogs.next();
    expect(asked.window).toBe(main);
    expect(asked.options.message).toContain("ended unexpectedly. Everything saved is still there");
    expect(asked.options.buttons).toEqual(["Restart", "Quit"]);
    expect(main.webContents.loads).toBe(1);
    asked.press("Restart");
    await expect.poll(() => [main, projector].map(({ webContents }) => webContents.loads)).toEqual([2, 2]);

    const again = await clientOf(main.webContents.page);
    const [place] = await again.workspace.recent();
    expect(place?.folder).toBe(folder);
    await again.workspace.open({ place: place?.id ?? "", passphrase: PASSPHRASE });
    expect(await again.organization.count({})).toBe(1);
    const watching = await clientOf(projector.webContents.page);
    expect(await watching.organization.count({})).toBe(1);
  });

  test("without an error is told as well, in the page's language, and quitting there ends the program", async () => {
    const { app, window, dialogs, endWorker } = await start();
    const page = (await window()).webContents.page;
    page?.bridge.setLanguage("zh");
    await (await clientOf(page)).workspace.status();
    endWorker();
    const asked = await dialogs.next();
    expect(asked.options.message).toContain("已保存的内容都在");
    asked.press("退出");
    expect(await app.ended).toBe(0);
  });

  test("leaves what was named at the start to the next one", async () => {
    const home = newHome();
    const first = await start({ home });
    const { api, folder } = await openWorkspace(first);
    await api.workspace.close();
    await first.dispose();
    rmSync(join(workspacesIn(home), "places.json"));

    const { window, dialogs, crashWorker } = await start({ home, argv: [`--workspace=${folder}`] });
    const main = await window();
    const offered = async () =>
      (await (await clientOf(main.webContents.page)).workspace.recent()).map((one) => one.folder);
    expect(await offered()).toEqual([folder]);
    crashWorker();
    (await dialogs.next()).press("Restart");
    await expect.poll(() => main.webContents.loads).toBe(2);
    expect(await offered()).toEqual([folder]);
  });

  test("again and again is told each time, one box at a time", async () => {
    const home = newHome();
    const broken = join(home, "broken.mjs");
    const started = join(home, "started");
    writeFileSync(
      broken,
      `import { appendFileSync } from "node:fs";
      appendFileSync(${JSON.stringify(started)}, ".");
      throw new Error("cannot be loaded");`,
    );
    const starts = () => readFileSync(started).length;
    const { app, window, dialogs, computer } = await start({ home, worker: pathToFileURL(broken) });
    const main = await window();
    for (const loads of [1, 2, 3]) {
      const asked = await dialogs.next();
      expect(main.webContents.loads).toBe(loads);
      // Whatever starts it meanwhile: of two starts more, the first has ended and was heard of.
      const before = starts();
      await expect
        .poll(() => {
          computer("suspend");
          return starts();
        })
        .toBeGreaterThan(before + 1);
      expect(dialogs.open).toHaveLength(1);
      asked.press("Restart");
      await expect.poll(() => main.webContents.loads).toBe(loads + 1);
    }
    (await dialogs.next()).press("Quit");
    expect(await app.ended).toBe(0);
  });

  test("while the program makes its last backup is a backup that failed, and nothing is lost", async () => {
    const { app, dialogs, crashWorker } = await start();
    const { api } = await openWorkspace(shell);
    await addOrganization(api, "新单位");
    crashWorker();
    app.quit();
    const asked = await dialogs.next();
    asked.press(asked.options.buttons?.includes("Quit") ? "Quit" : "Quit without a backup");
    expect(await app.ended).toBe(0);
  });
});

describe("on the double of Electron, a page that crashes", () => {
  test("is loaded anew with a port of its own, the projector's as well", async () => {
    const { window, dialogs } = await start();
    const { api } = await openWorkspace(shell);
    await addOrganization(api, "新单位");
    const main = await window();
    const projector = (await main.webContents.open("app://concord/#/projector/m")) as BrowserWindowDouble;
    for (const { webContents } of [main, projector]) {
      webContents.crash();
      await expect.poll(() => webContents.loads).toBe(2);
      expect(await (await clientOf(webContents.page)).organization.count({})).toBe(1);
    }
    expect(projector.webContents.url).toBe("app://concord/#/projector/m");
    expect(dialogs.open).toEqual([]);
  });

  test("before it was seen again asks, instead of loading for ever", async () => {
    const { app, window, dialogs } = await start();
    const { webContents } = await window();
    webContents.crash();
    webContents.crash("oom");
    const asked = await dialogs.next();
    expect(asked.options.message).toContain("again and again");
    asked.press("Quit");
    expect(await app.ended).toBe(0);
  });
});
