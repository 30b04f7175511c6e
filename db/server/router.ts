/** Every procedure of the contract with what answers it: merged from the places that their handlers stand in. */
import { actionHandlers } from "../domain/actions/procedures.ts";
import { documentHandlers } from "../domain/documents/procedures.ts";
import { meetingHandlers } from "../domain/meetings/procedures.ts";
import { minutesHandlers } from "../domain/minutes/procedures.ts";
import { peopleHandlers } from "../domain/people/procedures.ts";
import { regionHandlers } from "../domain/region/party-lists.ts";
import { todayHandlers } from "../domain/today/overview.ts";
import { merged } from "../records/handlers.ts";
import { recordHandlers, subjectHandlers } from "../records/procedures.ts";
import { type ApiRouter, guarded, inContext } from "./guard.ts";
import { sessionHandlers } from "./procedures/session.ts";
import { transferHandlers } from "./procedures/transfers.ts";
import { workspaceHandlers } from "./procedures/workspace.ts";
import type { Session } from "./session.ts";

const ofContext = inContext(
  merged(
    subjectHandlers,
    recordHandlers,
    meetingHandlers,
    actionHandlers,
    minutesHandlers,
    peopleHandlers,
    regionHandlers,
    documentHandlers,
    todayHandlers,
  ),
);

/** Types refuse a router in which a procedure of the contract has no handler. */
export function createRouter(session: Session): ApiRouter {
  return guarded(
    session,
    merged(ofContext, workspaceHandlers(session), sessionHandlers(session), transferHandlers(session)),
  );
}
