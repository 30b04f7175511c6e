/** Answers requests for the page's own files from a map made at start: a request can name nothing that is not in it. */
import { randomBytes } from "node:crypto";
import { type AssetMap, readAsset } from "../host/assets.ts";
import { NONCE_PLACEHOLDER } from "../host/policy.ts";
import { ORIGIN, pageHeaders } from "./settings.ts";

/** @param url as the page asked for it */
export function answer(assets: AssetMap, url: string): Response {
  const { origin, pathname } = splitUrl(url);
  const asset = origin === ORIGIN ? assets.get(pathname) : undefined;
  const body = asset && readAsset(asset);
  if (!asset || !body) return new Response(null, { status: 404 });
  const nonce = randomBytes(16).toString("base64");
  const html = asset.mime.startsWith("text/html");
  const content = html ? body.toString("utf8").replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(body);
  return new Response(content, { headers: { ...pageHeaders(nonce), "content-type": asset.mime } });
}

// The scheme is our own, so URL.origin is "null" for it outside of Chromium.
function splitUrl(url: string): { origin: string; pathname: string } {
  const parsed = new URL(url);
  return { origin: `${parsed.protocol}//${parsed.host}`, pathname: parsed.pathname };
}
