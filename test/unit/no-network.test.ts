/** No part of the program reaches for another computer: only the web host has to do with the network, and it only listens. */
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Modules of Node, packages and names of the browser by which a connection is opened. */
const NETWORK =
  /from "(node:(net|http|https|http2|dns|dns\/promises|tls|dgram)|ws|undici)"|\b(fetch|EventSource|sendBeacon|WebSocket|XMLHttpRequest|WebTransport|RTCPeerConnection)\(/;

const files = globSync("{db,electron,renderer}/**/*.{ts,tsx,mjs}").map((path) => path.replaceAll("\\", "/"));

test("modules of the network are named by the web host and by the page's way back to it alone", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => NETWORK.test(readFileSync(file, "utf8"))).toSorted()).toEqual([
    "electron/host/checks.ts",
    "electron/host/connections.ts",
    "electron/host/server.ts",
    "electron/host/socket.ts",
    "renderer/app/connection/connection.ts",
    "renderer/app/connection/key.ts",
  ]);
});

test("the page asks only whoever it came from", () => {
  expect(readFileSync("renderer/app/connection/connection.ts", "utf8")).toContain(`://\${location.host}/rpc\``);
  expect(readFileSync("renderer/app/connection/key.ts", "utf8")).toMatch(/\bfetch\("\/ticket"/);
});
