/** The demo workspace: fresh, with the starter data, open at once, under a passphrase made up for it. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";

export interface Demo {
  folder: string;
  passphrase: string;
}

/** Creates the demo below `home` and leaves it open for whoever connects next. */
export async function openDemo(port: MessagePort, home: string, language: "zh" | "en"): Promise<Demo> {
  const link = new RPCLink({ port });
  const api: ContractRouterClient<Api> = createORPCClient(link);
  const passphrase = `demo-${randomBytes(9).toString("base64url")}`;
  const folder = join(home, "demo", `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString("hex")}`);
  await api.workspace.create({
    folder,
    name: language === "zh" ? "演示工作区" : "Demo workspace",
    passphrase,
    profile: language === "zh" ? "主持人" : "Facilitator",
    starter: true,
  });
  port.close();
  return { folder, passphrase };
}
