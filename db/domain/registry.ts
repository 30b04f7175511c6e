/** The rules of every subject. */
import type { Subject } from "../contract/subjects/index.ts";
import { actionRules, actionUpdateRules, extensionRequestRules, taskForceRules } from "./actions.ts";
import { attendanceRules } from "./attendance.ts";
import { agendaItemRules, meetingRules } from "./meetings.ts";
import { erratumRules, minutesRules, sealRules } from "./minutes.ts";
import { linkRules, organizationRules, personRules, segmentRules, sourceRules, termRules } from "./organizations.ts";
import { outcomeRules, positionRules, reportRules } from "./outcomes.ts";
import { policyRules, policyVersionRules, problemRules } from "./policies.ts";
import { profileRules, settingRules } from "./profiles.ts";
import type { Rules } from "./rules.ts";
import { seriesRules } from "./series.ts";

// Looked up when a record is written, not when this file is read: the subjects' files and records.ts know each other.
const rules = (): { [S in Subject]: Rules<S> } => ({
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
  series: seriesRules,
  meeting: meetingRules,
  agenda_item: agendaItemRules,
  attendance: attendanceRules,
  report: reportRules,
  outcome: outcomeRules,
  position: positionRules,
  action: actionRules,
  action_update: actionUpdateRules,
  extension_request: extensionRequestRules,
  minutes: minutesRules,
  seal: sealRules,
  erratum: erratumRules,
  profile: profileRules,
  setting: settingRules,
});

export function rulesOf<S extends Subject>(subject: S): Rules<S> {
  return rules()[subject];
}
