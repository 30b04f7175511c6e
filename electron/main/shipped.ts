/**
 * Whether the files that lie beside the archive are those that were packed: native modules, fonts, templates, starter
 * data. The archive is checked by Electron itself (on Windows and macOS) and holds the list.
 */
import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

/** SHA-256 in hexadecimal by path below the program's folder, with "/". Written by `electron/packaging/hooks.mjs`. */
export type Shipped = Readonly<Record<string, string>>;

/**
 * The first file that is another one, was added, or is missing; null when all is as it was packed. The list names the
 * native modules of every system, of which a package holds its own.
 */
export async function changedFile(folder: string, shipped: Shipped): Promise<string | null> {
  const found = filesBelow(folder);
  const missing = Object.keys(shipped).find((path) => !path.endsWith(".node") && !found.includes(path));
  if (missing) return missing;
  for (const path of found) if ((await sha256(join(folder, path))) !== shipped[path]) return path;
  return null;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
