/** Locks the workspace from outside of the page. */
import type { MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";

/**
 * Does nothing where no workspace is open. One call, because a computer that goes to sleep may not wait for a second;
 * the backup is made later. What is wrong shows when the page is used again.
 */
export async function lockWorkspace(port: MessagePort): Promise<void> {
  const api: ContractRouterClient<Api> = createORPCClient(new RPCLink({ port }));
  try {
    await api.workspace.lock();
  } catch {
    // Nothing was open, or nobody is there to be told.
  } finally {
    port.close();
  }
}
