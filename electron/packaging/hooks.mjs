/**
 * What electron-builder does beside packing. Plain JavaScript, because the builder may run on a Node without types.
 * `beforePack` writes the list of files that will lie outside of the archive into it, with their SHA-256, and `afterPack`
 * turns the program's fuses: every one has to be named, so that a new Electron brings none that nobody thought of. The
 * builder's own setting for fuses cannot ask for that, and its copy of the library does not know the newest of them.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Which files of these folders are packed and unpacked; `files` and `asarUnpack` of electron-builder.yml say the same. */
const UNPACKED = [
  ["assets/fonts", /\.(ttf|txt|py)$/],
  ["assets/cmaps", /\.(bcmap|txt)$/],
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

export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { executableName, appInfo } = packager;
  const programs = { linux: executableName, win32: `${appInfo.productFilename}.exe` };
  const program = programs[electronPlatformName] ?? `${appInfo.productFilename}.app`;
  await flipFuses(join(appOutDir, program), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // How V8 checks the bounds of WebAssembly's memory: as Electron comes.
    [FuseV1Options.WasmTrapHandlers]: true,
  });
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
