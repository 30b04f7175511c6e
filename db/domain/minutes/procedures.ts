/** Answers what may be asked of the minutes: their text, circulation, seal and templates. */
import type { checkProcedures } from "../../contract/procedures/checks.ts";
import type { circulationProcedures, sealProcedures } from "../../contract/procedures/circulation.ts";
import type { minutesProcedures } from "../../contract/procedures/minutes.ts";
import type { minutesTemplateProcedures } from "../../contract/procedures/minutes-templates.ts";
import type { verificationProcedures } from "../../contract/procedures/verification.ts";
import type { Handlers } from "../../records/handlers.ts";
import { checkList, tickChecks } from "./check-list.ts";
import { answerComment, circulateMinutes, confirmMinutes, withdrawMinutes } from "./circulation.ts";
import { circulationOf } from "./circulation-state.ts";
import { minutesEnglish, readMinutes } from "./minutes.ts";
import { nextNumber } from "./minutes-numbers.ts";
import { importTemplate } from "./minutes-templates.ts";
import { minutesPages } from "./pages.ts";
import { sealInSlices } from "./seals.ts";
import { sealSummary } from "./verification.ts";
import { minutesParagraphs } from "./wordings.ts";

export const minutesHandlers: Handlers<{
  /** A file to be checked comes in parts: see the transfers of db/server. */
  minutes: typeof minutesProcedures & typeof circulationProcedures & Pick<typeof verificationProcedures, "seal">;
  minutes_template: Pick<typeof minutesTemplateProcedures, "import">;
  meeting: typeof checkProcedures & typeof sealProcedures;
}> = {
  minutes: {
    model: ({ reader }, { meeting }) => readMinutes(reader, meeting),
    pages: ({ reader }, input) => minutesPages(reader, input),
    paragraphs: ({ reader }, input) => minutesParagraphs(reader, input),
    english: ({ reader }, { meeting }) => minutesEnglish(reader, meeting),
    nextNumber: ({ reader }, { meeting }) => nextNumber(reader, meeting),
    circulation: ({ reader }, { meeting }) => circulationOf(reader, meeting),
    circulate: circulateMinutes,
    withdraw: withdrawMinutes,
    answerComment,
    confirm: confirmMinutes,
    seal: ({ reader }, { meeting }) => sealSummary(reader, meeting),
  },
  minutes_template: { import: importTemplate },
  meeting: {
    checks: (context, { id, stage }) => checkList(context, id, stage),
    tick: tickChecks,
    seal: sealInSlices,
  },
};
