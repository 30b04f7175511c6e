/** What strangers cost: whose a connection is, which takes the system long to say, is asked only of who holds a secret. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { startHost } from "../../../electron/host/server.ts";
import { tokenFor } from "../../support/page.ts";

let asked = 0;
vi.mock("../../../electron/host/neighbour.ts", () => ({
  isOtherUsers: () => {
    asked += 1;
    return false;
  },
}));

test("posts that are never finished, unknown tickets and wrong tokens are refused before that is asked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-strangers-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  const host = await startHost({ renderer: folder, backend: { connect: () => new MessageChannel().port1 } });
  const [hostname = "", port] = host.authority.split(":");
  const common = `Host: ${host.authority}\r\nOrigin: http://${host.authority}\r\n`;
  const answer = (request: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(request));
      socket.once("data", (data) => {
        resolve(String(data));
        socket.destroy();
      });
    });
  const post = (path: string, body: string) =>
    `POST ${path} HTTP/1.1\r\n${common}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const unfinished = Array.from({ length: 300 }, () => {
    const socket = connect(Number(port), hostname).on("error", () => {});
    socket.write(
      `POST /ticket HTTP/1.1\r\n${common}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
    );
    return socket;
  });
  expect(await answer(`GET / HTTP/1.1\r\n${common}\r\n`)).toContain("200 OK");
  expect(await answer(post("/ticket", '{"ticket":"unknown"}'))).toContain("401 Unauthorized");
  expect(await answer(post("/other", "{}"))).toContain("404 Not Found");
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  const key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
  const wrong = `Sec-WebSocket-Protocol: concord, concord.${"A".repeat(43)}\r\n`;
  expect(await answer(`GET /rpc HTTP/1.1\r\n${common}${upgrade}${key}${wrong}\r\n`)).toContain("401 Unauthorized");
  expect(asked).toBe(0);
  await tokenFor(host.address());
  expect(asked).toBe(1);
  for (const socket of unfinished) socket.destroy();
  await host.close();
  rmSync(folder, { recursive: true });
});
