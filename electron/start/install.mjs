/**
 * Makes a bare checkout ready: installs the packages and finds the Node that everything runs on. Plain JavaScript for
 * Node 20 without any dependency, because it runs before there are any.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const OLDEST_NODE = 20;
/** The major that runs TypeScript as it is, and that the database driver and Electron are made for. */
const RUNS_ON = 24;

/** Something the user has to do; its message is all there is to say. */
export class Obstacle extends Error {}

/**
 * Installs what is missing and returns the path of the Node to run on.
 * @throws Obstacle when that is not possible
 */
export function prepare(say = console.log) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    throw new Obstacle(
      `Concord needs Node ${OLDEST_NODE} or newer; this is ${process.version}. Install one from nodejs.org.`,
    );
  const missing = notInstalled();
  if (missing) {
    say(`Installing packages (${missing}); this takes a minute ...`);
    install();
  }
  return findNode();
}

/** Why packages have to be installed, or null. Compares what npm put down with what the lock file asks for. */
function notInstalled() {
  if (!existsSync(join(ROOT, "node_modules"))) return "none are here yet";
  const [wanted, present] = [readLock("package-lock.json"), readLock(join("node_modules", ".package-lock.json"))];
  if (!wanted) return null;
  if (!present) return "an earlier installation was not finished";
  const changed = Object.entries(wanted).find(
    ([path, { version, optional }]) =>
      path !== "" && present[path]?.version !== version && !(optional && !present[path]),
  );
  return changed ? `${changed[0].replace(/^.*node_modules\//, "")} has changed` : null;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function install() {
  const command = existsSync(join(ROOT, "package-lock.json")) ? "ci" : "install";
  const { status, error } = npm([command, "--include=dev", "--include=optional", "--loglevel=error"]);
  if (status === 0) return;
  throw new Obstacle(
    `npm ${command} failed${error ? `: ${error.message}` : ""}. Its message stands above. The packages have to be fetched once; check the connection to the package registry (npm config get registry) and try again.`,
  );
}

/** Runs the npm that started us, else the one on the path. Its output goes to standard error: ours may be data. */
function npm(args) {
  const options = { cwd: ROOT, stdio: ["ignore", 2, 2] };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return spawnSync(process.execPath, [cli, ...args], options);
  return process.platform === "win32"
    ? spawnSync("npm.cmd", args, { ...options, shell: true })
    : spawnSync("npm", args, options);
}

function findNode() {
  const packages = [`node-${platformName()}-${process.arch}`, `node-bin-${platformName()}-${process.arch}`];
  const pinned = packages.map((name) =>
    join(ROOT, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node"),
  );
  const found = pinned.find((file) => existsSync(file));
  if (found) {
    linkNode(found);
    return found;
  }
  if (Number.parseInt(process.versions.node, 10) >= RUNS_ON) return process.execPath;
  throw new Obstacle(
    `Concord runs on Node ${RUNS_ON}. There is no packaged Node ${RUNS_ON} for ${process.platform} on ${process.arch}: install Node ${RUNS_ON} or newer from nodejs.org and start again.`,
  );
}

/** Puts it where npm scripts look first. npm 10 leaves this link out when a package of the same name was passed over. */
function linkNode(file) {
  const link = join(ROOT, "node_modules", ".bin", "node");
  if (process.platform === "win32" || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync(file, link);
}

function platformName() {
  return process.platform === "win32" ? "win" : process.platform;
}
