/** The rules of every subject: the book that a context carries, so that writing records need not know who has rules. */
import type { Subject } from "../contract/subjects/index.ts";
import { actionRules, actionStepRules, actionUpdateRules, extensionRequestRules, taskForceRules } from "./actions.ts";
import { amendmentRules } from "./amendments.ts";
import { attendanceRules, meetingEventRules } from "./attendance.ts";
import { commentRules, confirmationRules, minutesRules } from "./circulation.ts";
import { agendaItemRules, meetingRules } from "./meetings.ts";
import { minutesTemplateRules } from "./minutes-templates.ts";
import { linkRules, organizationRules, personRules, segmentRules, sourceRules, termRules } from "./organizations.ts";
import { outcomeRules, positionRules, reportRules } from "./outcomes.ts";
import { paperRules } from "./papers.ts";
import { pinChangeRules } from "./pins.ts";
import { policyRules, policyVersionRules, problemRules } from "./policies.ts";
import { profileRules, settingRules } from "./profiles.ts";
import type { Rulebook, Rules } from "./rules.ts";
import { erratumRules, sealRules } from "./seals.ts";
import { seriesRules } from "./series.ts";
import { speechRules } from "./speeches.ts";
import { templateRules } from "./templates.ts";
import { wordingRules } from "./wordings.ts";

const RULES: { readonly [S in Subject]: Rules<S> } = {
  segment: segmentRules,
  term: termRules,
  source: sourceRules,
  organization: organizationRules,
  person: personRules,
  link: linkRules,
  policy: policyRules,
  policy_version: policyVersionRules,
  problem: problemRules,
  task_force: taskForceRules,
  template: templateRules,
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
  action: actionRules,
  action_step: actionStepRules,
  action_update: actionUpdateRules,
  extension_request: extensionRequestRules,
  paper: paperRules,
  minutes_template: minutesTemplateRules,
  minutes: minutesRules,
  wording: wordingRules,
  comment: commentRules,
  confirmation: confirmationRules,
  seal: sealRules,
  erratum: erratumRules,
  profile: profileRules,
  pin_change: pinChangeRules,
  setting: settingRules,
};

export const rulesOf: Rulebook = (subject) => RULES[subject];
