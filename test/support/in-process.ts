/**
 * What a router in this process is called with: tests and benches that need no worker thread. As on the command line, the
 * caller names paths of this computer, and each is given for one call.
 */

import type { Reach } from "../../db/contract/procedure.ts";
import { connect, type RequestContext } from "../../db/server/connection.ts";
import type { GrantKind } from "../../db/server/grants.ts";
import type { ServedSession } from "../../db/server/router.ts";
import type { Session } from "../../db/server/session.ts";

/** Where the contract takes a grant. */
const CHOSEN: Readonly<Record<string, Readonly<Record<string, GrantKind>>>> = {
  "workspace.create": { folder: "folder" },
  "workspace.open": { folder: "folder" },
  "workspace.restore": { file: "open", folder: "folder" },
  "workspace.backup": { file: "save" },
  "paper.addFile": { file: "open" },
};

/** A grant that a test has given itself. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Calling {
  path: readonly string[];
  input: unknown;
  next(options?: object): Promise<unknown>;
}

/** A connection of its own, from this computer or (`room`) from another device. */
export function here(session: Pick<ServedSession, "grant"> | Session, reach: Reach = "here") {
  const give = (kind: GrantKind, path: string) =>
    "grant" in session ? session.grant(kind, path) : session.grants.give(kind, path);
  const chosen = ({ next, ...options }: Calling) => {
    const kinds = CHOSEN[options.path.join(".")] ?? {};
    const input = Object.entries((options.input ?? {}) as Record<string, unknown>).map(([name, value]) => {
      const kind = kinds[name];
      return [name, kind && typeof value === "string" && !UUID.test(value) ? give(kind, value) : value];
    });
    return next(Object.keys(kinds).length > 0 ? { ...options, input: Object.fromEntries(input) } : options);
  };
  return { context: { connection: connect(reach) } satisfies RequestContext, interceptors: [chosen as never] };
}
