/**
 * Loaded before a host by `node --import`: workspaces that its worker makes get the cheap passphrase slot of the tests. All
 * else of the host is what users get, who have no such file.
 */
import { isMainThread, workerData } from "node:worker_threads";
import type { WorkerOptions } from "../../db/server/worker.ts";
import { CHEAP_KDF } from "./cheap-kdf.ts";

// What is loaded before the program is loaded before its threads as well.
if (!isMainThread) Object.assign(workerData as WorkerOptions, { kdf: CHEAP_KDF } satisfies Partial<WorkerOptions>);
