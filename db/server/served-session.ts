/** A session with the procedures that it answers: what the worker serves, and the command line calls in its own process. */
import type { Connection, Presence } from "./connection.ts";
import type { GrantKind } from "./grants.ts";
import type { ApiRouter } from "./guard.ts";
import { createRouter } from "./router.ts";
import { Session, type SessionOptions } from "./session.ts";

export interface ServedSession {
  router: ApiRouter;
  /** Makes the backup that the open workspace is owed. */
  backUp(): Promise<void>;
  /** Closes the workspace with its backup. */
  close(): Promise<void>;
  /** Closes the workspace at once; its backup is owed. */
  lock(): Promise<void>;
  /** What a page or a command is given for a file or folder that was chosen. @param path absolute */
  grant(kind: GrantKind, path: string): string;
  /** Makes a workspace known until the program ends. @returns its id */
  name(folder: string): string;
  presence(connection: Connection): Presence;
  leave(connection: Connection): Promise<void>;
}

export function createSession(options: SessionOptions = {}): ServedSession {
  const session = new Session(options);
  return {
    router: createRouter(session),
    backUp: () => session.backUp(),
    close: () => session.close(),
    lock: () => session.lock(),
    grant: (kind, path) => session.grants.give(kind, path),
    name(folder) {
      const id = session.places.name(folder);
      session.announce();
      return id;
    },
    presence: (connection) => session.presence(connection),
    leave: (connection) => session.leave(connection),
  };
}
