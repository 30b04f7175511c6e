/** `npm run dev`: builds the interface again whenever it changes and serves it; reload the page to see it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { Obstacle, prepare, ROOT } from "./install.mjs";
import { runOn } from "./process.mjs";

try {
  const node = prepare();
  if (!existsSync(join(ROOT, "out", "renderer", "index.html"))) build(node, "interface");
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const builder = spawn(node, [vite, "build", "--watch", "--logLevel", "warn"], { cwd: ROOT, stdio: "inherit" });
  const host = join(ROOT, "electron", "host", "main.ts");
  process.exitCode = await runOn(node, [host, "--reload", ...process.argv.slice(2)]);
  builder.kill();
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
