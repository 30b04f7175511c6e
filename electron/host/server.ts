/** The web host: the same interface and the same worker as the Electron shell, for one person on this computer. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type AssetMap, listAssets, readAsset } from "./assets.ts";
import { MAX_BODY, refusal, socketRefusal } from "./checks.ts";
import { NONCE_PLACEHOLDER, securityHeaders } from "./policy.ts";
import { createSocketServer, dismissAll, MAX_SOCKETS, relay } from "./socket.ts";
import type { Backend } from "./worker.ts";

const ADDRESS = "127.0.0.1";

/** Limits in bytes and milliseconds. A connection that drips is cut after `headersTimeout`. */
const LIMITS = {
  maxHeaderSize: 8_192,
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  requireHostHeader: true,
  insecureHTTPParser: false,
} as const;
const MAX_CONNECTIONS = 128;
/** Node starts `headersTimeout` at the first byte; a connection that never says anything is cut by this. */
const SILENCE = 5_000;

export interface Host {
  /** `http://127.0.0.1:<port>/#t=<token>`, with `&lang=` where one is asked for: the fragment never leaves the browser, so no log holds the token. */
  url: string;
  authority: string;
  token: string;
  /** Stops listening, says goodbye to open pages and frees the port. The worker is not touched. */
  close(): Promise<void>;
}

export interface HostOptions {
  /** Folder of the built interface. */
  renderer: string;
  backend: Backend;
  /** Lists the interface's files anew at every page load, for working on it. */
  reload?: boolean;
  /** The interface begins in it; absent: in the browser's, or the one chosen there before. */
  language?: "zh" | "en";
}

/** Starts listening on a random port of the loopback interface, and nowhere else. */
export async function startHost({ renderer, backend, reload = false, language }: HostOptions): Promise<Host> {
  const token = randomBytes(32).toString("base64url");
  let assets = listAssets(renderer);
  const sockets = createSocketServer();
  const server = createServer(LIMITS);
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = SILENCE;
  await listen(server);
  const authority = `${ADDRESS}:${(server.address() as AddressInfo).port}`;

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const status = refusal(request, authority);
    if (status) {
      refuse(response, authority, status);
      return;
    }
    countBody(request, response, authority);
    if (reload && request.url === "/") assets = listAssets(renderer);
    if (request.method === "GET") send(response, authority, assets, request.url ?? "");
    else request.on("end", () => refuse(response, authority, 404)).resume();
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until the handshake is done nobody else listens for the errors of this socket.
    socket.on("error", () => socket.destroy());
    const status = sockets.clients.size >= MAX_SOCKETS ? 503 : socketRefusal(request, authority, token);
    if (status) drop(socket, status);
    else sockets.handleUpgrade(request, socket, head, (open) => relay(open, backend.connect()));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    drop(socket, error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400);
  });

  const url = `http://${authority}/#t=${token}${language ? `&lang=${language}` : ""}`;
  return { url, authority, token, close: () => stop(server, sockets) };
}

function send(response: ServerResponse, authority: string, assets: AssetMap, url: string): void {
  const asset = assets.get(url);
  const body = asset && readAsset(asset);
  if (!body) {
    refuse(response, authority, asset ? 409 : 404);
    return;
  }
  const nonce = randomBytes(16).toString("base64");
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

/** Content-Length may be absent or lie: what counts is what arrives. */
function countBody(request: IncomingMessage, response: ServerResponse, authority: string): void {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
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
}

function refuse(response: ServerResponse, authority: string, status: number): void {
  const text = `${STATUS_CODES[status] ?? "Refused"}\n`;
  response.writeHead(status, {
    ...securityHeaders(authority, randomBytes(16).toString("base64")),
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
