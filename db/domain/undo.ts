/** Undo and redo as a profile asks for them: of its own actions, and never of what a seal has frozen. */
import type { Subject } from "../contract/subjects/index.ts";
import type { Inverse, Tx } from "../ledger/transaction.ts";
import { readRecord } from "../ledger/transaction.ts";
import { redoable, takeBack, undoable } from "../ledger/undo.ts";
import type { Fields } from "../schema/columns.ts";
import { DECIDED } from "./actions.ts";
import type { Context } from "./context.ts";
import { SEALABLE } from "./records.ts";
import { needUnsealed } from "./rules.ts";

/**
 * @param input.n entry of the action; the last one of this profile when absent
 * @throws ConcordError E_NOTHING_TO_UNDO, E_UNDO_OVERTAKEN, E_SEALED, E_NO_PROFILE
 */
export function takeBackAs(
  context: Context,
  kind: "undo" | "redo",
  input: { n?: number | undefined; opId?: string | undefined },
): void {
  const { ledger } = context;
  const { id: by } = context.actor();
  if (input.opId && ledger.carriedOut(input.opId)) return;
  const n = input.n ?? (kind === "undo" ? undoable(ledger, by) : redoable(ledger, by));
  takeBack(ledger, { act: kind, by, opId: input.opId }, n ?? 0, kind, needThawed);
}

/** They belong to a meeting through their outcome. */
const OF_OUTCOMES: ReadonlySet<Subject> = new Set(["position", "amendment"]);

function needThawed(tx: Tx, inverse: Inverse): void {
  const { subject, id } = inverse;
  const record = tx.get(subject, id) as Fields | undefined;
  if (record && concernsMinutes(subject, inverse)) needUnsealed(tx.reader, meetingOf(tx, subject, id, record));
}

/** The progress of an action goes on after the seal; what was decided about it does not. */
function concernsMinutes(subject: Subject, inverse: Inverse): boolean {
  if (subject !== "action") return subject === "meeting" || OF_OUTCOMES.has(subject) || SEALABLE.has(subject);
  return inverse.op !== "set" || DECIDED.some((field) => field in inverse.fields);
}

function meetingOf(tx: Tx, subject: Subject, id: string, record: Fields): string | null {
  if (subject === "meeting") return id;
  if (OF_OUTCOMES.has(subject)) return readRecord(tx.reader, "outcome", record.outcome as string)?.meeting ?? null;
  return record.meeting as string | null;
}
