/** The worker thread as its host sees it: hand out ports, close it, start it again after a crash. */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerOptions } from "../../db/worker.ts";

export interface Backend {
  /** A new port that speaks the RPC protocol with the session. It closes when the worker ends. */
  connect(): MessagePort;
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
    close: () => (worker ? finish(worker) : Promise.resolve(null)),
  };
}

function spawn(file: URL, options: WorkerOptions, onEnd: (worker: Worker, error?: Error) => void): Worker {
  const worker = new Worker(file, { workerData: options });
  worker.on("error", (error) => onEnd(worker, error instanceof Error ? error : new Error("worker", { cause: error })));
  worker.on("exit", () => onEnd(worker));
  return worker;
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
