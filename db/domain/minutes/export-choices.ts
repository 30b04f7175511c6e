/** How documents were exported last: one choice for each meeting, and one for each series. */
import { onlyId } from "../../base/ids.ts";
import type { Rules } from "../../records/rules.ts";

export const exportChoiceRules: Rules<"export_choice"> = {
  onlyId: ({ meeting, series }) => onlyId("exp", meeting ?? series ?? ""),
  fixed: ["meeting", "series"],
};
