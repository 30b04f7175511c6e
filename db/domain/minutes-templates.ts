/** How an office sets its minutes: templates of styles with settings of its own. */
import { DEFAULT_SETTINGS } from "../contract/minutes-style.ts";
import { needName, type Rules } from "./rules.ts";

export const minutesTemplateRules: Rules<"minutes_template"> = {
  // Own templates stand behind those that came with the program.
  defaults: (_context, _tx, { style }) => ({
    rank: 1_000_000,
    ...(style && { settings: DEFAULT_SETTINGS[style] }),
  }),
  check({ after }) {
    needName(after, "name_zh", "name_en");
    return undefined;
  },
  owns: [{ subject: "minutes", field: "template", onRemove: "clear" }],
};
