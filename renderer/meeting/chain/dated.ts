/** When the action is due that a decision gets. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { takeDue } from "../../../db/language/entry.ts";
import { calendarIn } from "../clock.ts";

/** A day that the decision says becomes the due date, as in the line of entry; what somebody has to be asked about stays. */
export function dated<F extends { text: string; text_en?: string | null }>(
  fields: F,
  meeting: Pick<RecordOf<"meeting">, "day" | "last_day">,
): F & { due: string | null } {
  const calendar = calendarIn(meeting);
  const { text, due } = takeDue(fields.text, calendar);
  const other = fields.text_en ? takeDue(fields.text_en, calendar) : null;
  // The same day is taken out of the other language too; where that says another one, it is left to be seen.
  return { ...fields, text, due, ...(due && other?.due === due && { text_en: other.text }) };
}
