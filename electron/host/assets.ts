/** The interface's files, listed once: what is not in this map cannot be asked for, whatever the request says. */
import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

export interface Asset {
  /** Absolute path of the file. */
  file: string;
  mime: string;
  /** SHA-256 of the content when the map was made, hexadecimal. */
  sha256: string;
}

/** By the path in the address, "/" being index.html. */
export type AssetMap = ReadonlyMap<string, Asset>;

const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/** Lists a built interface. Files of a kind that the interface has no use for are left out, and so are links. */
export function listAssets(folder: string): AssetMap {
  const map = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mime = MIME[extname(entry.name)];
    if (!entry.isFile() || !mime) continue;
    const file = join(entry.parentPath, entry.name);
    map.set(addressOf(folder, entry), { file, mime, sha256: sha256(readFileSync(file)) });
  }
  const index = map.get("/index.html");
  if (!index) throw new Error("The interface is not built: run npm run build.");
  return map.set("/", index);
}

/** The content of an asset, or undefined when the file is gone, cannot be read, or is no longer the one that was listed. */
export function readAsset(asset: Asset): Buffer | undefined {
  try {
    const body = readFileSync(asset.file);
    return sha256(body) === asset.sha256 ? body : undefined;
  } catch {
    return undefined;
  }
}

function addressOf(folder: string, entry: Dirent): string {
  const below = entry.parentPath.slice(folder.length).replaceAll("\\", "/");
  return `${below.startsWith("/") || below === "" ? below : `/${below}`}/${entry.name}`;
}

function sha256(body: Buffer): string {
  return createHash("sha256").update(body).digest("hex");
}
