/** The workspace as the interface sees it: typed procedures, queries that refetch when something changes. */
import { type ClientLink, createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { QueryClient } from "@tanstack/react-query";
import { type Api, api as contract } from "../../db/contract/api.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import type { Terms } from "../../db/contract/procedure.ts";
import type { RecordContract } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { connectionState, currentLink } from "./connection.ts";
import { createStore } from "./store.ts";
import { onItsWay, settled, settledBriefly } from "./typing/pending.ts";

const procedures: Record<string, Record<string, { "~orpc": { meta: Terms } }>> = contract;

/** What takes stock of the workspace is asked for once all that this window has to record is recorded. */
const settledLink: ClientLink<Record<never, never>> = {
  async call(path, input, options) {
    const [room = "", name = ""] = path;
    const { deed, typed } = procedures[room]?.[name]?.["~orpc"].meta ?? { deed: "anyone" };
    if (typed === "briefly") await settledBriefly();
    else if (typed && !(await settled()) && typed === "needed") throw new ConcordError("E_TYPED_UNSAVED");
    const answer = currentLink.call(path, input, options);
    return deed === "read" || deed === "anyone" ? answer : onItsWay(answer);
  },
};

export const client: ContractRouterClient<Api> = createORPCClient(settledLink);
export const api = createTanstackQueryUtils(client);

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
});

/** Grows with every change of the workspace; grids reload their rows by it. */
export const changeCount = createStore(0);

/** Follows the workspace's changes for as long as the page lives. */
export async function followChanges(): Promise<never> {
  for (;;) {
    try {
      for await (const _ of await client.changes.watch()) void refreshed();
    } catch {
      // The connection ended; the next call waits until there is one again.
    }
    await new Promise((resume) => setTimeout(resume, 200));
    if (connectionState.get() === "open") void refreshed();
  }
}

/** Changes that follow each other within this time are fetched together. */
const TOGETHER_MS = 50;
/** Fetching waits while keys are pressed: what is typed here shows at once anyway, and fetching would hold up the next key. */
const REST_MS = 250;
const PATIENCE_MS = 1_500;

let coming: Promise<void> | null = null;
let lastKey = Number.NEGATIVE_INFINITY;
window.addEventListener(
  "keydown",
  () => {
    lastKey = performance.now();
  },
  { capture: true, passive: true },
);

/** Everything that is shown is fetched again, soon and once for all who ask meanwhile. */
export function refreshed(): Promise<void> {
  coming ??= refresh();
  return coming;
}

async function refresh(): Promise<void> {
  const begun = performance.now();
  do await new Promise((resume) => setTimeout(resume, TOGETHER_MS));
  while (performance.now() - lastKey < REST_MS && performance.now() - begun < PATIENCE_MS);
  coming = null;
  // What is not shown now would be old when it is shown again, and typed upon.
  queries.removeQueries({ type: "inactive" });
  changeCount.set(changeCount.get() + 1);
  await queries.invalidateQueries();
}

type Answer<S extends Subject, K extends keyof RecordContract<S>> = ContractRouterClient<RecordContract<S>>[K];

/** The procedures that every subject has, for code that serves all subjects alike. */
export function recordsOf<S extends Subject>(subject: S): { [K in keyof RecordContract<S>]: Answer<S, K> } {
  return client[subject] as unknown as { [K in keyof RecordContract<S>]: Answer<S, K> };
}

/** An id for one user action, so that repeating a call does it once. */
export const newAction = () => crypto.randomUUID();
