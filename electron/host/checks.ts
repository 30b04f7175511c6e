/** What a request must be before anything of it is looked at, in this order. Every rule answers with one status. */
import type { IncomingMessage } from "node:http";

export const MAX_URL = 512;
export const MAX_BODY = 1024 * 1024;
const OFFER = "concord.";

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
  // A page that is fetched ahead and perhaps never shown would use up its address.
  if (headers["sec-purpose"] !== undefined) return 503;
  if (method === "POST") {
    if (headers.origin === undefined) return 403;
    if (headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== "application/json") return 415;
  }
  if (Number(headers["content-length"] ?? 0) > MAX_BODY) return 413;
  return null;
}

/**
 * The same for a WebSocket handshake, which must come from our own page and carry a token as a subprotocol.
 * @param isGood whether a token was given out by this host
 */
export function socketRefusal(
  request: IncomingMessage,
  authority: string,
  isGood: (token: string) => boolean,
): number | null {
  const early = refusal(request, authority);
  if (early) return early;
  if (request.url !== "/rpc") return 404;
  if (request.method !== "GET") return 405;
  if (request.headers.origin === undefined) return 403;
  return isGood(tokenOf(request)) ? null : 401;
}

/** The token among the offered subprotocols, `concord.<token>`; empty where there is none. */
export function tokenOf(request: IncomingMessage): string {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",", 4).map((name) => name.trim());
  return offered.find((name) => name.startsWith(OFFER))?.slice(OFFER.length) ?? "";
}

/** How often a header was sent. Node joins or drops repeated ones, so the parsed headers cannot tell. */
function count(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((header, n) => n % 2 === 0 && header.toLowerCase() === name).length;
}
