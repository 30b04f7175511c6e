/**
 * What electron-builder does beside packing. Plain JavaScript for Node 20, because the builder may run on it.
 * `beforePack` writes the list of files that will lie outside of the archive into it, with their SHA-256.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Which files of these folders are packed and unpacked; `files` and `asarUnpack` of electron-builder.yml say the same. */
const UNPACKED = [
  ["assets/fonts", /\.(ttf|txt|py)$/],
  ["assets/typst", /\.typ$/],
  ["assets/starter", /\.json$/],
  ["node_modules/better-sqlite3/prebuilds", /\.node$/],
  ["node_modules/@myriaddreamin", /\.node$/],
];

export function beforePack() {
  const files = UNPACKED.flatMap(([folder, kind]) => filesBelow(folder).filter((path) => kind.test(path)));
  const shipped = Object.fromEntries(files.map((path) => [path, sha256(readFileSync(join(ROOT, path)))]));
  writeFileSync(join(ROOT, "out", "main", "shipped.json"), JSON.stringify(shipped, null, 1));
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(ROOT, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    );
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}
