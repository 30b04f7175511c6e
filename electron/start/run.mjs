/** `node electron/start/run.mjs <script> [arguments]`: runs a script of Concord on the pinned Node, installed if need be. */
import { Obstacle, prepare } from "./install.mjs";
import { runOn } from "./process.mjs";

try {
  const node = prepare((line) => console.error(line));
  process.exitCode = await runOn(node, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
