/** Reads what was given on the command line: paths, kinds of records, choices. What cannot be meant is wrong usage. */
import { resolve } from "node:path";
import { type Subject, subjectOfPlural } from "../../db/contract/subjects/index.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage.ts";

/** Relative paths mean the folder that npm was called in, which is not the one that scripts run in. */
export function pathOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** @throws UsageError E_UNKNOWN_SUBJECT */
export function subjectNamed(plural: string): Subject {
  const subject = subjectOfPlural(plural);
  if (!subject) throw new UsageError("E_UNKNOWN_SUBJECT", { subject: plural });
  return subject;
}

/**
 * @param what how the line calls it: "--format", "<subject>"
 * @throws UsageError naming all that can be given
 */
export function oneOf<const V extends string>(values: readonly V[], what: string, given: string | undefined): V {
  const value = values.find((name) => name === given);
  if (!value) throw new UsageError("E_USAGE", { reason: "one_of", option: what, values: values.join(", ") });
  return value;
}

/** Where the command writes: `--out`. @throws UsageError */
export function outFile(options: Options): string {
  if (!options.out) throw new UsageError("E_USAGE", { reason: "out_missing" });
  return pathOf(options.out);
}
