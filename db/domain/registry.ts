/**
 * The rules of the subjects that have some beside what their definitions say: the book that a context carries, so that
 * writing records need not know who has rules.
 */
import type { Subject } from "../contract/subjects/index.ts";
import { savedViewRules } from "../records/lists/saved-views.ts";
import type { Rulebook, Rules } from "../records/rules.ts";
import { settingRules } from "../records/settings.ts";
import {
  actionRules,
  actionStepRules,
  actionUpdateRules,
  extensionRequestRules,
  taskForceRules,
} from "./actions/actions.ts";
import { tableImportRules } from "./imports/run.ts";
import { amendmentRules } from "./meetings/amendments.ts";
import { attendanceRules, meetingEventRules } from "./meetings/attendance.ts";
import { checkTickRules } from "./meetings/checks/ticks.ts";
import { floorRequestRules, pointOfOrderRules, speechRules } from "./meetings/floor.ts";
import { agendaItemRules, meetingRules } from "./meetings/meetings.ts";
import { outcomeRules, positionRules, reportRules } from "./meetings/outcomes.ts";
import { seriesRules } from "./meetings/series.ts";
import { commentRules, confirmationRules, minutesRules } from "./minutes/circulation.ts";
import { exportChoiceRules } from "./minutes/export-choices.ts";
import { minutesTemplateRules } from "./minutes/minutes-templates.ts";
import { erratumRules, sealRules } from "./minutes/seals.ts";
import { wordingRules } from "./minutes/wordings.ts";
import { paperRules } from "./papers/papers.ts";
import { pinChangeRules } from "./people/pins.ts";
import { profileRules } from "./people/profiles.ts";
import { policyEventRules } from "./policies/events.ts";
import { clauseRules, policyRules, policyVersionRules } from "./policies/policies.ts";
import { judgementRules } from "./region/duplicates/judgements.ts";
import { figureRules, linkRules, organizationRules, segmentRules, termRules } from "./region/organizations.ts";
import { statementRules } from "./region/statements.ts";

const RULES: { readonly [S in Subject]?: Rules<S> } = {
  segment: segmentRules,
  term: termRules,
  organization: organizationRules,
  link: linkRules,
  judgement: judgementRules,
  statement: statementRules,
  figure: figureRules,
  table_import: tableImportRules,
  policy: policyRules,
  policy_version: policyVersionRules,
  clause: clauseRules,
  policy_event: policyEventRules,
  task_force: taskForceRules,
  series: seriesRules,
  meeting: meetingRules,
  agenda_item: agendaItemRules,
  attendance: attendanceRules,
  report: reportRules,
  outcome: outcomeRules,
  position: positionRules,
  amendment: amendmentRules,
  meeting_event: meetingEventRules,
  speech: speechRules,
  floor_request: floorRequestRules,
  point_of_order: pointOfOrderRules,
  action: actionRules,
  action_step: actionStepRules,
  action_update: actionUpdateRules,
  extension_request: extensionRequestRules,
  paper: paperRules,
  minutes_template: minutesTemplateRules,
  minutes: minutesRules,
  wording: wordingRules,
  export_choice: exportChoiceRules,
  comment: commentRules,
  confirmation: confirmationRules,
  check_tick: checkTickRules,
  seal: sealRules,
  erratum: erratumRules,
  profile: profileRules,
  setting: settingRules,
  pin_change: pinChangeRules,
  saved_view: savedViewRules,
};

export const rulesOf: Rulebook = (subject) => RULES[subject] ?? {};
