/** One address opens one page: what a stranger has from reading it, before the page and after. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openWindow } from "../../../electron/host/browser.ts";
import { type Host, startHost } from "../../../electron/host/server.ts";
import { createTickets, DOUBT_MS } from "../../../electron/host/tickets.ts";
import { tokenFor } from "../../support/page.ts";

let folder: string;
let host: Host;
let twice: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-tickets-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  twice = 0;
  host = await startHost({
    renderer: folder,
    backend: { connect: () => new MessageChannel().port1 },
    onTwice: () => twice++,
  });
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a ticket", () => {
  test("is exchanged once, for a token that stands in no address", async () => {
    const address = host.address();
    const token = await tokenFor(address);
    expect(address).not.toContain(token);
    expect(await answer(token)).toBe("open");
    expect(await answer(new URL(address).hash.slice(3))).toBe("401");
    await expect(tokenFor(address)).rejects.toThrow("410");
  });

  test("that was never issued gives nothing, and neither does a question of another form", async () => {
    await expect(tokenFor(`http://${host.authority}/#t=${"x".repeat(43)}`)).rejects.toThrow("401");
    for (const body of ["", "{", "[]", "null", '{"ticket":5}', '{"ticket":["x"]}']) {
      const origin = `http://${host.authority}`;
      const headers = { origin, "content-type": "application/json" };
      expect((await fetch(`${origin}/ticket`, { method: "POST", headers, body })).status).toBe(400);
    }
    expect(twice).toBe(0);
  });

  test("shown again at once shuts out whoever was first, and the host says so", async () => {
    const address = host.address();
    const stranger = await opened(await tokenFor(address));
    const bystander = await opened(await tokenFor(host.address()));
    const shutOut = new Promise((resolve) => stranger.on("close", resolve));
    await expect(tokenFor(address)).rejects.toThrow("410");
    expect(await shutOut).toBe(4001);
    expect(twice).toBe(1);
    expect(bystander.readyState).toBe(WebSocket.OPEN);
    bystander.close();
  });

  test("shown again later is worthless and disturbs nobody", () => {
    let now = 0;
    const seen: (string | null)[] = [];
    const tickets = createTickets({ now: () => now, onTwice: (token) => seen.push(token) });
    const ticket = tickets.issue();
    const given = tickets.exchange(ticket);
    const token = "token" in given ? given.token : "";
    now = DOUBT_MS;
    expect(tickets.exchange(ticket)).toEqual({ refused: "used" });
    expect(tickets.isGood(token)).toBe(true);
    expect(seen).toEqual([null]);
  });
});

describe.skipIf(process.platform !== "linux")("the browser's command line", () => {
  test("read in the table of processes, gives nothing once the page is there", async () => {
    // Stands in for a browser: it keeps its command line in sight for as long as the test looks.
    const browser = join(folder, "browser");
    const script = `require("node:fs").writeFileSync("${browser}.started", ""); setTimeout(() => {}, 60_000);`;
    writeFileSync(browser, `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
    const child = openWindow(browser, host.address(), join(folder, "profile"));
    try {
      await expect.poll(() => existsSync(`${browser}.started`)).toBe(true);
      const seen = commandLines().find((line) => line.includes(`--app=http://${host.authority}/`)) ?? "";
      const read = seen.match(/--app=(\S+)/)?.[1] ?? "";
      const token = await tokenFor(read);
      const page = await opened(token);
      await expect(tokenFor(read)).rejects.toThrow("410");
      expect(commandLines().join("\n")).not.toContain(token);
      page.close();
    } finally {
      child.kill();
    }
  });
});

function commandLines(): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")] : [];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
}

function opened(token: string): Promise<WebSocket> {
  const socket = dial(token);
  return new Promise((resolve, reject) => socket.on("open", () => resolve(socket)).on("error", reject));
}

/** "open", or the status of the refusal. */
function answer(token: string): Promise<string> {
  const socket = dial(token);
  return new Promise((resolve) => {
    socket.on("open", () => {
      socket.close();
      resolve("open");
    });
    socket.on("unexpected-response", (_request, { statusCode }) => resolve(String(statusCode)));
    socket.on("error", () => {});
  });
}

function dial(token: string): WebSocket {
  const origin = `http://${host.authority}`;
  return new WebSocket(`ws://${host.authority}/rpc`, ["concord", `concord.${token}`], { origin });
}
