/** Runs a command in a session of its own, in this process, through the same router as the interface. */
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import type { AnyRouter } from "@orpc/server";
import type { Api } from "../../db/contract/api.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import type { ListQuery } from "../../db/contract/records.ts";
import type { GrantKind } from "../../db/server/grants.ts";
import { pinFor } from "./passphrase.ts";

export type Client = ContractRouterClient<Api>;

export type RecordData = { id: string } & Record<string, unknown>;

/** The command line acts as its user, who names paths: each stands for one call. @param path absolute */
export type Grant = (kind: GrantKind, path: string) => string;

/** The procedures of any subject, whichever it is. */
export interface Records {
  list(query: ListQuery): Promise<{ rows: RecordData[]; more: boolean }>;
  get(input: { id: string }): Promise<{ record: RecordData }>;
  put(input: { id: string | undefined; fields: Record<string, unknown> }): Promise<{
    record: RecordData;
    warnings: { code: string; params: Record<string, string | number> }[];
  }>;
}

/** Opens a session, uses it and closes it, whatever happens. Loaded late: help and wrong usage need none of this. */
export async function withSession<T>(use: (api: Client, grant: Grant) => Promise<T>): Promise<T> {
  const [{ createRouterClient }, { failures }, { defaultHome }, { openLog }, { createSession }, { connect }] =
    await Promise.all([
      import("@orpc/server"),
      import("../../db/server/failures.ts"),
      import("../../db/server/home.ts"),
      import("../../db/server/log.ts"),
      import("../../db/server/router.ts"),
      import("../../db/server/connection.ts"),
    ]);
  const home = defaultHome();
  // Whom a command acts as is no log-in at this computer.
  const session = createSession({ home, staysLoggedIn: false, checksAnswers: false });
  const log = openLog(join(home, "logs"));
  const api = createRouterClient(session.router as AnyRouter, {
    context: { connection: connect("here") },
    interceptors: [failures(log)],
  }) as Client;
  try {
    return await use(api, session.grant);
  } finally {
    await session.close();
  }
}

/** Logs in as the named profile (its id or its name), else as the first facilitator. A PIN is asked for. */
export async function actAs(api: Client, named?: string): Promise<void> {
  const choices = await api.profile.choices();
  const choice =
    named === undefined
      ? choices.find(({ role }) => role === "facilitator")
      : choices.find(({ id, name }) => id === named || name === named);
  if (!choice) {
    if (named === undefined) throw new ConcordError("E_NO_PROFILE");
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id: named });
  }
  const pin = choice.pin ? await pinFor() : undefined;
  await api.profile.switch({ id: choice.id, ...(pin === undefined ? {} : { pin }) });
}
