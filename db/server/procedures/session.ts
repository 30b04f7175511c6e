/** Answers what concerns the connection itself: which window it is, who is logged in there, and being told of changes. */
import type { changeProcedures } from "../../contract/procedures/changes.ts";
import type { profileProcedures } from "../../contract/procedures/profiles.ts";
import type { windowProcedures } from "../../contract/procedures/windows.ts";
import type { Handlers } from "../../records/handlers.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

type Answered = {
  window: typeof windowProcedures;
  profile: Pick<typeof profileProcedures, "switch">;
  changes: typeof changeProcedures;
};

export function sessionHandlers(session: Session): Handlers<Answered, Call> {
  return {
    window: { enter: ({ connection }, input) => session.enter(connection, input) },
    profile: { switch: ({ connection }, { id, pin }) => session.switchProfile(connection, id, pin) },
    changes: { watch: ({ connection }, _input, signal) => session.feed.watch(connection.id, signal) },
  };
}
