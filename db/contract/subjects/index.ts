/** All subjects, by name. Adding one here gives it a table, ledger operations, RPC procedures and CLI commands. */
import type { z } from "zod";
import { action, actionStep, actionUpdate, extensionRequest, paper, taskForce } from "./actions.ts";
import type { Sort, SubjectDefinition } from "./define.ts";
import { floorRequest, pointOfOrder, speech } from "./floor.ts";
import { tableImport } from "./imports.ts";
import { agendaItem, amendment, attendance, meeting, meetingEvent, outcome, position, report } from "./meetings.ts";
import {
  checkTick,
  comment,
  confirmation,
  erratum,
  exportChoice,
  minutes,
  minutesTemplate,
  seal,
  wording,
} from "./minutes.ts";
import { pinChange, profile, setting } from "./people.ts";
import { clause, policy, policyEvent, policyVersion, problem } from "./policies.ts";
import { figure, judgement, link, organization, person, segment, source, term } from "./region.ts";
import { series, template } from "./series.ts";
import { statement } from "./statements.ts";
import { savedView } from "./views.ts";

export const subjects = {
  segment,
  term,
  source,
  organization,
  person,
  link,
  figure,
  judgement,
  table_import: tableImport,
  policy,
  policy_version: policyVersion,
  clause,
  problem,
  statement,
  task_force: taskForce,
  template,
  series,
  meeting,
  agenda_item: agendaItem,
  attendance,
  report,
  outcome,
  position,
  amendment,
  policy_event: policyEvent,
  meeting_event: meetingEvent,
  speech,
  floor_request: floorRequest,
  point_of_order: pointOfOrder,
  action,
  action_step: actionStep,
  action_update: actionUpdate,
  extension_request: extensionRequest,
  paper,
  minutes_template: minutesTemplate,
  minutes,
  export_choice: exportChoice,
  wording,
  comment,
  confirmation,
  check_tick: checkTick,
  seal,
  erratum,
  profile,
  pin_change: pinChange,
  setting,
  saved_view: savedView,
} as const;

export type Subjects = typeof subjects;
export type Subject = keyof Subjects;
/** A whole record of a subject, as reads return it. */
export type RecordOf<S extends Subject> = z.infer<Subjects[S]["record"]>;
/** Some fields of a subject, as a change carries them. */
export type PatchOf<S extends Subject> = z.infer<Subjects[S]["patch"]>;

export const SUBJECTS = Object.keys(subjects) as Subject[];

/** Whether this program knows such records. */
export function isSubject(name: string): name is Subject {
  return Object.hasOwn(subjects, name);
}

export function subjectOf(name: Subject): SubjectDefinition {
  return subjects[name] as unknown as SubjectDefinition;
}

/** The usual order of a list of these records. */
export function usualOrder(name: Subject): Sort[] {
  const { sort } = subjectOf(name);
  return sort ? [sort] : [];
}

/** The order in which records are offered and listed where nobody asks for another: their usual one, or by name. */
export function orderShown(name: Subject, language: "zh" | "en"): Sort[] {
  const { sort, title } = subjectOf(name);
  return [sort ?? { field: title[language][0] as string, dir: "asc" }];
}

/** The subject that the command line calls by this plural, or undefined. */
export function subjectOfPlural(plural: string): Subject | undefined {
  return SUBJECTS.find((name) => subjectOf(name).plural === plural);
}
