import { ConcordError, type Params } from "../../db/contract/errors.ts";

/** The command was called in a way that it does not understand: exit code 2, nothing was opened. */
export class UsageError extends ConcordError {
  constructor(code: "E_USAGE" | "E_UNKNOWN_SUBJECT" | "E_FILE_MISSING", params: Params) {
    super(code, params);
  }
}
