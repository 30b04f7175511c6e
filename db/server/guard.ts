/** What stands before every procedure of the router: the call is begun for its connection and its person, or refused. */
import { implement } from "@orpc/server";
import { api } from "../contract/api.ts";
import type { Context } from "../records/context.ts";
import type { Call, Incoming } from "./connection.ts";
import type { Session } from "./session.ts";

/** The contract, to be implemented: each call runs within `session.run`, which tells the watchers of its changes. */
export function guarded(session: Session) {
  return implement(api)
    .$context<Incoming>()
    .use(({ context: { connection, standing }, procedure, next }) => {
      const call = session.begin(connection, procedure["~orpc"].meta, standing);
      return session.run(async () => next({ context: { call } }));
    });
}

/** A handler of the context and the input. */
export function on<I, O>(work: (context: Context, input: I) => O) {
  return ({ context: { call }, input }: { context: { call: Call }; input: I }) => work(call.context(), input);
}
