/**
 * The one place that turns whatever goes wrong behind the contract into the error that its caller gets: a code of
 * `db/contract/errors.ts` with its parameters. What nobody foresaw becomes E_INTERNAL with a reference; its details stand
 * in the log under that reference and nowhere else.
 */
import { randomBytes } from "node:crypto";
import { ORPCError } from "@orpc/server";
import { diskError } from "../base/database.ts";
import { ConcordError, type ErrorCode, isErrorCode, type Params } from "../contract/errors.ts";
import { isStream } from "./answers.ts";
import type { Log } from "./log.ts";

/** Interceptor for the RPC handler and for in-process clients: `clientInterceptors: [failures(log)]`. */
export function failures(log: Log) {
  return async <T>({ next, path }: { next(): Promise<T>; path: readonly string[] }): Promise<T> => {
    const told = (error: unknown) => ofProcedure(asFailure(error, log), path[0]);
    try {
      const answer = await next();
      return isStream(answer) ? (streamWith(answer, told) as T) : answer;
    } catch (error) {
      throw told(error);
    }
  };
}

/** A stream that goes wrong on the way tells it as a call does. */
async function* streamWith(
  stream: AsyncGenerator<unknown, unknown>,
  told: (error: unknown) => unknown,
): AsyncGenerator<unknown, unknown> {
  try {
    return yield* stream;
  } catch (error) {
    throw told(error);
  }
}

/** A field that an error names is one of the subject (or the part of the contract) that was called, if nothing else is said. */
function ofProcedure(failure: ORPCError<string, Params>, of: string | undefined): ORPCError<string, Params> {
  const { data } = failure;
  if (of === undefined || typeof data?.path !== "string" || data.of !== undefined) return failure;
  const { code, status, cause } = failure;
  const params = { ...data, of };
  const { message } = new ConcordError(code as ErrorCode, params);
  return new ORPCError(code, { status, message, data: params, cause });
}

/** Interceptor around decoding: a request that is not even in the protocol's form is refused as input. */
export function undecodable(log: Log) {
  return async <T>({ next }: { next(): Promise<T> }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      log.failure("undecodable", error);
      throw failure("E_INPUT", { path: "request" }, error);
    }
  };
}

/** The failure as the caller sees it: `code`, `data` (the parameters) and the English sentence as `message`. */
export function asFailure(error: unknown, log: Log): ORPCError<string, Params> {
  if (error instanceof ConcordError) return failure(error.code, error.params, error);
  if (error instanceof ORPCError) {
    if (isErrorCode(error.code)) return error as ORPCError<string, Params>;
    const issue = error.code === "BAD_REQUEST" ? firstIssue(error.cause) : undefined;
    if (issue) return failure(...refusalOf(issue.issue, issue.input), error);
  }
  const ref = randomBytes(4).toString("hex");
  log.failure(ref, error);
  const known = diskError(error);
  return known ? failure(known.code, known.params, error) : failure("E_INTERNAL", { ref }, error);
}

function failure(code: ErrorCode, params: Params, cause: unknown): ORPCError<string, Params> {
  const { message } = new ConcordError(code, params);
  return new ORPCError(code, { status: code === "E_INTERNAL" ? 500 : 400, message, data: params, cause });
}

/** The parts of a zod issue that are read here. */
interface Issue {
  code?: string;
  message: string;
  path?: readonly PropertyKey[];
  params?: Record<string, unknown>;
  keys?: readonly string[];
  origin?: string;
  maximum?: number | bigint;
}

function firstIssue(cause: unknown): { issue: Issue; input: unknown } | undefined {
  if (typeof cause !== "object" || cause === null) return undefined;
  const { issues, data } = cause as { issues?: Issue[]; data?: unknown };
  const issue = issues?.[0];
  return issue && { issue, input: valueAt(data, issue.path ?? []) };
}

/** The code and parameters that a refused input stands for. */
function refusalOf(issue: Issue, input: unknown): [ErrorCode, Params] {
  const path = pathOf(issue.path ?? []);
  if (isErrorCode(issue.message)) return [issue.message, { path, ...plainParams(issue.params) }];
  if (issue.code === "unrecognized_keys")
    return ["E_UNKNOWN_FIELD", { path: pathOf([...(issue.path ?? []), issue.keys?.[0] ?? ""]) }];
  if (issue.code === "too_big" && typeof input === "string")
    return ["E_TEXT_TOO_LONG", { path, max: Number(issue.maximum), length: input.length }];
  if (input === undefined || input === null || input === "") return ["E_REQUIRED", { path }];
  return ["E_INPUT", { path }];
}

/** "fields.name_zh" is called "name_zh": the user knows the field, not the envelope. The whole input is "input". */
function pathOf(path: readonly PropertyKey[]): string {
  const shown = path[0] === "fields" && path.length > 1 ? path.slice(1) : path;
  return shown.map((key) => String(key).slice(0, 64)).join(".") || "input";
}

function plainParams(params: Record<string, unknown> = {}): Params {
  return Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
