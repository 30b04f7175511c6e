/** The worker thread as its host sees it: hand out ports, close it, start it again after a crash. */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { GrantKind } from "../../db/grants.ts";
import type { FromWorker, ToWorker, WorkerOptions } from "../../db/worker.ts";

export interface Backend {
  /** A new port that speaks the RPC protocol with the session. It closes when the worker ends. */
  connect(): MessagePort;
  /** What a page may hand back for a file or folder that somebody chose in the host. @param path absolute */
  grant(kind: GrantKind, path: string): Promise<string>;
  /** Makes a workspace known to the pages, by an id. @param folder absolute */
  name(folder: string): void;
  /** Closes the workspace with its backup and ends the thread. Resolves to an error code when that failed. */
  close(): Promise<string | null>;
}

/**
 * Starts the worker. Should it ever die, open ports close (their clients see a lost connection) and the next
 * `connect` starts a fresh one, in which the workspace has to be unlocked again.
 * @param file the worker's script, for hosts that ship it built
 */
export function startWorker(
  options: WorkerOptions,
  file: URL = new URL("../../db/worker.ts", import.meta.url),
  onCrash: (error: Error) => void = () => {},
): Backend {
  let worker: Worker | undefined;
  const running = () => {
    worker ??= spawn(file, options, (crashed, error) => {
      if (worker === crashed) worker = undefined;
      if (error) onCrash(error);
    });
    return worker;
  };
  running();
  return {
    connect() {
      const { port1, port2 } = new MessageChannel();
      running().postMessage({ type: "connect", port: port2, reach: "here" } satisfies ToWorker, [port2]);
      return port1;
    },
    grant: (kind, path) => granted(running(), kind, path),
    name: (folder) => running().postMessage({ type: "name", folder } satisfies ToWorker),
    close: () => (worker ? finish(worker) : Promise.resolve(null)),
  };
}

function spawn(file: URL, options: WorkerOptions, onEnd: (worker: Worker, error?: Error) => void): Worker {
  const worker = new Worker(file, { workerData: options });
  worker.on("error", (error) => onEnd(worker, error instanceof Error ? error : new Error("worker", { cause: error })));
  worker.on("exit", () => onEnd(worker));
  return worker;
}

let grants = 0;

function granted(worker: Worker, kind: GrantKind, path: string): Promise<string> {
  const call = ++grants;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const answered = (message: FromWorker) => {
    if (message.type !== "granted" || message.call !== call) return;
    worker.off("message", answered);
    worker.off("exit", ended);
    resolve(message.grant);
  };
  const ended = () => reject(new Error("the worker ended"));
  worker.on("message", answered);
  worker.once("exit", ended);
  worker.postMessage({ type: "grant", call, kind, path } satisfies ToWorker);
  return promise;
}

function finish(worker: Worker): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  worker.on("message", (message: FromWorker) => {
    if (message.type === "closed") resolve(message.failure);
  });
  worker.once("exit", () => resolve("E_INTERNAL"));
  worker.postMessage({ type: "close" } satisfies ToWorker);
  return promise;
}
