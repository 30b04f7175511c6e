/** The DOUBLE of Electron itself (test/shell-double): it says what it lacks, and keeps the order that Electron keeps. */
import { expect, test } from "vitest";
import { makeWorld } from "../../shell-double/world.ts";

const world = () => makeWorld({ isPackaged: false, argv: [], userData: "", appPath: "", first: true });

test("the double of Electron throws at a member that it lacks, with its name", () => {
  const { electron, app, session } = world();
  app.becomeReady();
  const window = new electron.BrowserWindow();
  for (const [asked, name] of [
    [() => (electron.app as unknown as Electron.App).setName("x"), "app.setName"],
    [() => (electron.dialog as Electron.Dialog).showCertificateTrustDialog({} as never), "dialog.showCertificate"],
    [() => (window as unknown as Electron.BrowserWindow).setProgressBar(1), "BrowserWindow.setProgressBar"],
    [() => (window.webContents as unknown as Electron.WebContents).openDevTools(), "WebContents.openDevTools"],
    [() => (electron.BrowserWindow as unknown as typeof Electron.BrowserWindow).getFocusedWindow(), "getFocusedWindow"],
    [() => (session.fromPartition("app") as unknown as Electron.Session).clearCache(), "Session.clearCache"],
    [() => app.getPath("home"), 'app.getPath("home")'],
    [() => electron.Menu.buildFromTemplate([{ role: "reload" }]), "reload"],
  ] as const)
    expect(asked, name).toThrow(name);
});

test("the double of Electron takes early what Electron takes early only, and gives late what it gives late", () => {
  const { electron, app } = world();
  expect(() => new electron.BrowserWindow()).toThrow("before the app is ready");
  expect(() => electron.session.fromPartition("app")).toThrow("before the app is ready");
  expect(() => electron.screen.getAllDisplays()).toThrow("before the app is ready");
  app.becomeReady();
  expect(() => electron.app.enableSandbox()).toThrow("before the app is ready");
  expect(() => electron.protocol.registerSchemesAsPrivileged([])).toThrow("before the app is ready");
  expect(() => electron.app.commandLine.appendSwitch("no-pings")).toThrow("before the app is ready");
});

test("a window of the double of Electron that is gone answers nothing more, and the last one ends the program", async () => {
  const { electron, app } = world();
  app.becomeReady();
  const [one, other] = [new electron.BrowserWindow(), new electron.BrowserWindow()];
  one.close();
  expect(one.isDestroyed()).toBe(true);
  expect(() => one.focus()).toThrow("Object has been destroyed");
  other.once("close", (event) => event.preventDefault());
  other.close();
  expect(other.isDestroyed()).toBe(false);
  app.quit();
  expect(await app.ended).toBe(0);
});

test("permissions, requests and windows are free in the double of Electron, as there, where nobody takes them away", async () => {
  const { electron, app, session } = world();
  app.becomeReady();
  const own = session.fromPartition("app");
  expect(await own.permits("media")).toBe(true);
  expect(own.downloads()).toBe(true);
  await expect(own.request("https://example.org/")).rejects.toThrow("left the program");
  const { webContents } = new electron.BrowserWindow();
  expect(webContents.navigate("https://example.org/")).toBe(true);
  await expect(webContents.open("https://example.org/")).rejects.toThrow("left the program");
});
