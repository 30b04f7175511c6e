/**
 * `npm start`: installs and builds what is missing, then opens Concord in Electron or, where that cannot be, in the
 * web host. Options: `--demo` opens a fresh workspace with the starter data, `--lang=zh|en` says in which language, `--web` and `--electron` ask
 * for a host, `--workspace=<folder>` offers one that lies elsewhere.
 */
import { join } from "node:path";
import { build } from "./build.mjs";
import { chooseHost } from "./choose.mjs";
import { Obstacle, prepare, ROOT } from "./install.mjs";
import { runOn } from "./process.mjs";

const OPTIONS = ["--demo", "--lang=zh", "--lang=en", "--web", "--electron"];

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(options) {
  const elsewhere = options.filter((option) => option.startsWith("--workspace="));
  const unknown = options.find((option) => !OPTIONS.includes(option) && !elsewhere.includes(option));
  if (unknown)
    throw new Obstacle(
      `Unknown option ${unknown}. Usage: npm start -- [${[...OPTIONS, "--workspace=<folder>"].join("] [")}]`,
    );
  const node = prepare();
  const { host, why, binary } = await chooseHost(node, options);
  console.log(`Host: ${host}, because ${why}.`);
  build(node, host === "Electron" ? "shell" : "interface");
  const passed = options.filter((option) => option === "--demo" || option.startsWith("--lang=")).concat(elsewhere);
  return host === "Electron"
    ? runOn(binary, [ROOT, ...passed])
    : runOn(node, [join(ROOT, "electron", "host", "main.ts"), "--window", ...passed]);
}
