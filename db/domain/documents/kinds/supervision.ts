/** The supervision list (督办清单): all actions of a meeting; of anything else the open ones. */
import { openSql } from "../../../contract/questions.ts";
import { supervisionList, supervisionSheet, supervisionTitle } from "../../../documents/blocks/reports/supervision.ts";
import { document } from "../document.ts";
import { scopeOf } from "../scope.ts";
import { supervised } from "../supervised.ts";

export const supervision = document({
  kind: "supervision",
  read(context, { of, format }) {
    const { about, actions } = scopeOf(context.reader, of);
    const condition = `(${actions.sql}) AND ${of?.subject === "meeting" ? "status <> 'cancelled'" : openSql()}`;
    return { about, ...supervised(context, condition, actions.values, format === "xlsx" ? "table" : "paper") };
  },
  title: ({ about }, language) => supervisionTitle(about, language),
  blocks: (model, { day, language }) => supervisionList(model, day, language),
  small: true,
  sheet: (model, { day, language }) => supervisionSheet(model, day, language),
});
