/** Builds what has changed since it was last built: the interface, and for Electron also the shell around it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Obstacle, ROOT } from "./install.mjs";

const BUILDS = {
  interface: {
    product: join("out", "renderer", "index.html"),
    sources: ["renderer", "db/contract", "assets", "vite.config.ts", "package-lock.json"],
    run: [join("node_modules", "vite", "bin", "vite.js"), "build"],
  },
  shell: {
    product: join("out", "main", "index.js"),
    sources: ["renderer", "db", "electron", "assets", "electron.vite.config.ts", "package-lock.json"],
    run: [join("node_modules", "electron-vite", "bin", "electron-vite.js"), "build"],
  },
};

/**
 * @param what "interface" or "shell"
 * @throws Obstacle when the build fails
 */
export function build(node, what) {
  const { product, sources, run } = BUILDS[what];
  if (newest(sources) <= newest([product])) return;
  console.log(`Building the ${what} ...`);
  const { status } = spawnSync(node, [...run, "--logLevel", "warn"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Obstacle(`The ${what} could not be built. The message stands above.`);
}

/** When the newest of these files was changed, in ms since 1970; 0 when there is none. */
function newest(paths) {
  return Math.max(
    0,
    ...paths
      .map((path) => join(ROOT, path))
      .filter((path) => existsSync(path))
      .map(changed),
  );
}

function changed(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...inside.map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs));
}
