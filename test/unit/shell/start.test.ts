/** The shell on the DOUBLE of Electron (test/shell-double): how it starts, with the demo, and how it does not. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { SWITCHES } from "../../../electron/main/settings.ts";
import { openWorkspace } from "../../shell-double/person.ts";
import {
  clientOf,
  newHome,
  removeHomes,
  type Shell,
  type StartOptions,
  startShell,
  workspacesIn,
} from "../../shell-double/start.ts";
import { isFullPrice, priceOf } from "../../support/cheap-kdf.ts";

let shell: Shell | undefined;
const start = async (options: StartOptions = {}) => {
  shell = await startShell(options);
  return shell;
};
afterEach(async () => {
  await shell?.dispose();
  shell = undefined;
  vi.unstubAllGlobals();
});
afterAll(removeHomes);

describe("on the double of Electron, the start", () => {
  test("brings up one window with its page and a port to the workspace", async () => {
    const { window, windows, app, schemes, session } = await start();
    const main = await window();
    expect(windows()).toHaveLength(1);
    expect(main.isVisible()).toBe(true);
    expect(main.webContents.url).toBe("app://concord/");
    expect(app.sandboxed).toBe(true);
    for (const name of SWITCHES) expect(app.commandLine.hasSwitch(name), name).toBe(true);
    expect([...schemes]).toEqual([["app", expect.objectContaining({ standard: true, secure: true })]]);
    expect(session.fromPartition("app").proxy).toEqual({ mode: "direct" });
    const api = await clientOf(main.webContents.page);
    expect(await api.workspace.status()).toMatchObject({ state: "none" });
  });

  test("hands the page's own connection a port that it takes", async () => {
    const { window } = await start();
    const { webContents } = await window();
    const page = webContents.page?.window;
    vi.stubGlobal("window", page);
    vi.stubGlobal("location", page?.location);
    const kept = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    });
    const { connect, connectionState, currentLink } = await import("../../../renderer/app/connection/connection.ts");
    connect();
    expect(connectionState.get()).toBe("connecting");
    webContents.emit("did-finish-load");
    await expect.poll(() => connectionState.get()).toBe("open");
    const status = await currentLink.call(["workspace", "status"], undefined, { context: {} });
    expect(status).toMatchObject({ state: "none" });
    expect([...kept]).toEqual([["concord.window", expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
  });

  test("shows the page nothing of Node or of Electron but the bridge", async () => {
    const { window } = await start();
    const page = (await window()).webContents.page;
    expect(Object.keys(page?.window ?? {}).sort()).toEqual(["addEventListener", "concord", "location", "postMessage"]);
    expect(Object.keys(page?.bridge ?? {}).sort()).toEqual([
      "chooseFile",
      "chooseFolder",
      "chooseTarget",
      "platform",
      "setLanguage",
    ]);
  });

  test("with --demo --lang=zh opens the starter data in that language", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    const { window, menu } = await start({ argv: ["--demo", "--lang=zh"] });
    const api = await clientOf((await window()).webContents.page);
    expect(await api.workspace.status()).toMatchObject({ state: "open", name: "演示工作区" });
    const { folder } = await api.workspace.status();
    expect(priceOf(folder ?? "")).toSatisfy(isFullPrice);
    const [, passphrase = ""] = /口令 (\S+)$/.exec(String(said.mock.lastCall?.[0])) ?? [];
    said.mockRestore();
    await api.workspace.lock();
    const [place] = await api.workspace.recent();
    await api.workspace.open({ place: place?.id ?? "", passphrase });
    expect(await api.organization.count({})).toBeGreaterThan(200);
    expect(menu()?.items[0]?.label).toBe("文件");
  });

  test("ends in words, and with no window, when the demo cannot be made", async () => {
    const home = newHome();
    writeFileSync(join(workspacesIn(home), "demo"), "a file where a folder belongs");
    const { app, dialogs, windows } = await start({ argv: ["--demo"], home });
    expect(await app.ended).toBe(1);
    expect(dialogs.told).toEqual([expect.stringContaining("The folder is not empty. Nothing was changed.")]);
    expect(windows()).toEqual([]);
  });

  test("ends in words when the interface is not there", async () => {
    const home = newHome();
    rmSync(join(home, "page"), { recursive: true });
    const { app, dialogs } = await start({ home });
    expect(await app.ended).toBe(1);
    expect(dialogs.told).toEqual([expect.stringContaining("Concord could not start (reference Error)")]);
  });

  test("ends at once where another one runs, and tells that one which workspace is asked for", async () => {
    const { app, windows } = await start({ first: false, argv: ["--workspace=/somewhere/else"] });
    expect(await app.ended).toBe(0);
    expect(windows()).toEqual([]);
    expect(app.lockData).toEqual({ workspace: "/somewhere/else" });
  });

  test("offers the workspace that it is asked for", async () => {
    const home = newHome();
    const first = await start({ home });
    const { api, folder } = await openWorkspace(first);
    await api.workspace.close();
    await first.dispose();
    rmSync(join(workspacesIn(home), "places.json"), { force: true });

    const { window } = await start({ home, argv: [`--workspace=${folder}`] });
    const again = await clientOf((await window()).webContents.page);
    expect((await again.workspace.recent()).map((one) => one.folder)).toEqual([folder]);
  });
});

describe("on the double of Electron, the packaged program", () => {
  test.each(["--remote-debugging-port=9222", "--inspect", "--js-flags=--expose-gc"])(
    "refuses %s before anything else happens",
    async (argument) => {
      const { app, dialogs, schemes } = await start({ argv: [argument], packaged: packed() });
      expect(await app.ended).toBe(2);
      expect(dialogs.told).toEqual([expect.stringContaining(argument.split("=")[0] ?? "")]);
      expect(schemes.size).toBe(0);
    },
  );

  test("refuses a switch that Chromium took from elsewhere", async () => {
    const { app } = await start({ taken: ["--js-flags=--expose-gc"], packaged: packed() });
    expect(await app.ended).toBe(2);
  });

  test("starts where every file beside its archive is the one that was packed, without tools of developers", async () => {
    const { window } = await start({ packaged: packed() });
    expect((await window()).options.webPreferences?.devTools).toBe(false);
  });

  test("says which file is another one, and starts nothing of it", async () => {
    const { app, dialogs, windows, session } = await start({ packaged: packed({ changed: true }) });
    expect(await app.ended).toBe(3);
    expect(dialogs.told).toEqual([expect.stringContaining("assets/typst/minutes.typ")]);
    expect(windows()).toEqual([]);
    await expect(session.fromPartition("app").request("app://concord/")).rejects.toThrow("left the program");
  });
});

test("on the double of Electron, a program that is started by its developers may be looked into", async () => {
  const { window } = await start({ argv: ["--remote-debugging-port=9222"] });
  expect((await window()).options.webPreferences?.devTools).toBe(true);
});

/** What a package lays beside its archive, as far as the start looks at it. */
function packed({ changed = false } = {}) {
  const resources = mkdtempSync(join(tmpdir(), "concord-shell-package-"));
  const file = "assets/typst/minutes.typ";
  const text = "= Minutes";
  mkdirSync(join(resources, "app.asar.unpacked/assets/typst"), { recursive: true });
  writeFileSync(join(resources, "app.asar.unpacked", file), changed ? "= Other minutes" : text);
  const shipped = join(resources, "shipped.json");
  writeFileSync(shipped, JSON.stringify({ [file]: createHash("sha256").update(text).digest("hex") }));
  afterAll(() => rmSync(resources, { recursive: true, force: true }));
  return { resources, shipped };
}
