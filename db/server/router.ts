/**
 * Every procedure of the contract with what answers it, merged from the places that their handlers stand in; and a session with
 * them: what the worker serves, and the command line calls in its own process.
 */
import { actionHandlers } from "../domain/actions/procedures.ts";
import { analysisHandlers } from "../domain/analysis/procedures.ts";
import { documentHandlers } from "../domain/documents/procedures.ts";
import { manyHandlers } from "../domain/imports/many.ts";
import { meetingHandlers } from "../domain/meetings/procedures.ts";
import { minutesHandlers } from "../domain/minutes/procedures.ts";
import { peopleHandlers } from "../domain/people/procedures.ts";
import { policyHandlers } from "../domain/policies/procedures.ts";
import { regionHandlers } from "../domain/region/procedures.ts";
import { rulesOf } from "../domain/registry.ts";
import { todayHandlers } from "../domain/today/overview.ts";
import { merged } from "../records/handlers.ts";
import { searchHandlers } from "../records/lists/search.ts";
import { recordHandlers, subjectHandlers } from "../records/procedures.ts";
import type { Connection, Presence } from "./connection.ts";
import type { GrantKind } from "./grants.ts";
import { type ApiRouter, guarded, inContext } from "./guard.ts";
import { policyTextHandlers } from "./procedures/policy-texts.ts";
import { sessionHandlers } from "./procedures/session.ts";
import { tableImportHandlers } from "./procedures/table-imports.ts";
import { transferHandlers } from "./procedures/transfers.ts";
import { workspaceHandlers } from "./procedures/workspace.ts";
import { Session, type SessionOptions } from "./session.ts";

const ofContext = inContext(
  merged(
    subjectHandlers,
    recordHandlers,
    searchHandlers,
    meetingHandlers,
    actionHandlers,
    minutesHandlers,
    peopleHandlers,
    regionHandlers,
    analysisHandlers,
    policyHandlers,
    documentHandlers,
    todayHandlers,
    manyHandlers,
  ),
);

/** Types refuse a router in which a procedure of the contract has no handler. */
export function createRouter(session: Session): ApiRouter {
  return guarded(
    session,
    merged(
      ofContext,
      workspaceHandlers(session),
      sessionHandlers(session),
      transferHandlers(session),
      tableImportHandlers(session),
      policyTextHandlers(session),
    ),
    rulesOf,
  );
}

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
