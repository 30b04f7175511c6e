/** Everything that the outside may ask of a workspace. The renderer, the command line and the tests see only this. */
import { documentProcedures } from "./documents.ts";
import { viewProcedures } from "./meeting-view.ts";
import type { StatedRouter } from "./procedure.ts";
import { actionProcedures, roundProcedures, taskForceProcedures } from "./procedures/actions.ts";
import { chainProcedures } from "./procedures/chain.ts";
import { changeProcedures } from "./procedures/changes.ts";
import { checkProcedures } from "./procedures/checks.ts";
import { circulationProcedures, sealProcedures } from "./procedures/circulation.ts";
import { draftProcedures } from "./procedures/drafts.ts";
import { historyProcedures } from "./procedures/history.ts";
import { manyProcedures } from "./procedures/lists/many.ts";
import { meetingProcedures, seriesProcedures, templateProcedures } from "./procedures/meetings.ts";
import { minutesProcedures } from "./procedures/minutes.ts";
import { minutesTemplateProcedures } from "./procedures/minutes-templates.ts";
import { paperProcedures } from "./procedures/papers.ts";
import { clauseProcedures, textProcedures } from "./procedures/policies/clauses.ts";
import { policyProcedures } from "./procedures/policies/policies.ts";
import { problemProcedures } from "./procedures/policies/problems.ts";
import { profileProcedures } from "./procedures/profiles.ts";
import { recordContracts } from "./procedures/records.ts";
import { referenceProcedures } from "./procedures/references.ts";
import { duplicateProcedures } from "./procedures/region/duplicates.ts";
import { indicatorProcedures } from "./procedures/region/indicators.ts";
import { segmentProcedures, termProcedures } from "./procedures/region/kept-lists.ts";
import { meetingPaperProcedures } from "./procedures/region/meeting-papers.ts";
import { partyListProcedures } from "./procedures/region/party-lists.ts";
import { sourceProcedures, statementProcedures } from "./procedures/region/sources.ts";
import { tableImportProcedures } from "./procedures/region/table-imports.ts";
import { searchProcedures } from "./procedures/search.ts";
import { todayProcedures } from "./procedures/today.ts";
import { uploadProcedures } from "./procedures/uploads.ts";
import { verificationProcedures } from "./procedures/verification.ts";
import { windowProcedures } from "./procedures/windows.ts";
import { workspaceProcedures } from "./procedures/workspace.ts";

export const api = {
  ...recordContracts,
  workspace: workspaceProcedures,
  window: windowProcedures,
  profile: { ...recordContracts.profile, ...profileProcedures },
  template: { ...recordContracts.template, ...templateProcedures },
  series: { ...recordContracts.series, ...seriesProcedures },
  organization: { ...recordContracts.organization, ...partyListProcedures, ...duplicateProcedures },
  segment: { ...recordContracts.segment, ...segmentProcedures },
  term: { ...recordContracts.term, ...termProcedures },
  source: { ...recordContracts.source, ...sourceProcedures },
  statement: { ...recordContracts.statement, ...statementProcedures },
  meeting: {
    ...recordContracts.meeting,
    ...viewProcedures,
    ...meetingProcedures,
    ...checkProcedures,
    ...roundProcedures,
    ...sealProcedures,
  },
  table_import: { ...recordContracts.table_import, ...tableImportProcedures, ...meetingPaperProcedures },
  analysis: indicatorProcedures,
  policy: { ...recordContracts.policy, ...policyProcedures, ...textProcedures },
  clause: { ...recordContracts.clause, ...clauseProcedures },
  problem: { ...recordContracts.problem, ...problemProcedures },
  outcome: { ...recordContracts.outcome, ...chainProcedures },
  task_force: { ...recordContracts.task_force, ...taskForceProcedures },
  paper: { ...recordContracts.paper, ...paperProcedures },
  minutes: { ...recordContracts.minutes, ...minutesProcedures, ...circulationProcedures, ...verificationProcedures },
  minutes_template: { ...recordContracts.minutes_template, ...minutesTemplateProcedures },
  action: { ...recordContracts.action, ...actionProcedures },
  document: documentProcedures,
  upload: uploadProcedures,
  history: historyProcedures,
  search: searchProcedures,
  many: manyProcedures,
  draft: draftProcedures,
  today: todayProcedures,
  reference: referenceProcedures,
  changes: changeProcedures,
} satisfies StatedRouter;
export type Api = typeof api;
