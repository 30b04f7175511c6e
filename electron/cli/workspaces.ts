/** How commands come to a workspace: in a session of this process. */
import type { Use, Workspaces } from "./command.ts";
import { pathOf } from "./given.ts";
import type { Options } from "./options.ts";
import { printNotices, type Result } from "./output.ts";
import { passphraseFor, type Secret } from "./passphrase.ts";
import { actAs, withSession } from "./session.ts";

export const workspaces: Workspaces = { open, openToChange, openBy, without: withSession, actAs };

async function open(folder: string, options: Options, use: Use): Promise<Result> {
  const passphrase = await passphraseFor(options, "existing");
  return openBy({ passphrase }, folder, options, async (api, grant) => {
    if (options.as !== undefined) await actAs(api, options.as);
    return use(api, grant);
  });
}

function openToChange(folder: string, options: Options, use: Use): Promise<Result> {
  return open(folder, options, async (api, grant) => {
    if (options.as === undefined) await actAs(api);
    return use(api, grant);
  });
}

/** The one place that opens a workspace: what was noticed is told, and `--incomplete` counts for every command. */
async function openBy(secret: Secret, folder: string, options: Options, use: Use): Promise<Result> {
  return withSession(async (api, grant) => {
    const { incomplete } = options;
    await api.workspace.open({ folder: grant("folder", pathOf(folder)), ...secret, incomplete });
    printNotices((await api.workspace.status()).notices, options.language);
    return use(api, grant);
  });
}
