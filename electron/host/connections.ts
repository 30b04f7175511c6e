/**
 * Room for new pages, whoever else holds connections open. Any program of this computer may connect; what it may not do
 * is keep others out by connecting often and saying little.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** Connections that have not shown a token. Open pages do not count: they have room of their own. */
export const MOST_STRANGERS = 128;

export interface Connections {
  /** This one has shown a token: it is no stranger any more. */
  welcome(socket: Duplex): void;
}

/**
 * When there are too many strangers, one is cut: the oldest of those that have not asked for anything yet, and only
 * where there are none of them the oldest of all. So a page that asks at once is served at once.
 */
export function limitConnections(server: Server): Connections {
  // Both in the order in which they came.
  const silent = new Set<Duplex>();
  const asking = new Set<Duplex>();
  server.on("connection", (socket: Socket) => {
    silent.add(socket);
    socket.on("close", () => forget(socket));
    if (silent.size + asking.size <= MOST_STRANGERS) return;
    const [oldest] = silent.size > 1 ? silent : asking;
    oldest?.destroy();
  });
  server.on("request", ({ socket, method }: IncomingMessage, response: ServerResponse) => {
    // A body may drip: its sender has asked for something when it has been answered.
    if (method === "GET") asked(socket);
    else response.on("finish", () => asked(socket));
  });

  function asked(socket: Duplex): void {
    if (silent.delete(socket)) asking.add(socket);
  }

  function forget(socket: Duplex): void {
    silent.delete(socket);
    asking.delete(socket);
  }

  return { welcome: forget };
}
