/** What stands before every procedure of the router: the call is begun for its connection and its person, or refused. */
import { implement, type Router } from "@orpc/server";
import { type Api, api } from "../contract/api.ts";
import type { StatedProcedure } from "../contract/procedure.ts";
import type { Context } from "../records/context.ts";
import type { AnyHandler, Handlers, HandlerTable } from "../records/handlers.ts";
import type { Rulebook } from "../records/rules.ts";
import { asPromised } from "./answers.ts";
import type { Call, RequestContext } from "./connection.ts";
import type { Session } from "./session.ts";

export type ApiRouter = Router<Api, RequestContext>;

/** An index that no step has: answers are not validated on the way out but by `answers.ts`, where that is wanted. */
const NOWHERE = Number.NaN;

/**
 * The contract, answered: each call runs within `session.run`, which tells the watchers of the disk.
 * @param rulesOf the rules that every call keeps to
 */
export function guarded(session: Session, handlers: Handlers<Api, Call>, rulesOf: Rulebook): ApiRouter {
  const table: HandlerTable<Call> = handlers;
  const answered = Object.entries(api).map(([part, procedures]) => [
    part,
    Object.fromEntries(
      Object.entries(procedures).map(([name, procedure]) => [
        name,
        guardedProcedure(session, procedure, table[part]?.[name] as AnyHandler<Call>, rulesOf),
      ]),
    ),
  ]);
  return Object.fromEntries(answered) as ApiRouter;
}

function guardedProcedure(session: Session, stated: StatedProcedure, handler: AnyHandler<Call>, rulesOf: Rulebook) {
  // As part of a contract: what that uses runs before the input is looked at, so that nobody without the right learns of it.
  return implement({ stated }, { initialOutputValidationIndex: NOWHERE })
    .$context<RequestContext>()
    .use(({ context: { connection, presence, by }, procedure, path, next }) => {
      const call = session.begin(connection, procedure["~orpc"].meta, rulesOf, { presence, by });
      return session.run(async () => {
        const result = await next({ context: { call } });
        if (!session.checksAnswers) return result;
        return { ...result, output: await asPromised(stated["~orpc"].outputSchema, result.output, path) };
      });
    })
    .stated.handler(({ context: { call }, input, signal }) => handler(call, input, signal));
}

/** Handlers that are asked of a context, to be asked of the call whose context it is. */
export function inContext<H extends HandlerTable<Context>>(handlers: H): OfCalls<H> {
  const ofCalls = Object.entries(handlers).map(([part, named]) => [
    part,
    Object.fromEntries(
      Object.entries(named).map(([name, handler]) => {
        const ofCall: AnyHandler<Call> = (call, input, signal) => handler(call.context(), input, signal);
        return [name, ofCall];
      }),
    ),
  ]);
  return Object.fromEntries(ofCalls) as OfCalls<H>;
}
type OfCalls<H> = {
  [Part in keyof H]: {
    [Name in keyof H[Part]]: H[Part][Name] extends (context: Context, ...rest: infer Rest) => infer Answer
      ? (call: Call, ...rest: Rest) => Answer
      : never;
  };
};
