/** The web host: the same interface and the same worker as the Electron shell, for one person on this computer. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { type AssetMap, listAssets, readAsset } from "./assets.ts";
import { MAX_BODY, refusal, socketRefusal, tokenOf } from "./checks.ts";
import { limitConnections } from "./connections.ts";
import { isOtherUsers } from "./neighbour.ts";
import { NONCE_PLACEHOLDER, securityHeaders } from "./policy.ts";
import { createSocketServer, dismissAll, end, MAX_SOCKETS, relay } from "./socket.ts";
import { createTickets, type Exchange, type Tickets } from "./tickets.ts";
import type { Backend } from "./worker.ts";

const ADDRESS = "127.0.0.1";

/** Limits in bytes and milliseconds. Headers that drip are cut after `headersTimeout`, a body after `requestTimeout`. */
export const LIMITS = {
  maxHeaderSize: 8_192,
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  requireHostHeader: true,
  insecureHTTPParser: false,
} as const;
/** Node starts `headersTimeout` at the first byte; a connection that never says anything is cut by this. */
export const SILENCE = 5_000;

export interface Host {
  /** `127.0.0.1:<port>` */
  authority: string;
  /**
   * A new address that opens one page: `http://127.0.0.1:<port>/#t=<ticket>`, with `&lang=` where a language is asked
   * for. The fragment never leaves the browser, so no log holds it. `onUsed` is called when it has opened its page.
   */
  address(onUsed?: () => void): string;
  /** Stops listening, says goodbye to open pages and frees the port. The worker is not touched. */
  close(): Promise<void>;
}

export interface HostOptions {
  /** Folder of the built interface. */
  renderer: string;
  backend: Pick<Backend, "connect">;
  /** Lists the interface's files anew at every page load, for working on it. */
  reload?: boolean;
  /** The interface begins in it; absent: in the browser's, or the one chosen there before. */
  language?: "zh" | "en";
  /** An address was opened a second time: by mistake, or by somebody else who read it. */
  onTwice?: () => void;
  /** Another user of this computer has tried to come in, and was refused. */
  onStranger?: () => void;
}

/** Starts listening on a random port of the loopback interface, and nowhere else. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { renderer, backend, reload = false, language, onTwice = () => {}, onStranger = () => {} } = options;
  let assets = listAssets(renderer);
  const sockets = createSocketServer();
  const pages = new Map<WebSocket, string>();
  const tickets = createTickets({
    onTwice(token) {
      for (const [page, held] of pages) if (held === token) end(page, "usedTwice");
      onTwice();
    },
  });
  const server = createServer(LIMITS);
  server.timeout = SILENCE;
  const connections = limitConnections(server);
  await listen(server);
  const authority = `${ADDRESS}:${(server.address() as AddressInfo).port}`;

  // Asking the system whose a connection is takes long: only of those who hold a secret, so that nobody else makes others wait.
  const isStranger = (request: IncomingMessage) => {
    const other = isOtherUsers(request.socket);
    if (other) onStranger();
    return other;
  };

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const status = refusal(request, authority);
    if (status) {
      refuse(response, authority, status);
      return;
    }
    const body = readBody(request, response, authority);
    if (reload && request.url === "/") assets = listAssets(renderer);
    if (request.method === "GET") send(response, authority, assets, request.url ?? "");
    else
      void body.then((text) =>
        answerPost(response, authority, tickets, request.url ?? "", text, () => isStranger(request)),
      );
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until the handshake is done nobody else listens for the errors of this socket.
    socket.on("error", () => socket.destroy());
    const full = sockets.clients.size >= MAX_SOCKETS;
    const status = socketRefusal(request, authority, tickets.isGood) ?? (isStranger(request) ? 403 : full ? 503 : null);
    if (status) {
      drop(socket, status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      connections.welcome(socket);
      pages.set(page, tokenOf(request));
      page.on("close", () => pages.delete(page));
      relay(page, backend.connect(tokenOf(request)));
    });
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    drop(socket, error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400);
  });

  const asked = language ? `&lang=${language}` : "";
  return {
    authority,
    address: (onUsed) => `http://${authority}/#t=${tickets.issue(onUsed)}${asked}`,
    close: () => stop(server, sockets),
  };
}

/** The page's one question that is not for the workspace: the token for the ticket in its address. */
function answerPost(
  response: ServerResponse,
  authority: string,
  tickets: Tickets,
  url: string,
  body: string,
  isStranger: () => boolean,
): void {
  if (url !== "/ticket") {
    refuse(response, authority, 404);
    return;
  }
  const ticket = ticketIn(body);
  if (ticket !== null && tickets.isIssued(ticket) && isStranger()) {
    refuse(response, authority, 403);
    return;
  }
  const given: Exchange | null = ticket === null ? null : tickets.exchange(ticket);
  if (!given) refuse(response, authority, 400);
  else if ("refused" in given) refuse(response, authority, given.refused === "used" ? 410 : 401);
  else {
    const answer = Buffer.from(JSON.stringify(given));
    response.writeHead(200, {
      ...securityHeaders(authority, freshNonce()),
      "content-type": "application/json; charset=utf-8",
      "content-length": answer.length,
    });
    response.end(answer);
  }
}

function ticketIn(body: string): string | null {
  try {
    const told: unknown = JSON.parse(body);
    return told instanceof Object && "ticket" in told && typeof told.ticket === "string" ? told.ticket : null;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, authority: string, assets: AssetMap, url: string): void {
  const asset = assets.get(url);
  const body = asset && readAsset(asset);
  if (!body) {
    refuse(response, authority, asset ? 409 : 404);
    return;
  }
  const nonce = freshNonce();
  const sent = asset.mime.startsWith("text/html")
    ? Buffer.from(body.toString("utf8").replaceAll(NONCE_PLACEHOLDER, nonce))
    : body;
  response.writeHead(200, {
    ...securityHeaders(authority, nonce),
    "content-type": asset.mime,
    "content-length": sent.length,
  });
  response.end(sent);
}

/** Content-Length may be absent or lie: what counts is what arrives. Never resolves for a body that is too long. */
function readBody(request: IncomingMessage, response: ServerResponse, authority: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= MAX_BODY) return;
    request.pause();
    if (response.headersSent) request.destroy();
    else
      refuse(
        response.on("finish", () => request.destroy()),
        authority,
        413,
      );
  });
  request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
  return promise;
}

function freshNonce(): string {
  return randomBytes(16).toString("base64");
}

function refuse(response: ServerResponse, authority: string, status: number): void {
  const text = `${STATUS_CODES[status] ?? "Refused"}\n`;
  response.writeHead(status, {
    ...securityHeaders(authority, freshNonce()),
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    connection: "close",
  });
  response.end(text);
}

/** Answers on a bare socket and lets go of it at once, so that nobody can keep it by not reading. */
function drop(socket: Duplex, status: number): void {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  if (socket.writable) socket.end(head, () => socket.destroy());
  else socket.destroy();
}

function listen(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen({ host: ADDRESS, port: 0, exclusive: true }, () => {
    server.off("error", reject);
    resolve();
  });
  return promise;
}

function stop(server: Server, sockets: ReturnType<typeof createSocketServer>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  dismissAll(sockets);
  setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, 500).unref();
  server.closeIdleConnections();
  return promise;
}
