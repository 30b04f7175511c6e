/** Answers what is asked of the session itself: who is logged in, and what changes. */
import type { changeProcedures } from "../../contract/procedures/changes.ts";
import type { profileProcedures } from "../../contract/procedures/profiles.ts";
import type { Handlers } from "../../records/handlers.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

type Answered = { profile: Pick<typeof profileProcedures, "switch">; changes: typeof changeProcedures };

export function sessionHandlers(session: Session): Handlers<Answered, Call> {
  return {
    profile: { switch: (_call, { id, pin }) => session.switchProfile(id, pin) },
    changes: { watch: (_call, _input, signal) => session.feed.watch(signal) },
  };
}
