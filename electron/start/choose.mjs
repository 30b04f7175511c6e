/** Which host opens Concord here: Electron when it can run and its program is there or can be fetched, else the web host. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./install.mjs";

const FETCH_MS = 120_000;
const ELECTRON = join(ROOT, "node_modules", "electron");
/** Remembers that this version could not be fetched, so that the next start does not wait for it again. */
const NOTE = join(ROOT, "out", "electron-not-fetched");

/** Returns `{host: "Electron" | "web host", why, binary?}`; `why` completes "because ...". */
export async function chooseHost(node, options) {
  if (options.includes("--web")) return web("--web asks for it");
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return web("there is no display");
  if (process.platform !== "win32" && process.getuid() === 0) return web("Electron does not run as root");
  if (electronBinary()) return shell("its program is installed");
  const asked = options.includes("--electron");
  if (!asked && readNote() === electronVersion())
    return web("Electron could not be fetched before (npm start -- --electron tries again)");
  console.log(`Fetching Electron ${electronVersion()} (once, at most ${FETCH_MS / 1000} s) ...`);
  spawnSync(node, [join(ELECTRON, "install.js")], { stdio: "ignore", timeout: FETCH_MS });
  if (electronBinary()) return shell("its program has been fetched");
  mkdirSync(join(ROOT, "out"), { recursive: true });
  writeFileSync(NOTE, electronVersion());
  return web("Electron could not be fetched");
}

/** Path of the Electron program, or null when only its package is here. */
export function electronBinary() {
  try {
    const binary = join(ELECTRON, "dist", readFileSync(join(ELECTRON, "path.txt"), "utf8"));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

function web(why) {
  return { host: "web host", why };
}

function shell(why) {
  return { host: "Electron", why, binary: electronBinary() };
}

function electronVersion() {
  return JSON.parse(readFileSync(join(ELECTRON, "package.json"), "utf8")).version;
}

function readNote() {
  try {
    return readFileSync(NOTE, "utf8");
  } catch {
    return null;
  }
}
