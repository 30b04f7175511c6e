/** Answers what is asked of policies, of their clauses, and of problems, beside their records. */
import { monthsAfter } from "../../contract/dates.ts";
import type { clauseProcedures, textProcedures } from "../../contract/procedures/policies/clauses.ts";
import type { policyProcedures } from "../../contract/procedures/policies/policies.ts";
import type { problemProcedures } from "../../contract/procedures/policies/problems.ts";
import type { Handlers } from "../../records/handlers.ts";
import { policyBoard } from "./board.ts";
import { citable, citationsOf, compareVersions, takeText } from "./clauses.ts";
import { aheadOf, courseOf, unanswered } from "./course.ts";
import { idleProblems } from "./idle.ts";
import { trailOf } from "./trail.ts";

export const policyHandlers: Handlers<{
  policy: typeof policyProcedures & Pick<typeof textProcedures, "takeText">;
  clause: typeof clauseProcedures;
  problem: typeof problemProcedures;
}> = {
  policy: {
    course: (context, { id }) => courseOf(context, id),
    ahead: (context, { months }) => aheadOf(context, monthsAfter(context.today(), months)),
    unanswered,
    board: policyBoard,
    takeText,
  },
  clause: { compare: compareVersions, citations: (context, { id }) => citationsOf(context, id), citable },
  problem: { trail: (context, { id }) => trailOf(context, id), idle: idleProblems },
};
