/** What a command is, and how it opens the workspace that it works in. */

import { pathOf } from "./given.ts";
import type { Options } from "./options.ts";
import { printNotices, type Result } from "./output.ts";
import { passphraseFor, type Secret } from "./passphrase.ts";
import { actAs, type Client, type Grant, withSession } from "./session.ts";

export interface Command {
  usage: string;
  /** Fewest and most arguments after the command's name. */
  arguments: readonly [number, number];
  options: readonly string[];
  /** Whether it opens a workspace that is there: then it takes `--incomplete`. */
  opens: boolean;
  /** Whether `--lang` is the language in which it answers, not that of a document. */
  answersIn?: boolean;
  run(given: string[], options: Options): Promise<Result>;
}

type Use = (api: Client, grant: Grant) => Promise<Result>;

/** Opens by the passphrase, as whoever `--as` names. */
export async function open(folder: string, options: Options, use: Use): Promise<Result> {
  const passphrase = await passphraseFor(options, "existing");
  return openBy({ passphrase }, folder, options, async (api, grant) => {
    if (options.as !== undefined) await actAs(api, options.as);
    return use(api, grant);
  });
}

/** The same for what only somebody may do who is logged in: the first facilitator where `--as` names nobody. */
export function openToChange(folder: string, options: Options, use: Use): Promise<Result> {
  return open(folder, options, async (api, grant) => {
    if (options.as === undefined) await actAs(api);
    return use(api, grant);
  });
}

/** The one place that opens a workspace: what was noticed is told, and `--incomplete` counts for every command. */
export async function openBy(secret: Secret, folder: string, options: Options, use: Use): Promise<Result> {
  return withSession(async (api, grant) => {
    const { incomplete } = options;
    await api.workspace.open({ folder: grant("folder", pathOf(folder)), ...secret, incomplete });
    printNotices((await api.workspace.status()).notices, options.language);
    return use(api, grant);
  });
}
