/** What the loopback host refuses, spoken byte by byte, as a hostile page or program would. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { MOST_STRANGERS } from "../../../electron/host/connections.ts";
import { type Host, LIMITS, SILENCE, startHost } from "../../../electron/host/server.ts";
import { MAX_FRAME, MAX_FRAMES_PER_SECOND } from "../../../electron/host/socket.ts";
import { tokenFor } from "../../support/page.ts";

let folder: string;
let host: Host;
let token: string;
let port: number;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-host-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(folder, "assets", "app.js"), "export {};");
  writeFileSync(join(folder, "assets", "notes.secret"), "not for the page");
  host = await startHost({ renderer: folder, backend: { connect: echo } });
  port = Number(host.authority.split(":")[1]);
  origin = `http://${host.authority}`;
  token = await tokenFor(host.address());
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

describe("the address", () => {
  test("is loopback with a random port, the ticket only in the fragment", () => {
    expect(host.address()).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}\/#t=[\w-]{43}$/);
  });

  test("answers on no other address of this computer", async () => {
    await expect(speak("", "127.0.0.2")).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe("Host", () => {
  test.each([
    "evil.example",
    "localhost",
    "0.0.0.0",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1:PORT.evil.example",
    "localhost:PORT",
    "a@127.0.0.1:PORT",
    "[::1]:PORT",
  ])("%s is refused with 421", async (name) => {
    expect(await status(get("/", { Host: name.replace("PORT", String(port)) }))).toBe(421);
  });

  test("missing is refused with 400, given twice with 421", async () => {
    expect(await status("GET / HTTP/1.1\r\n\r\n")).toBe(400);
    expect(await status(`GET / HTTP/1.1\r\nHost: ${host.authority}\r\nHost: ${host.authority}\r\n\r\n`)).toBe(421);
  });
});

describe("the request line", () => {
  test.each([
    ["http://evil.example/", 400],
    ["http://HOST/", 400],
    [`/${"a".repeat(600)}`, 400],
    ["/../../etc/passwd", 404],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/..%5c..%5cwindows", 404],
    ["/assets/../index.html", 404],
    ["/C:/windows/win.ini", 404],
    ["/assets/notes.secret", 404],
    ["/?t=TOKEN", 404],
    ["/__proto__", 404],
    ["/constructor", 404],
  ])("%s gets %i", async (url, expected) => {
    const asked = url.replace("HOST", host.authority).replace("TOKEN", token);
    expect(await status(get(asked))).toBe(expected);
  });

  test.each(["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])("method %s gets 405", async (method) => {
    expect(await status(get("/").replace("GET", method))).toBe(405);
  });

  test.each([
    ["bytes of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01"],
    ["a method with NUL", "GE\0T / HTTP/1.1\r\n\r\n"],
    ["bare line feeds", "GET / HTTP/1.1\nHost: x\n\n"],
    ["headers of 20 kB", get("/", { "X-Long": "a".repeat(20_000) })],
    ["two lengths", `POST / HTTP/1.1\r\nHost: H\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ])("%s gets 400 and the connection is closed", async (_name, bytes) => {
    expect(await status(bytes)).toBe(400);
  });
});

describe("who asks", () => {
  test.each(["http://evil.example", "null", "https://HOST", "file://", "http://localhost:PORT"])(
    "Origin %s gets 403",
    async (from) => {
      const value = from.replace("HOST", host.authority).replace("PORT", String(port));
      expect(await status(get("/", { Origin: value }))).toBe(403);
    },
  );

  test.each([
    ["cross-site", 403],
    ["same-site", 403],
    ["same-origin", 200],
    ["none", 200],
  ])("Sec-Fetch-Site %s gets %i", async (site, expected) => {
    expect(await status(get("/", { "Sec-Fetch-Site": site }))).toBe(expected);
  });

  test("a page fetched ahead gets 503: it would use up the address", async () => {
    expect(await status(get("/", { "Sec-Purpose": "prefetch;prerender" }))).toBe(503);
  });

  test("a form gets 415, a POST without Origin 403, one too large 413, a proper one still finds nothing", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      expect(await status(post({ Origin: origin, "Content-Type": type }))).toBe(415);
    expect(await status(post({ "Content-Type": "application/json" }))).toBe(403);
    const json = { Origin: origin, "Content-Type": "application/json" };
    expect(await status(post({ ...json, "Content-Length": "50000000" }))).toBe(413);
    expect(await status(post({ ...json, "Content-Length": "2" }, "{}"))).toBe(404);
    const chunk = `${(3_000_000).toString(16)}\r\n${"a".repeat(3_000_000)}\r\n0\r\n\r\n`;
    expect(await status(post({ ...json, "Transfer-Encoding": "chunked" }, chunk))).toBe(413);
  });
});

describe("the page", () => {
  test("comes with the security headers, a fresh nonce and no permission for other origins", async () => {
    const [first, second] = [await speak(get("/")), await speak(get("/"))];
    const policy = first.match(/content-security-policy: (.*)\r/)?.[1] ?? "";
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1];
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://${host.authority};`);
    expect(policy).not.toContain("unsafe");
    expect(first).toContain(`nonce="${nonce}"`);
    expect(second).not.toContain(`nonce="${nonce}"`);
    for (const header of [
      "x-content-type-options: nosniff",
      "cache-control: no-store",
      "referrer-policy: no-referrer",
      "cross-origin-resource-policy: same-origin",
      "cross-origin-opener-policy: same-origin",
    ])
      expect(first).toContain(header);
    expect(first).not.toMatch(/access-control|set-cookie|x-powered-by/i);
  });

  test("is not served once its file has changed on disk or is gone, and the host goes on", async () => {
    const file = join(folder, "assets", "app.js");
    expect(await status(get("/assets/app.js"))).toBe(200);
    writeFileSync(file, "export const changed = true;");
    expect(await status(get("/assets/app.js"))).toBe(409);
    rmSync(file);
    expect(await status(get("/assets/app.js"))).toBe(409);
    writeFileSync(file, "export {};");
  });
});

describe("the WebSocket", () => {
  test("relays frames for the page that holds the token", async () => {
    const socket = await opened(token);
    socket.send("你好");
    expect(await message(socket)).toBe("echo 你好");
    socket.close();
  });

  test.each([
    ["without a token", undefined, {}, "/rpc", 401],
    ["with a wrong token", "x".repeat(43), {}, "/rpc", 401],
    ["with the token in the address", undefined, {}, "/rpc?t=TOKEN", 404],
    ["elsewhere", "TOKEN", {}, "/socket", 404],
    ["from a foreign page", "TOKEN", { origin: "http://evil.example" }, "/rpc", 403],
    ["from no page", "TOKEN", { origin: undefined }, "/rpc", 403],
    ["under another name", "TOKEN", { host: "evil.example" }, "/rpc", 421],
  ])("%s is refused", async (_name, named, headers, path, expected) => {
    const given = named?.replace("TOKEN", token);
    expect(await handshake(given, headers, path.replace("TOKEN", token))).toBe(expected);
  });

  test("closes with 1009 on a frame that is too long", async () => {
    const socket = await opened(token);
    socket.send("a".repeat(MAX_FRAME + 1));
    expect(await closed(socket)).toBe(1009);
  });

  test("closes with 1008 on a flood of frames, with 1003 on binary ones", async () => {
    const flooding = await opened(token);
    for (let n = 0; n < 2 * MAX_FRAMES_PER_SECOND + 2; n++) flooding.send("x");
    expect(await closed(flooding)).toBe(1008);
    const binary = await opened(token);
    binary.send(Buffer.from([1, 2]));
    expect(await closed(binary)).toBe(1003);
  });
});

test("the page of this project's security says how long and how many, and no other numbers", () => {
  const page = readFileSync("docs/security.md", "utf8");
  const seconds = (ms: number) => `${ms / 1_000} seconds`;
  expect(page).toContain(`Of ${MOST_STRANGERS} such connections, one that has not asked for anything is cut`);
  expect(page).toContain(`One that says nothing for ${seconds(SILENCE)} is cut`);
  expect(page).toContain(`whose headers are not there after ${seconds(LIMITS.headersTimeout)}`);
  expect(page).toContain(`not all of its request after ${seconds(LIMITS.requestTimeout)}`);
  expect(page).toContain(`checked every ${LIMITS.connectionsCheckingInterval === 1_000 ? "second" : "?"}`);
});

// Together, since what they do is wait.
describe.concurrent("slow clients", () => {
  test("a body that drips is cut when the time for its request is over, not with the headers and not later", async ({
    expect,
  }) => {
    const started = performance.now();
    const head = post({ Origin: origin, "Content-Type": "application/json", "Content-Length": "1000" });
    const { open } = await drip(head.replace("Host: HOST", `Host: ${host.authority}`));
    await until(() => !open());
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(LIMITS.headersTimeout + 2 * LIMITS.connectionsCheckingInterval);
    // Node looks every second, and the machine may be busy.
    expect(took).toBeLessThan(LIMITS.requestTimeout + 5_000);
  }, 30_000);

  test("60 connections that drip or say nothing are all closed, and others are served while they are open", async ({
    expect,
  }) => {
    const slow = await Promise.all(
      Array.from({ length: 60 }, (_, n) => drip(n % 3 === 0 ? "" : get("/").slice(0, 30))),
    );
    let served = 0;
    do {
      expect(await status(get("/"))).toBe(200);
      if (slow.some(({ open }) => open())) served += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (slow.some(({ open }) => open()));
    expect(served).toBeGreaterThan(0);
  }, 30_000);
});

describe("too many clients", () => {
  test("of those that have asked for nothing the oldest is cut for each that is too many, and no other", async () => {
    const silent: Awaited<ReturnType<typeof drip>>[] = [];
    for (let n = 0; n < MOST_STRANGERS + 2; n++) silent.push(await drip(""));
    await until(() => silent.filter(({ open }) => !open()).length >= 2);
    expect(silent.map(({ open }) => open())).toEqual(silent.map((_, n) => n >= 2));
    for (const { destroy } of silent) destroy();
  });

  test("200 that drip, say nothing or want no answer, and come back when they are cut, keep no page out", async () => {
    const before = await opened(token);
    let running = true;
    let cut = 0;
    const kinds = ["", get("/").slice(0, 30), post({ Origin: origin, "Content-Type": "application/json" }).trimEnd()];
    const crowd = Array.from({ length: 200 }, async (_, n) => {
      while (running) {
        const { open, destroy } = await drip(kinds[n % kinds.length] ?? "");
        await until(() => !running || !open());
        destroy();
        cut += 1;
      }
    });
    await until(() => cut >= 100);
    for (let n = 0; n < 10; n++) {
      expect(await status(get("/"))).toBe(200);
      const page = await opened(token);
      page.send("here");
      expect(await message(page)).toBe("echo here");
      page.close();
    }
    before.send("still here");
    expect(await message(before)).toBe("echo still here");
    before.close();
    running = false;
    await Promise.all(crowd);
  }, 30_000);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function echo() {
  const { port1, port2 } = new MessageChannel();
  port2.on("message", (text: string) => port2.postMessage(`echo ${text}`));
  return port1;
}

function get(url: string, headers: Record<string, string> = {}): string {
  const all = { Host: "HOST", ...headers };
  return `GET ${url} HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
}

function post(headers: Record<string, string>, body = ""): string {
  return `${get("/rpc", headers).replace("GET", "POST")}${body}`;
}

/** Sends bytes and returns everything that comes back until the connection closes or an answer is complete. */
function speak(bytes: string, address = "127.0.0.1"): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address);
    let answer = "";
    socket.setTimeout(8_000, () => socket.destroy(new Error("no answer")));
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (/^HTTP.* 200 /.test(answer) && answer.includes("\r\n\r\n")) socket.end();
    });
    socket.on("close", () => resolve(answer));
    socket.write(bytes.replace("Host: HOST", `Host: ${host.authority}`), "latin1");
  });
}

async function status(bytes: string): Promise<number> {
  return Number((await speak(bytes)).match(/^HTTP\/1\.1 (\d{3})/)?.[1]);
}

function drip(start: string): Promise<{ open: () => boolean; destroy: () => void }> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, "127.0.0.1");
    const handle = { open: () => !socket.destroyed, destroy: () => socket.destroy() };
    socket.on("connect", () => {
      if (start) socket.write(start);
      const timer = setInterval(() => start && socket.writable && socket.write("a"), 500);
      socket.on("close", () => clearInterval(timer));
      resolve(handle);
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(handle));
  });
}

type Headers = { origin?: string | undefined; host?: string };

function dial(token: string | undefined, headers: Headers, path: string): WebSocket {
  const from = "origin" in headers ? headers.origin : origin;
  return new WebSocket(`ws://${host.authority}${path}`, token ? [`concord.${token}`] : [], {
    headers: { ...(from ? { origin: from } : {}), ...(headers.host ? { host: headers.host } : {}) },
  });
}

function handshake(token: string | undefined, headers: Headers, path: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = dial(token, headers, path);
    socket.on("open", () => resolve(101));
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("error", () => {});
  });
}

function opened(token: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = dial(token, {}, "/rpc");
    socket.on("open", () => resolve(socket));
    socket.on("error", reject);
  });
}

function message(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => socket.once("message", (data) => resolve(data.toString())));
}

function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("close", (code) => resolve(code));
  });
}
