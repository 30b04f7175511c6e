/** Where the shipped files lie: fonts, templates, starter data. */
import { fileURLToPath } from "node:url";
import { workerData } from "node:worker_threads";

/** What a host that has them elsewhere than the checkout says when it starts the worker, and nobody else. */
const named = (workerData as { assets?: string } | null)?.assets;

export function assetsFolder(): string {
  return named ?? fileURLToPath(new URL("../../assets", import.meta.url));
}
