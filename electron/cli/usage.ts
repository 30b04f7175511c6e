import { ConcordError, type Params, type ParamsOf } from "../../db/contract/errors.ts";

type UsageCode = "E_USAGE" | "E_UNKNOWN_SUBJECT" | "E_FILE_MISSING";

/** The command was called in a way that it does not understand: exit code 2, nothing was opened. */
export class UsageError extends ConcordError<UsageCode> {
  constructor(...[code, params]: { [C in UsageCode]: [code: C, params: ParamsOf<C>] }[UsageCode]) {
    super(code, params as Params);
  }
}
