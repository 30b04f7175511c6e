/** Other users of this computer: found out by the kernel's table of connections, and refused whatever they hold. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { endianness, tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { expect, test } from "vitest";
import { isOtherUsers, userOf } from "../../../electron/host/neighbour.ts";
import { startHost } from "../../../electron/host/server.ts";
import { tokenFor } from "../../support/page.ts";

const ends = { remoteAddress: "127.0.0.1", remotePort: 0xd431, localAddress: "127.0.0.1", localPort: 0x1f90 };

test.runIf(endianness() === "LE")("the owner stands in the row of the other end", () => {
  const head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
  const row = (from: string, to: string, user: number) =>
    `   1: ${from} ${to} 01 00000000:00000000 00:00000000 00000000  ${user}        0 12345 1 0000 20 4 30 10 -1`;
  const ours = row("0100007F:1F90", "0100007F:D431", 1);
  const theirs = row("0100007F:D431", "0100007F:1F90", 1001);
  expect(userOf(ends, [head, ours, theirs].join("\n"))).toBe(1001);
  expect(userOf(ends, [head, ours].join("\n"))).toBeNull();
  // The same ports from another address of the loopback are another connection.
  expect(userOf(ends, [row("0200007F:D431", "0100007F:1F90", 7), theirs].join("\n"))).toBe(1001);
  // A socket of IPv6 that speaks to an address of IPv4.
  const mapped = "0000000000000000FFFF0000";
  expect(userOf(ends, row(`${mapped}0100007F:D431`, `${mapped}0100007F:1F90`, 1002))).toBe(1002);
  expect(userOf({ ...ends, remoteAddress: undefined }, theirs)).toBeNull();
});

test("one's own connections are one's own", async () => {
  const { promise, resolve } = Promise.withResolvers<Socket>();
  const server = createServer(resolve).listen(0, "127.0.0.1");
  await new Promise((listening) => server.on("listening", listening));
  const client = connect((server.address() as { port: number }).port, "127.0.0.1");
  const socket = await promise;
  expect(isOtherUsers(socket)).toBe(false);
  client.destroy();
  socket.destroy();
  server.close();
});

// Only the superuser can take another's name.
test.runIf(process.platform === "linux" && process.getuid?.() === 0)(
  "another user who has read the address gets the empty page and nothing for it, and the page that it was made for still opens",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "concord-neighbour-"));
    writeFileSync(join(folder, "index.html"), "<!doctype html>");
    let told = 0;
    const host = await startHost({
      renderer: folder,
      backend: { connect: () => new MessageChannel().port1 },
      onStranger: () => told++,
    });
    const address = host.address();
    const origin = `http://${host.authority}`;
    const body = JSON.stringify({ ticket: new URL(address).hash.slice(3) });
    expect(await asNobody(origin, "/ticket", body)).toContain("403 Forbidden");
    const token = await tokenFor(address);
    expect(await asNobody(origin, "/rpc", "", token)).toContain("403 Forbidden");
    expect(told).toBe(2);
    // The interface itself is no secret: it is the same for everybody, and holds nothing of a workspace.
    expect(await asNobody(origin, "/")).toContain("200 OK");
    expect(told).toBe(2);
    await host.close();
    rmSync(folder, { recursive: true });
  },
);

/** What the host answers to a request that is right in every way but for who sends it. */
function asNobody(origin: string, path: string, body?: string, token?: string): Promise<string> {
  const { host, hostname, port } = new URL(origin);
  const common = [`Host: ${host}`, `Origin: ${origin}`];
  const request = token
    ? [
        `GET ${path} HTTP/1.1`,
        ...common,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
      ].concat("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", `Sec-WebSocket-Protocol: concord, concord.${token}`)
    : body === undefined
      ? [`GET ${path} HTTP/1.1`, ...common]
      : [`POST ${path} HTTP/1.1`, ...common, "Content-Type: application/json", `Content-Length: ${body.length}`];
  const code = `const socket = require("node:net").connect(${port}, "${hostname}");
    socket.write(${JSON.stringify(`${request.join("\r\n")}\r\n\r\n${body ?? ""}`)});
    socket.once("data", (data) => { console.log(String(data)); socket.destroy(); });`;
  const child = spawn(process.execPath, ["-e", code], { uid: 65_534, gid: 65_534, cwd: "/" });
  let answer = "";
  child.stdout.on("data", (data) => {
    answer += data;
  });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", () => resolve(answer)));
}
