/** The worker thread as its host sees it: hand out ports, close it, start it again after a crash. */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Failure } from "../../db/contract/errors.ts";
import type { GrantKind } from "../../db/server/grants.ts";
import type { FromWorker, ToWorker, WorkerOptions } from "../../db/server/worker.ts";

const ENDED: Failure = { code: "E_WORKER_ENDED", params: {} };

export interface Backend {
  /**
   * A new port that speaks the RPC protocol with the session. It closes when the worker ends.
   * @param party ports of one party share its turns in the worker; absent: the port has its own
   */
  connect(party?: string): MessagePort;
  /** What a page may hand back for a file or folder that somebody chose in the host. @param path absolute */
  grant(kind: GrantKind, path: string): Promise<string>;
  /** Makes a workspace known to the pages, by an id, also of a worker that is started anew. @param folder absolute */
  name(folder: string): void;
  /** Makes the backup that the open workspace is owed. Resolves to why there is none; the workspace stays open. */
  backUp(): Promise<Failure | null>;
  /** Closes the workspace, with its backup or at once, and ends the thread. Resolves to why that failed. */
  close(how?: { backup: boolean }): Promise<Failure | null>;
}

/**
 * Starts the worker. Should it ever die, open ports close (their clients see a lost connection) and the next
 * `connect` starts a fresh one, in which the workspace has to be unlocked again.
 * @param file the worker's script, for hosts that ship it built
 */
export function startWorker(
  options: WorkerOptions,
  file: URL = new URL("../../db/server/worker.ts", import.meta.url),
  onCrash: (error: Error) => void = () => {},
): Backend {
  const named = new Set<string>();
  let worker: Worker | undefined;
  let closing = false;
  const running = () => {
    if (worker) return worker;
    closing = false;
    worker = spawn(file, options, (ended, error) => {
      if (worker !== ended) return;
      worker = undefined;
      if (!closing) onCrash(error);
    });
    for (const folder of named) worker.postMessage({ type: "name", folder } satisfies ToWorker);
    return worker;
  };
  running();
  return {
    connect(party) {
      const { port1, port2 } = new MessageChannel();
      running().postMessage({ type: "connect", port: port2, reach: "here", party } satisfies ToWorker, [port2]);
      return port1;
    },
    grant: (kind, path) => granted(running(), kind, path),
    name(folder) {
      running().postMessage({ type: "name", folder } satisfies ToWorker);
      named.add(folder);
    },
    backUp: () => (worker ? backedUp(worker) : Promise.resolve(null)),
    close({ backup } = { backup: true }) {
      closing = true;
      return worker ? finish(worker, backup) : Promise.resolve(null);
    },
  };
}

function spawn(file: URL, options: WorkerOptions, onEnd: (worker: Worker, error: Error) => void): Worker {
  const worker = new Worker(file, { workerData: options });
  worker.on("error", (error) => onEnd(worker, error instanceof Error ? error : new Error("worker", { cause: error })));
  worker.on("exit", (code) => onEnd(worker, new Error(`the worker ended with ${code}`)));
  return worker;
}

type Answer<T extends FromWorker["type"]> = Extract<FromWorker, { type: T }>;

let calls = 0;

/** Asks the worker for one answer. @returns null when it ends before */
function asked<T extends "granted" | "backed-up">(
  worker: Worker,
  type: T,
  message: (call: number) => ToWorker,
): Promise<Answer<T> | null> {
  const call = ++calls;
  const { promise, resolve } = Promise.withResolvers<Answer<T> | null>();
  const hear = (answer: FromWorker) => {
    if (answer.type === type && "call" in answer && answer.call === call) end(answer as Answer<T>);
  };
  const ended = () => end(null);
  const end = (answer: Answer<T> | null) => {
    worker.off("message", hear);
    worker.off("exit", ended);
    resolve(answer);
  };
  worker.on("message", hear);
  worker.on("exit", ended);
  worker.postMessage(message(call));
  return promise;
}

async function granted(worker: Worker, kind: GrantKind, path: string): Promise<string> {
  const answer = await asked(worker, "granted", (call) => ({ type: "grant", call, kind, path }));
  if (!answer) throw new Error("the worker ended");
  return answer.grant;
}

async function backedUp(worker: Worker): Promise<Failure | null> {
  const answer = await asked(worker, "backed-up", (call) => ({ type: "back-up", call }));
  return answer ? answer.failure : ENDED;
}

function finish(worker: Worker, backup: boolean): Promise<Failure | null> {
  const { promise, resolve } = Promise.withResolvers<Failure | null>();
  worker.on("message", (message: FromWorker) => {
    if (message.type === "closed") resolve(message.failure);
  });
  worker.once("exit", () => resolve(ENDED));
  worker.postMessage({ type: "close", backup } satisfies ToWorker);
  return promise;
}
