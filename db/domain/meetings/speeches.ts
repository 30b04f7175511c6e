/** Who speaks in the room, and for how long. */
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireOrder } from "../../records/rules.ts";
import { changeState } from "./meeting-state.ts";

export const speechRules: Rules<"speech"> = {
  fixed: ["meeting"],
  check({ tx, after, way }) {
    requireOrder(after.started_at, after.ended_at);
    // Who spoke was on the list then.
    if (way === "back") return undefined;
    const seat = tx.reader.get(
      "SELECT 1 FROM attendance WHERE meeting = ? AND organization = ?",
      after.meeting,
      after.organization,
    );
    if (!seat) throw new ConcordError("E_NOT_ATTENDING");
    return undefined;
  },
};

/** A party of a live meeting begins to speak; whoever spoke before has ended. Null: nobody speaks any more. */
export function speak(
  context: Context,
  input: { meeting: string; organization: string | null; opId?: string | undefined },
): void {
  changeState(context, "meeting.speak", ["live"], { ...input, id: input.meeting }, (tx, meeting) => {
    endSpeech(context, tx, meeting.id);
    if (input.organization === null) return;
    const { current_item: agenda_item } = meeting;
    const fields = { meeting: meeting.id, organization: input.organization, agenda_item, started_at: context.now() };
    putIn(context, tx, "speech", { fields });
  });
}

/** Ends the speech that is going on. A clock that went backwards counts as nothing. */
export function endSpeech(context: Context, tx: Tx, meeting: string): void {
  for (const { id, started_at } of tx.reader.all<Pick<RecordOf<"speech">, "id" | "started_at">>(
    "SELECT id, started_at FROM speech WHERE meeting = ? AND ended_at IS NULL",
    meeting,
  )) {
    const seconds = Math.max(0, Math.round((Date.parse(context.now()) - Date.parse(started_at)) / 1000));
    tx.put("speech", id, { ended_at: seconds === 0 ? started_at : context.now(), seconds });
  }
}
