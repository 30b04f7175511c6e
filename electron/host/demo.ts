/** The demo workspace: fresh, with the starter data, open at once, under a passphrase made up for it. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";
import { localDay } from "../../db/contract/dates.ts";
import { LABELS } from "../../db/contract/labels/index.ts";
import type { Backend } from "./worker.ts";

type Client = ContractRouterClient<Api>;

export interface Demo {
  folder: string;
  passphrase: string;
}

/** The meeting of the starter data that is marked as an exercise. */
const EXERCISE = "exercise-meeting";

/** What the demo calls itself and the people in it, who are nobody in particular and say so. */
export const DEMO = {
  zh: { name: "演示工作区", facilitator: "会务管理员", representative: (sector: string) => `演示代表（${sector}）` },
  en: {
    name: "Demo workspace",
    facilitator: "Facilitator",
    representative: (sector: string) => `Demo representative (${sector})`,
  },
} as const;

/** How to come into the demo again: nobody chose its passphrase, and a lock asks for it. */
export function tellDemo({ folder, passphrase }: Demo, language: "zh" | "en"): string {
  return language === "zh"
    ? `这是演示：工作区 ${folder}，口令 ${passphrase}`
    : `This is a demo: workspace ${folder}, passphrase ${passphrase}`;
}

/** Creates the demo below `home`, leaves it open for whoever connects next, and offers it as long as the program runs. */
export async function openDemo(
  backend: Pick<Backend, "connect" | "grant" | "name">,
  home: string,
  language: "zh" | "en",
): Promise<Demo> {
  const port = backend.connect();
  const link = new RPCLink({ port });
  const api: Client = createORPCClient(link);
  const passphrase = `demo-${randomBytes(9).toString("base64url")}`;
  const folder = join(home, "demo", `${localDay(new Date())}-${randomBytes(3).toString("hex")}`);
  const { name, facilitator: profile } = DEMO[language];
  await api.workspace.create({
    folder: await backend.grant("folder", folder),
    name,
    passphrase,
    profile,
    starter: true,
  });
  await addRepresentatives(api, language);
  port.close();
  backend.name(folder);
  return { folder, passphrase };
}

/** One profile for each sector of the exercise meeting, so that its minutes can be commented on and confirmed. */
export async function addRepresentatives(
  api: Pick<Client, "meeting" | "profile">,
  language: "zh" | "en",
): Promise<void> {
  const { attendance } = await api.meeting.view({ id: EXERCISE });
  const seen = new Set<string>();
  for (const { sector, organization } of attendance) {
    if (seen.has(sector)) continue;
    seen.add(sector);
    const name = DEMO[language].representative(LABELS[language].values.sector[sector]);
    await api.profile.put({ fields: { name, role: "participant", organization } });
  }
}
