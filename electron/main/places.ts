/** Where the shell's own built files lie, beside its main script. A test puts the sources in their place. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const HERE = import.meta.dirname;

export const PLACES = {
  worker: pathToFileURL(join(HERE, "worker.js")),
  preload: join(HERE, "../preload/index.cjs"),
  /** Folder of the built interface. */
  renderer: join(HERE, "../renderer"),
  /** List of what was packed beside the archive, in a package. */
  shipped: join(HERE, "shipped.json"),
};
