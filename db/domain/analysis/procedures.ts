/** Answers what is asked of the region as a whole. */
import type { indicatorProcedures } from "../../contract/procedures/region/indicators.ts";
import type { Handlers } from "../../records/handlers.ts";
import { indicatorRows, indicators } from "./findings.ts";

export const analysisHandlers: Handlers<{ analysis: typeof indicatorProcedures }> = {
  analysis: { indicators, rows: indicatorRows },
};
