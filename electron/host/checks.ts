/** What a request must be before anything of it is looked at, in this order. Every rule answers with one status. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const MAX_URL = 512;
export const MAX_BODY = 1024 * 1024;

/** The status of the first rule that the request breaks, or null. `authority` is the host's own `address:port`. */
export function refusal(request: IncomingMessage, authority: string): number | null {
  const { headers, method, url } = request;
  if (count(request, "host") !== 1 || headers.host !== authority) return 421;
  if (!url?.startsWith("/") || url.length > MAX_URL) return 400;
  if (method !== "GET" && method !== "POST") return 405;
  if (headers.origin !== undefined && (count(request, "origin") !== 1 || headers.origin !== `http://${authority}`))
    return 403;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return 403;
  if (method === "POST") {
    if (headers.origin === undefined) return 403;
    if (headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== "application/json") return 415;
  }
  if (Number(headers["content-length"] ?? 0) > MAX_BODY) return 413;
  return null;
}

/** The same for a WebSocket handshake, which must come from our own page and carry the token as a subprotocol. */
export function socketRefusal(request: IncomingMessage, authority: string, token: string): number | null {
  const early = refusal(request, authority);
  if (early) return early;
  if (request.url !== "/rpc") return 404;
  if (request.method !== "GET") return 405;
  if (request.headers.origin === undefined) return 403;
  return offers(request, `concord.${token}`) ? null : 401;
}

/** Whether one of the offered subprotocols is the expected one. Takes the same time wherever they differ. */
function offers(request: IncomingMessage, expected: string): boolean {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").slice(0, 4);
  return offered.map((name) => timingSafeEqual(digest(name.trim()), digest(expected))).includes(true);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** How often a header was sent. Node joins or drops repeated ones, so the parsed headers cannot tell. */
function count(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((header, n) => n % 2 === 0 && header.toLowerCase() === name).length;
}
