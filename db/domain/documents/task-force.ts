/** Reads a task force into its report on one page. */

import { ACTIONS_OF_TASK_FORCE, openSql } from "../../contract/questions.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import type { TaskForceReport } from "../../documents/blocks/task-force-report.ts";
import type { Context } from "../../records/context.ts";
import { requireRecord } from "../../records/rules.ts";
import { taskForceHealth } from "../actions/task-forces.ts";
import { nameOf } from "./names.ts";
import { supervised } from "./supervised.ts";

/** @throws ConcordError E_UNKNOWN_RECORD */
export function taskForceOf(context: Context, id: string): TaskForceReport {
  const { reader } = context;
  const record = requireRecord(reader, "task_force", id);
  const { open, overdue, blocked, done, lastUpdate, nextMeeting } = taskForceHealth(context, id);
  const names = (subject: Subject, ids: readonly string[]) => ids.map((one) => nameOf(reader, subject, one));
  return {
    name: { zh: record.name_zh, en: record.name_en },
    charter: record.charter,
    starts: record.starts,
    ends: record.ends,
    lead: record.lead ? nameOf(reader, "organization", record.lead) : null,
    members: record.members.map((one) => ({
      name: nameOf(reader, "organization", one),
      sector: requireRecord(reader, "organization", one).sector,
    })),
    subjects: [
      ...names("segment", record.segments),
      ...names("policy", record.policies),
      ...names("problem", record.problems),
    ],
    open,
    overdue,
    blocked,
    done,
    lastUpdate,
    nextMeeting: nextMeeting?.day ?? null,
    ...supervised(context, `${openSql()} AND id IN (${ACTIONS_OF_TASK_FORCE})`, [id, id]),
  };
}
