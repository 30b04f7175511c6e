/** Answers what may be asked about meetings, their series and templates. */

import type { viewProcedures } from "../../contract/meeting-view.ts";
import type { chainProcedures } from "../../contract/procedures/chain.ts";
import type { meetingProcedures, seriesProcedures, templateProcedures } from "../../contract/procedures/meetings.ts";
import type { Handlers } from "../../records/handlers.ts";
import { addItems, agendaProposals, takeUp } from "./agenda.ts";
import { decideAmendment } from "./amendments.ts";
import { checkIn, noteAbsent } from "./attendance.ts";
import { earlierDecisions, numbersIn, replacements } from "./chain.ts";
import { decide } from "./decisions.ts";
import { askFloor, leaveFloor, moveFloor, speak } from "./floor.ts";
import { meetingView } from "./meeting-view.ts";
import { closeMeeting, moveTo, orderEntries, orderItems, pauseTimer, reopenMeeting, startMeeting } from "./meetings.ts";
import { takePosition } from "./outcomes.ts";
import { planNext, seriesDays } from "./series.ts";
import { saveTemplate, useTemplate } from "./templates.ts";
import { viewSince } from "./view-changes.ts";

export const meetingHandlers: Handlers<{
  meeting: typeof meetingProcedures & typeof viewProcedures;
  series: typeof seriesProcedures;
  template: typeof templateProcedures;
  outcome: typeof chainProcedures;
}> = {
  meeting: {
    view: ({ reader }, { id }) => meetingView(reader, id),
    viewSince,
    start: startMeeting,
    close: closeMeeting,
    reopen: reopenMeeting,
    moveTo,
    pauseTimer,
    orderItems,
    orderEntries,
    planNext,
    checkIn,
    noteAbsent,
    takePosition,
    decide,
    speak,
    askFloor,
    leaveFloor,
    moveFloor,
    decideAmendment,
    proposals: (context, { id }) => agendaProposals(context, id),
    addItems,
    takeUp,
  },
  outcome: {
    replacements: ({ reader }, { meeting }) => replacements(reader, meeting),
    numbers: ({ reader }, { meeting }) => numbersIn(reader, meeting),
    earlier: ({ reader }, input) => earlierDecisions(reader, input),
  },
  series: { days: seriesDays },
  template: { use: useTemplate, save: saveTemplate },
};
