/** What a command is, and how it comes to a workspace: it is given that, so that commands are told apart without any. */
import type { Subject } from "../../db/contract/subjects/index.ts";
import type { Options } from "./options.ts";
import type { Result } from "./output.ts";
import type { Secret } from "./passphrase.ts";
import type { Client, Grant, Records } from "./session.ts";

export interface Command {
  usage: string;
  /** Fewest and most arguments after the command's name. */
  arguments: readonly [number, number];
  options: readonly string[];
  /** Whether it opens a workspace that is there: then it takes `--incomplete`. */
  opens: boolean;
  /** Whether `--lang` is the language in which it answers, not that of a document. */
  answersIn?: boolean;
  run(given: string[], options: Options, workspaces: Workspaces): Promise<Result>;
}

/** What is done in a session, or with a workspace that is open in it. */
export type Use = (api: Client, grant: Grant) => Promise<Result>;

/** The ways to a workspace. */
export interface Workspaces {
  /** Opens by the passphrase, as whoever `--as` names. */
  open(folder: string, options: Options, use: Use): Promise<Result>;
  /** The same for what only somebody may do who is logged in: the first facilitator where `--as` names nobody. */
  openToChange(folder: string, options: Options, use: Use): Promise<Result>;
  /** Opens by a passphrase or a recovery code, as nobody yet. */
  openBy(secret: Secret, folder: string, options: Options, use: Use): Promise<Result>;
  /** A session in which no workspace is open. */
  without(use: Use): Promise<Result>;
  /** Logs in as the named profile (its id or its name), else as the first facilitator. A PIN is asked for. */
  actAs(api: Client, named?: string): Promise<void>;
}

/** The procedures of a subject that is known by its name only. */
export function recordsOf(api: Client, subject: Subject): Records {
  return api[subject] as unknown as Records;
}
