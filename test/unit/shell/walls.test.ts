/** The shell on the DOUBLE of Electron (test/shell-double): what a page gets, and everything that it may not do. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { removeHomes, type Shell, startShell } from "../../shell-double/start.ts";
import type { BrowserWindowDouble } from "../../shell-double/window.ts";

let shell: Shell;
let main: BrowserWindowDouble;
beforeAll(async () => {
  shell = await startShell();
  main = await shell.window();
});
afterEach(() => {
  for (const other of shell.windows()) if (other !== main) other.destroy();
});
afterAll(async () => {
  await shell.dispose();
  removeHomes();
});

const projector = "app://concord/#/projector/meeting-1";

describe("on the double of Electron, a page", () => {
  test("is answered with the policy and a fresh nonce, and with nothing that is not the interface's", async () => {
    const { session } = main.webContents;
    const answer = await session.request("app://concord/");
    const policy = answer.headers.get("content-security-policy") ?? "";
    const [, nonce] = /nonce="([^"]+)"/.exec(await answer.text()) ?? [];
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await (await session.request("app://concord/")).text()).includes(nonce ?? "?")).toBe(false);
    for (const url of ["app://concord/secret.key", "app://concord/..%2f..%2fetc/passwd", "app://other/"])
      expect((await session.request(url).catch(() => null))?.ok ?? false, url).toBe(false);
  });

  test.each([
    "https://example.org/",
    "http://127.0.0.1:1/",
    "ws://127.0.0.1/",
    "file:///etc/passwd",
    "app://concord.evil/",
  ])("reaches nothing at %s", async (url) => {
    await expect(main.webContents.session.request(url)).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
  });

  test("goes nowhere else, and neither does the projector", async () => {
    const other = (await main.webContents.open(projector)) as BrowserWindowDouble;
    for (const { webContents } of [main, other])
      for (const url of ["https://example.org/", "file:///etc/passwd", "app://concord/other.html", "app://concord/"])
        expect(webContents.navigate(url), url).toBe(false);
    expect(main.webContents.attachWebview()).toBe(false);
  });

  test("opens the projector and no other window", async () => {
    for (const url of [
      "https://example.org/",
      "app://concord/",
      "about:blank",
      "file:///etc/passwd",
      "blob:app://concord/1",
    ])
      expect(await main.webContents.open(url), url).toBeNull();
    expect(shell.windows()).toHaveLength(1);
    const other = (await main.webContents.open(projector)) as BrowserWindowDouble;
    expect(shell.windows()).toHaveLength(2);
    // No window has more than the main one.
    expect(other.options.webPreferences).toEqual(main.options.webPreferences);
    expect(other.webContents.session).toBe(main.webContents.session);
    expect(await other.webContents.open("https://example.org/")).toBeNull();
  });

  test("is permitted to put text on the clipboard, and nothing more", async () => {
    const { session } = main.webContents;
    for (const permission of [
      "media",
      "geolocation",
      "notifications",
      "clipboard-read",
      "openExternal",
      "fullscreen",
    ]) {
      expect(await session.permits(permission), permission).toBe(false);
      expect(session.checks(permission), permission).toBe(false);
    }
    expect(await session.permits("clipboard-sanitized-write")).toBe(true);
    expect(session.permitsDevice("usb")).toBe(false);
    expect(session.downloads()).toBe(false);
  });

  test.each([
    ["a frame in it", { url: "app://concord/", parent: {} }],
    ["another origin", { url: "https://example.org/", parent: null }],
    ["one that begins alike", { url: "app://concord.evil/", parent: null }],
  ])("is heard by the shell, and %s is not", async (_who, frame) => {
    await expect(main.webContents.invoke("choose-file", undefined, frame)).rejects.toThrow("not from the page");
    await expect(main.webContents.invoke("choose-target", "x", frame)).rejects.toThrow("not from the page");
    expect(shell.dialogs.open).toEqual([]);
  });

  test("asks for nothing that the shell does not offer, or in another form", async () => {
    const ask = (channel: string, input?: unknown) => main.webContents.invoke(channel, input);
    await expect(ask("read-file", "/etc/passwd")).rejects.toThrow("No handler registered");
    await expect(ask("choose-target", "../../etc/passwd")).rejects.toThrow("Error invoking remote method");
    await expect(ask("choose-target", { name: "a" })).rejects.toThrow("Error invoking remote method");
    await expect(ask("save-file", { name: "a", bytes: new Uint8Array() })).rejects.toThrow("No handler registered");
    await expect(ask("set-language", "fr")).rejects.toThrow();
    expect(shell.dialogs.open).toEqual([]);
  });
});
