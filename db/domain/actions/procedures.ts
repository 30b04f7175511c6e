/** Answers what may be asked about actions and task forces, and about the round in which parties report on theirs. */
import type { actionProcedures, roundProcedures, taskForceProcedures } from "../../contract/procedures/actions.ts";
import type { Handlers } from "../../records/handlers.ts";
import { askExtension, decideExtension } from "./actions.ts";
import { actionBoard } from "./board.ts";
import { followThrough, reportProgress, statusApart } from "./progress.ts";
import { meetingRound, takeReport } from "./rounds.ts";
import { taskForceHealth } from "./task-forces.ts";

export const actionHandlers: Handlers<{
  action: typeof actionProcedures;
  task_force: typeof taskForceProcedures;
  meeting: typeof roundProcedures;
}> = {
  action: {
    report: reportProgress,
    askExtension,
    decideExtension,
    board: actionBoard,
    apart: (context, { id }) => statusApart(context, id),
    followThrough,
  },
  task_force: { health: (context, { id }) => taskForceHealth(context, id) },
  meeting: { round: (context, { id }) => meetingRound(context, id), takeReport },
};
