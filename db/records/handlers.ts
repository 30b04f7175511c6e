/**
 * What answers the procedures of the contract. Each part of the program has its handlers in a `procedures.ts` beside what they
 * are about, typed by the contract: one that is missing, one too many, or one that answers another shape does not compile.
 */
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from "@orpc/contract";
import type { Context } from "./context.ts";

/**
 * Answers one procedure. Its input has passed the contract's schema; its answer is of the contract's type, which tests hold it to.
 * @param from what it is asked of: the context of the person who asks, or (on the server) the whole call
 * @param signal aborted when nobody waits for the answer any more
 */
export type Handler<Procedure, From = Context> =
  Procedure extends ContractProcedure<infer I, infer O, infer _Errors, infer _Terms>
    ? (from: From, input: InferSchemaOutput<I>, signal: AbortSignal | undefined) => Eventually<InferSchemaInput<O>>
    : never;
type Eventually<T> = T | Promise<T>;

/** What a procedure answers, as its handler gives it. */
export type AnswerOf<Procedure> =
  Procedure extends ContractProcedure<infer _I, infer O, infer _Errors, infer _Terms> ? InferSchemaInput<O> : never;

/** A handler for each procedure of a contract: by part of the contract (a subject, or what stands beside them), then by name. */
export type Handlers<Contract, From = Context> = {
  [Part in keyof Contract]: { [Name in keyof Contract[Part]]: Handler<Contract[Part][Name], From> };
};

/** A handler whose procedure is no longer told: a method's type, because the parameters of one may be narrower than told. */
export type AnyHandler<From> = { of(from: From, input: unknown, signal: AbortSignal | undefined): unknown }["of"];
export type HandlerTable<From> = Readonly<Record<string, Readonly<Record<string, AnyHandler<From>>>>>;

/** Handlers of several places as one: those of the same part of the contract come together. */
export function merged<const H extends readonly HandlerTable<unknown>[]>(...places: H): Together<H[number]> {
  const parts = new Set(places.flatMap((place) => Object.keys(place)));
  const together = [...parts].map((part) => [part, Object.assign({}, ...places.map((place) => place[part]))]);
  return Object.fromEntries(together) as Together<H[number]>;
}
/** The intersection of a union's members. */
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never;
