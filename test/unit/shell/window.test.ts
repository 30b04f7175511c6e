/** The shell on the DOUBLE of Electron (test/shell-double): where its windows stand, and who brings them to the front. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { addOrganization, openWorkspace } from "../../shell-double/person.ts";
import {
  clientOf,
  newHome,
  profileIn,
  removeHomes,
  type Shell,
  type StartOptions,
  startShell,
} from "../../shell-double/start.ts";
import type { BrowserWindowDouble } from "../../shell-double/window.ts";
import { LAPTOP } from "../../shell-double/world.ts";

const PROJECTOR = { x: 1366, y: 0, width: 1920, height: 1080 };
const onProjector = { x: 1500, y: 100, width: 1400, height: 900 };

let shell: Shell;
const start = async (options: StartOptions = {}) => {
  shell = await startShell(options);
  return shell;
};
afterEach(() => shell.dispose());
afterAll(removeHomes);

/** Started, moved and ended in one of the ways that there are. */
async function leftAt(
  bounds: Electron.Rectangle,
  end: (shell: Shell, window: BrowserWindowDouble) => void,
  maximized = false,
): Promise<string> {
  const home = newHome();
  const running = await start({ home, screens: [LAPTOP, PROJECTOR] });
  const window = await running.window();
  window.bounds = bounds;
  if (maximized) window.maximize();
  end(running, window);
  expect(await running.app.ended).toBe(0);
  await running.dispose();
  return home;
}

describe("on the double of Electron, the window", () => {
  test.each<[string, (shell: Shell, window: BrowserWindowDouble) => void]>([
    ["its own button", (_shell, window) => window.close()],
    // Here it gets no event of its own.
    ["the menu", ({ app }) => app.quit()],
  ])("comes back where it stood when it was closed by %s", async (_way, end) => {
    const home = await leftAt(onProjector, end);
    const { window } = await start({ home, screens: [LAPTOP, PROJECTOR] });
    expect((await window()).bounds).toEqual(onProjector);
  });

  test("comes back maximized, on the place that it had before", async () => {
    const home = await leftAt({ x: 40, y: 30, width: 1000, height: 660 }, (_shell, window) => window.close(), true);
    const { window } = await start({ home });
    const again = await window();
    expect(again.isMaximized()).toBe(true);
    expect(again.bounds).toEqual({ x: 40, y: 30, width: 1000, height: 660 });
  });

  test("comes to the middle of the laptop when its screen went away", async () => {
    const home = await leftAt(onProjector, (_shell, window) => window.close());
    const { window } = await start({ home, screens: [LAPTOP] });
    expect((await window()).bounds).toEqual({ x: 43, y: -56, width: 1280, height: 840 });
    expect(JSON.parse(readFileSync(join(profileIn(home), "window.json"), "utf8"))).toMatchObject(onProjector);
  });

  test("is not shown before there is something to see", async () => {
    const { windows, window } = await start();
    const seen: boolean[] = [];
    await expect.poll(() => windows().length, { interval: 1 }).toBe(1);
    windows()[0]?.webContents.prependListener("did-finish-load", () => seen.push(windows()[0]?.isVisible() ?? true));
    await window();
    expect(seen.every((visible) => !visible)).toBe(true);
    expect((await window()).isVisible()).toBe(true);
  });
});

describe("on the double of Electron, a second start of the program", () => {
  test("brings the window to the front", async () => {
    const { app, window, windows } = await start();
    const main = await window();
    main.minimize();
    app.emit("second-instance", {}, ["concord"], "/", {});
    expect(main.isMinimized()).toBe(false);
    expect(main.isFocused()).toBe(true);
    expect(windows()).toHaveLength(1);
  });

  test("lets the first one offer the workspace that it names, and believes nothing else of it", async () => {
    const home = newHome();
    const first = await start({ home });
    const { api, folder } = await openWorkspace(first);
    await api.workspace.close();
    await first.dispose();

    const { app, window } = await start();
    const other = await clientOf((await window()).webContents.page);
    for (const data of [{}, null, { workspace: 5 }, { workspace: "" }, "x"])
      app.emit("second-instance", {}, ["concord"], "/", data);
    expect(await other.workspace.recent()).toEqual([]);
    app.emit("second-instance", {}, ["concord"], "/", { workspace: folder });
    await expect.poll(async () => (await other.workspace.recent()).map((one) => one.folder)).toEqual([folder]);
  });
});

describe("on the double of Electron, the projector", () => {
  test("has a port of its own, sees what is saved, and does not hold the program up", async () => {
    shell = await start();
    const { api } = await openWorkspace(shell);
    const main = await shell.window();
    const projector = (await main.webContents.open("app://concord/#/projector/meeting-1")) as BrowserWindowDouble;
    expect(projector.options).toMatchObject({ autoHideMenuBar: true });
    const watching = await clientOf(projector.webContents.page);
    expect(await watching.workspace.status()).toMatchObject({ state: "open" });
    await addOrganization(api, "新单位");
    expect(await watching.organization.count({})).toBe(1);

    projector.close();
    expect(projector.isDestroyed()).toBe(true);
    expect(await api.organization.count({})).toBe(1);
    const again = (await main.webContents.open("app://concord/#/projector/meeting-1")) as BrowserWindowDouble;
    main.close();
    expect(await shell.app.ended).toBe(0);
    expect(again.isDestroyed()).toBe(true);
  });
});
