/** The worker thread as a client of the web host sees it, for tests and benches: the real router over a message port. */
import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";
import type { GrantKind } from "../../db/server/grants.ts";
import type { FromWorker, ToWorker, WorkerOptions } from "../../db/server/worker.ts";
import { CHEAP_KDF } from "./cheap-kdf.ts";

export type Client = ContractRouterClient<Api>;

/**
 * @param file the worker's script, for those that test a built one
 * @param assets where its fonts, templates and starter data lie, if not in the checkout
 * @param checksAnswers whether an answer that does not fit the contract is a failure; benches measure what users have
 */
export async function startWorker(
  home: string,
  {
    file = new URL("../../db/server/worker.ts", import.meta.url),
    assets,
    checksAnswers = true,
  }: { file?: URL; assets?: string; checksAnswers?: boolean } = {},
): Promise<{ client: Client; grant(kind: GrantKind, path: string): Promise<string>; stop(): Promise<void> }> {
  const options: WorkerOptions = { home, checksAnswers, kdf: CHEAP_KDF, ...(assets && { assets }) };
  const worker = new Worker(file, { workerData: options });
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ type: "connect", port: port2, reach: "here" }, [port2]);
  const client: Client = createORPCClient(new RPCLink({ port: port1 as never }));
  port1.start();
  return {
    client,
    async grant(kind, path) {
      const given = once(worker, "message");
      worker.postMessage({ type: "grant", call: 1, kind, path } satisfies ToWorker);
      const [{ grant }] = (await given) as [Extract<FromWorker, { type: "granted" }>];
      return grant;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage({ type: "close" });
      port1.close();
      await closed;
    },
  };
}
