/** Task forces and their actions: who leads, by when, how far it is, and more time when it is asked for and granted. */

import { isBefore } from "../../contract/dates.ts";
import { ConcordError, type Warning } from "../../contract/errors.ts";
import type { Done } from "../../contract/records.ts";
import { act, asked, mayAct, mayAlso } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Change, type Rules, requireOrder, requireRecord } from "../../records/rules.ts";
import { agree, asksForDone, following } from "../../rules/progress.ts";
import { readRecord } from "../../schema/read-record.ts";
import { nextEntryRank, nextRank, requireItemOf } from "../meetings/entries.ts";

export const taskForceRules: Rules<"task_force"> = {
  check({ after }) {
    requireOrder(after.starts, after.ends);
    return undefined;
  },
};

export const actionRules: Rules<"action"> = {
  // An action of a task force is led by whoever leads that, unless somebody else is named.
  defaults: (_context, tx, { meeting, task_force }) => ({
    rank: nextEntryRank(tx, meeting),
    lead: task_force ? (readRecord(tx.reader, "task_force", task_force)?.lead ?? null) : null,
  }),
  byCommand: ["rank"],
  follows: following,
  check(change) {
    const { tx, before, after, fields, way } = change;
    const told = fields.status !== undefined || fields.percent !== undefined;
    if (told && way !== "back" && !agree(after)) throw new ConcordError("E_PERCENT_STATUS");
    // A record taken from a source may lack what the source does not say; nobody here may leave it out.
    if (!after.lead && after.sources.length === 0) throw new ConcordError("E_LEAD_MISSING");
    requireItemOf(tx.reader, after.agenda_item, after.meeting);
    // 销号: what a party calls done is closed by somebody else.
    if (after.status === "verified" && before?.status !== "verified")
      mayAlso(change.context.actor(), "action is verified");
    const asks = told && asksForDone(after) ? [{ code: "W_PERCENT_DONE" as const, params: {} }] : [];
    return [...dueWarnings(change), ...asks];
  },
  settled({ tx, before, after, way }) {
    if (!after) return;
    // Whoever goes on from what counts where something else was written says so; what an undo leaves apart is said, too.
    if (way === "back" || before?.status !== after.status || before.percent !== after.percent)
      tx.put("action", after.id, { status: after.status });
  },
};

export const actionStepRules: Rules<"action_step"> = {
  defaults: (_context, tx, { action }) => ({ rank: nextRank(tx, "action_step", action) }),
  fixed: ["action"],
};

export const actionUpdateRules: Rules<"action_update"> = {
  defaults: (context) => ({ made_at: context.now(), organization: context.actor().organization }),
  fixed: ["action"],
};

export const extensionRequestRules: Rules<"extension_request"> = {
  defaults: (context) => ({ asked_at: context.now(), organization: context.actor().organization }),
  fixed: ["action"],
  byCommand: ["state", "due_before", "decided_at"],
  check({ context, tx, before, after, way }) {
    if (before || way === "back") return undefined;
    for (const path of ["due_before", "decided_at"] as const)
      if (after[path]) throw new ConcordError("E_ONLY_BY_COMMAND", { path });
    if (after.state !== "asked") throw new ConcordError("E_ONLY_BY_COMMAND", { path: "state" });
    const { due } = requireRecord(tx.reader, "action", after.action);
    if (due && isBefore(due, context.today())) throw new ConcordError("E_EXTENSION_LATE", { due });
    if (due && !isBefore(due, after.due)) throw new ConcordError("E_EXTENSION_SHORTER", { due });
    return undefined;
  },
};

/** Asks for more time. */
export function askExtension(
  context: Context,
  input: { id: string; due: string; reason: string; opId?: string | undefined },
): Done {
  const done = asked(context, "action.ask_extension", input);
  if (done) return { id: done.id, warnings: [] };
  const { value } = act(context, "action.ask_extension", input, (tx) =>
    putIn(context, tx, "extension_request", { fields: { action: input.id, due: input.due, reason: input.reason } }),
  );
  return { id: value.record.id, warnings: value.warnings };
}

/** A facilitator grants or refuses more time; granting moves the due date. */
export function decideExtension(
  context: Context,
  input: { request: string; approve: boolean; note?: string | undefined; opId?: string | undefined },
): void {
  if (asked(context, "action.decide_extension", input)) return;
  mayAct(context.actor(), "action.decide_extension");
  const request = requireRecord(context.reader, "extension_request", input.request);
  if (request.state !== "asked") throw new ConcordError("E_ONLY_BY_COMMAND", { path: "state" });
  act(context, "action.decide_extension", input, (tx) => {
    tx.put("extension_request", request.id, {
      state: input.approve ? "approved" : "refused",
      decided_at: context.now(),
      ...(input.approve && { due_before: readRecord(tx.reader, "action", request.action)?.due ?? null }),
      ...(input.note !== undefined && { decision_note: input.note }),
    });
    if (input.approve) tx.put("action", request.action, { due: request.due });
  });
}

function dueWarnings({ context, tx, before, after }: Change<"action">): Warning[] {
  if (!after.due || after.due === before?.due || after.sources.length > 0) return [];
  const meeting = after.meeting ? readRecord(tx.reader, "meeting", after.meeting) : undefined;
  if (meeting?.day && isBefore(after.due, meeting.day)) return [{ code: "W_DUE_BEFORE_MEETING", params: {} }];
  return isBefore(after.due, context.today()) ? [{ code: "W_DUE_PAST", params: {} }] : [];
}
