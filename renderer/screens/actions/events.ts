/** What happened to an action, one thing after the other: reports, more time that was asked for, and what was decided on that. Pure. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";

type Update = RecordOf<"action_update">;
type Request = RecordOf<"extension_request">;

interface Event {
  key: string;
  /** Null: nobody knows when, as of requests of earlier builds. */
  at: string | null;
  /** Whose party. */
  by: string | null;
  update?: Update;
  asked?: Request;
  decided?: Request;
}

/** The newest first; what happened nobody knows when stands last. */
export function eventsOf(updates: readonly Update[], requests: readonly Request[]): Event[] {
  const events: Event[] = [
    ...updates.map((update) => ({ key: update.id, at: update.made_at, by: update.organization, update })),
    ...requests.map((asked) => ({ key: asked.id, at: asked.asked_at, by: asked.organization, asked })),
    ...requests
      .filter(({ state }) => state !== "asked")
      .map((decided) => ({ key: `${decided.id}:decided`, at: decided.decided_at, by: null, decided })),
  ];
  // Of one moment the later record is the newer event.
  return events.reverse().sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
}
