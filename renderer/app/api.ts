/** The workspace as the interface sees it: typed procedures, and the same as queries. How those stay fresh: fresh.ts. */
import { type ClientLink, createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { QueryFunction, QueryKey } from "@tanstack/react-query";
import { type Api, api as contract } from "../../db/contract/api.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { type Terms, termsOf } from "../../db/contract/procedure.ts";
import type { RecordContract } from "../../db/contract/procedures/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { currentLink } from "./connection/connection.ts";
import { onItsWay, settled, settledBriefly } from "./typing/pending.ts";
import { tellSaved } from "./typing/saved.ts";

/** What takes stock of the workspace is asked for once all that this window has to record is recorded. */
const settledLink: ClientLink<Record<never, never>> = {
  async call(path, input, options) {
    const { deed, typed }: Pick<Terms, "deed" | "typed"> = termsOf(contract, path) ?? { deed: "anyone" };
    if (typed === "briefly") await settledBriefly();
    else if (typed && !(await settled()) && typed === "needed") throw new ConcordError("E_TYPED_UNSAVED");
    const answer = currentLink.call(path, input, options);
    if (isWork(input)) answer.then(tellSaved, () => {});
    return deed === "read" || deed === "anyone" ? answer : onItsWay(answer);
  },
};

/** What changes records states under which id it was done: whatever screen asked for it, the status bar tells when. */
function isWork(input: unknown): boolean {
  return typeof input === "object" && input !== null && "opId" in input;
}

export const client: ContractRouterClient<Api> = createORPCClient(settledLink);
export const api = createTanstackQueryUtils(client);

type Answer<S extends Subject, K extends keyof RecordContract<S>> = ContractRouterClient<RecordContract<S>>[K];

/** The procedures that every subject has, for code that serves all subjects alike. */
export function recordsOf<S extends Subject>(subject: S): { [K in keyof RecordContract<S>]: Answer<S, K> } {
  return client[subject] as unknown as { [K in keyof RecordContract<S>]: Answer<S, K> };
}

type Queries<S extends Subject> = {
  [K in "list" | "get"]: {
    queryOptions(options: { input: Parameters<Answer<S, K>>[0] }): {
      queryKey: QueryKey;
      queryFn: QueryFunction<Awaited<ReturnType<Answer<S, K>>>>;
    };
  };
};

/** The same as queries. */
export function queriesOf<S extends Subject>(subject: S): Queries<S> {
  return api[subject] as unknown as Queries<S>;
}

/** An id for one user action, so that repeating a call does it once. */
export const newAction = () => crypto.randomUUID();
