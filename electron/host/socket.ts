/** The RPC over a WebSocket: text frames go to the worker's port as they are, and back. Nothing is parsed here. */
import type { MessagePort } from "node:worker_threads";
import { type RawData, type WebSocket, WebSocketServer } from "ws";

/** The longest frame: a text of a million Chinese characters still reaches validation and gets its typed refusal. */
export const MAX_FRAME = 8 * 1024 * 1024;
/** Far above what typing, grids and scripts need, and below what a runaway page sends. */
export const MAX_FRAMES_PER_SECOND = 8_000;
export const MAX_SOCKETS = 32;
/** A page that stops reading is cut off before its answers fill the memory. */
const MAX_UNREAD = 64 * 1024 * 1024;

/** Closing codes of RFC 6455 section 7.4.1; `usedTwice` is our own and known to the page. */
const CLOSE = { goingAway: 1001, unsupported: 1003, policy: 1008, internal: 1011, usedTwice: 4001 } as const;

export function createSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    // "concord" is named when offered, so that the token need not be said back.
    handleProtocols: (offered) => (offered.has("concord") ? "concord" : ([...offered][0] ?? false)),
  });
}

/** Joins a socket and a port until either closes. */
export function relay(socket: WebSocket, port: MessagePort): void {
  const withinRate = frameCounter();
  socket.on("message", (data: RawData, binary: boolean) => {
    if (binary) socket.close(CLOSE.unsupported, "text frames only");
    else if (!withinRate()) socket.close(CLOSE.policy, "too many frames");
    else port.postMessage(data.toString());
  });
  port.on("message", (message: string) => {
    if (socket.bufferedAmount > MAX_UNREAD) socket.close(CLOSE.policy, "not reading");
    else socket.send(message);
  });
  socket.on("close", () => port.close());
  // ws closes the socket itself after a frame that is too long (1009) or broken (1002, 1007).
  socket.on("error", () => {});
  port.on("close", () => socket.close(CLOSE.internal, "connection to the workspace ended"));
}

export function end(socket: WebSocket, why: keyof typeof CLOSE): void {
  socket.close(CLOSE[why]);
}

export function dismissAll(server: WebSocketServer): void {
  for (const socket of server.clients) socket.close(CLOSE.goingAway, "Concord is closing");
}

function frameCounter(): () => boolean {
  let second = 0;
  let frames = 0;
  return () => {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, frames] = [now, 0];
    frames += 1;
    return frames <= MAX_FRAMES_PER_SECOND;
  };
}
