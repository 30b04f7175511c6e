/** The worker thread: one workspace, one router, served to every message port that the parent hands over. */
import "./harden.ts";
import { join } from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { StandardRPCHandler } from "@orpc/server/standard";
import { createServerPeerHandleRequestFn } from "@orpc/server/standard-peer";
import { ServerPeer, type ServerPeerHandleRequestFn } from "@orpc/standard-server-peer";
import type { ErrorCode, Failure } from "../contract/errors.ts";
import { PERSON_HEADER, type Reach } from "../contract/procedure.ts";
import type { KdfParams } from "../workspace/keys.ts";
import { connect } from "./connection.ts";
import { asFailure, failures, undecodable } from "./failures.ts";
import { createFairQueue } from "./fair-queue.ts";
import type { GrantKind } from "./grants.ts";
import { openLog } from "./log.ts";
import { createSession } from "./router.ts";

/** What the parent gives with `workerData`. */
export interface WorkerOptions {
  /** Folder of workspaces, logs and the witness. */
  home: string;
  /** Folder of fonts, templates and starter data, where it is not the checkout's: see `db/base/assets.ts`. */
  assets?: string;
  /** An answer that does not fit the contract is a failure: for tests. */
  checksAnswers?: boolean;
  /** Cost of the passphrase slot of workspaces made here: for tests. No host gives one, so it is calibrated. */
  kdf?: KdfParams;
}

/** What the parent sends. `reach` says from where the port's client calls. */
export type ToWorker =
  | { type: "connect"; port: MessagePort; reach: Reach; party?: string | undefined }
  /** Somebody chose a file or folder: answered by `granted` with what a page may hand back for it. */
  | { type: "grant"; call: number; kind: GrantKind; path: string }
  /** A workspace that the host was started with. */
  | { type: "name"; folder: string }
  /** Makes the backup that the open workspace is owed: answered by `backed-up`. */
  | { type: "back-up"; call: number }
  /** Ends the session, with its backup or at once, and the thread: answered by `closed`. */
  | { type: "close"; backup: boolean };
/** A failure says why there is no backup, or why the workspace was not closed cleanly. */
export type FromWorker =
  | { type: "ready" }
  | { type: "granted"; call: number; grant: string }
  | { type: "backed-up"; call: number; failure: Failure | null }
  | { type: "closed"; failure: Failure | null };

const { home, kdf, checksAnswers = false } = workerData as WorkerOptions;
const log = openLog(join(home, "logs"));
const session = createSession({ home, kdf, checksAnswers });
const handler = new StandardRPCHandler(session.router, {
  interceptors: [undecodable(log)],
  clientInterceptors: [failures(log)],
});
const ports = new Set<MessagePort>();
const queue = createFairQueue();
/** Takes the place of an answer that is sent to nobody. */
const NOBODY_WAITS = { status: 499, headers: {}, body: undefined };

parentPort?.on("message", (message: ToWorker) => {
  if (message.type === "connect") serve(message);
  else if (message.type === "grant")
    parentPort?.postMessage({
      type: "granted",
      call: message.call,
      grant: session.grant(message.kind, message.path),
    } satisfies FromWorker);
  else if (message.type === "name") session.name(message.folder);
  else if (message.type === "back-up") void backUp(message.call);
  else void close(message.backup);
});
parentPort?.postMessage({ type: "ready" } satisfies FromWorker);

/** Answers one client until its port closes. A frame that is not of the protocol closes the port. */
function serve({ port, reach, party }: Extract<ToWorker, { type: "connect" }>): void {
  const peer = new ServerPeer((message) => port.postMessage(message));
  const connection = connect(reach);
  const lane = queue.lane(party);
  const handle: ServerPeerHandleRequestFn = async (request) => {
    // A call runs for whoever asked, however long it waits for its turn and whoever logs in meanwhile.
    const by = [request.headers[PERSON_HEADER]].flat()[0];
    const context = { connection, presence: session.presence(connection), by };
    const answer = createServerPeerHandleRequestFn(handler, { context });
    return (await lane.run(() => answer(request), request.signal)) ?? NOBODY_WAITS;
  };
  ports.add(port);
  port.on("message", async (message: string | Uint8Array<ArrayBuffer>) => {
    try {
      await peer.message(message, handle);
    } catch (error) {
      log.failure("frame", error);
      port.close();
    }
  });
  port.on("close", () => {
    ports.delete(port);
    lane.end();
    void session.leave(connection);
    peer.close();
  });
}

async function backUp(call: number): Promise<void> {
  const failure = await failureOf(() => session.backUp());
  parentPort?.postMessage({ type: "backed-up", call, failure } satisfies FromWorker);
}

async function failureOf(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    log.failure("close", error);
    const { code, data } = asFailure(error, log);
    return { code: code as ErrorCode, params: data };
  }
}

async function close(backup: boolean): Promise<void> {
  const failure = await failureOf(() => (backup ? session.close() : session.lock()));
  for (const port of ports) port.close();
  parentPort?.postMessage({ type: "closed", failure } satisfies FromWorker);
  parentPort?.close();
}
