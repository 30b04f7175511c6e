import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { listAssets } from "../../../electron/host/assets.ts";
import { menuFor } from "../../../electron/main/menu.ts";
import { answer } from "../../../electron/main/page.ts";
import { relay } from "../../../electron/main/relay.ts";
import {
  isOwnPage,
  mayHave,
  mayOpen,
  mayRequest,
  pageHeaders,
  WEB_PREFERENCES,
} from "../../../electron/main/settings.ts";
import { refusedSwitch } from "../../../electron/main/switches.ts";

describe("the shell's settings", () => {
  it("give the page no Node, no other origin and no disk session", () => {
    expect(WEB_PREFERENCES).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(WEB_PREFERENCES.partition.startsWith("persist:")).toBe(false);
  });

  it("let requests go only to the shell's own files", () => {
    expect(mayRequest("app://concord/index.html")).toBe(true);
    expect(mayRequest("blob:app://concord/1")).toBe(true);
    expect(mayRequest("chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html")).toBe(true);
    for (const url of [
      "chrome-extension://other/index.html",
      "chrome://settings/",
      "https://example.org/",
      "http://127.0.0.1/",
      "file:///etc/passwd",
      "app://concord.evil/",
      "ws://a/",
      "data:text/html,x",
    ])
      expect(mayRequest(url), url).toBe(false);
  });

  it("let the page open the projector and no other window", () => {
    expect(mayOpen("app://concord/#/projector/meeting-1")).toBe(true);
    for (const url of [
      "app://concord/",
      "app://concord/#/settings",
      "app://concord.evil/#/projector/x",
      "https://example.org/#/projector/x",
      "file:///#/projector/x",
    ])
      expect(mayOpen(url), url).toBe(false);
  });

  it("grant the clipboard and nothing else", () => {
    expect(mayHave("clipboard-sanitized-write")).toBe(true);
    for (const permission of ["media", "geolocation", "notifications", "clipboard-read", "openExternal", "usb"])
      expect(mayHave(permission), permission).toBe(false);
  });

  it("listen only to the page's own main frame", () => {
    expect(isOwnPage("app://concord/", true)).toBe(true);
    expect(isOwnPage("app://concord/", false)).toBe(false);
    expect(isOwnPage("https://concord/", true)).toBe(false);
    expect(isOwnPage(undefined, true)).toBe(false);
  });

  it("send a policy that allows no foreign script", () => {
    const policy = pageHeaders("abc")["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
  });
});

describe("the command line", () => {
  const nothing = () => false;

  it.each([
    ["--remote-debugging-port=9222", "remote-debugging-port"],
    ["--remote-debugging-pipe", "remote-debugging-pipe"],
    ["-remote-debugging-port=0", "remote-debugging-port"],
    ["/remote-debugging-port=0", "remote-debugging-port"],
    ["--Remote-Debugging-Port", "remote-debugging-port"],
    ["--remote-debugging-of-tomorrow", "remote-debugging-of-tomorrow"],
    ["--inspect", "inspect"],
    ["--inspect-brk=127.0.0.1:9229", "inspect-brk"],
    ["--inspect-of-tomorrow", "inspect-of-tomorrow"],
    ["--debug-port=5858", "debug-port"],
    ["--js-flags=--expose-gc", "js-flags"],
    ["--renderer-cmd-prefix=gdb", "renderer-cmd-prefix"],
    ["--disable-web-security", "disable-web-security"],
    ["--no-sandbox", "no-sandbox"],
    ["--log-net-log=net.json", "log-net-log"],
  ])("%s is refused, wherever it stands", (argument, name) => {
    expect(refusedSwitch(["concord", argument], nothing)).toBe(name);
    expect(refusedSwitch(["concord", "--demo", "--", argument], nothing)).toBe(name);
  });

  it("is refused for what Chromium took from elsewhere", () => {
    expect(refusedSwitch(["concord"], (name) => name === "remote-debugging-port")).toBe("remote-debugging-port");
  });

  it("may hold what people start it with", () => {
    const usual = [
      "/opt/Concord/concord",
      "--demo",
      "--lang=zh",
      "--disable-gpu",
      "--ozone-platform=wayland",
      "-psn_0_1",
    ];
    expect(refusedSwitch([...usual, "--force-device-scale-factor=2", "inspect", "C:\\inspect"], nothing)).toBeNull();
  });

  it("is read before anything else of the shell is loaded", () => {
    const [first] = readFileSync("electron/main/index.ts", "utf8").match(/^import .*$/m) ?? [];
    expect(first).toBe('import "./gate.ts";');
  });
});

describe("the page's files", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-page-"));
  writeFileSync(join(folder, "index.html"), '<meta nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, "secret.key"), "x");
  const assets = listAssets(folder);

  it("are answered with a fresh nonce in page and policy", async () => {
    const response = answer(assets, "app://concord/");
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? "";
    expect(nonce).not.toContain("CSP");
    expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(/nonce="([^"]+)"/.exec(await answer(assets, "app://concord/").text())?.[1]).not.toBe(nonce);
  });

  it.each([
    "app://concord/secret.key",
    "app://concord/../secret.key",
    "app://concord/%2e%2e/x",
    "app://other/",
    "app://concord/nothing.js",
  ])("%s is not there", (url) => expect(answer(assets, url).status).toBe(404));
});

describe("the relay between page and worker", () => {
  it("passes text frames both ways and closes with either side", async () => {
    const page = new FakePort();
    const { port1, port2 } = new MessageChannel();
    relay(page, port1);
    page.emit("message", { data: "from the page" });
    expect(await next(port2)).toBe("from the page");
    port2.postMessage("from the worker");
    await expect.poll(() => page.sent).toEqual(["from the worker"]);
    page.emit("message", { data: { not: "text" } });
    expect(page.closed).toBe(true);
    port2.close();
  });
});

describe("the menu", () => {
  it("has the same commands in both languages", () => {
    const roles = (language: "zh" | "en") =>
      menuFor(language).flatMap(({ submenu = [] }) => submenu.map(({ role }) => role));
    expect(roles("zh")).toEqual(roles("en"));
    expect(menuFor("zh")[0]?.label).toBe("文件");
  });
});

class FakePort extends EventEmitter {
  sent: unknown[] = [];
  closed = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {}
  close(): void {
    this.closed = true;
  }
}

function next(port: { once(event: "message", listener: (message: unknown) => void): unknown }): Promise<unknown> {
  return new Promise((resolve) => port.once("message", resolve));
}
