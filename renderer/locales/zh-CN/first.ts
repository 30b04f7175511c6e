/** 首屏所需的文字。 */
import { LABELS } from "../../../db/contract/labels/index.ts";
import frame from "./frame.ts";
import lists from "./lists.ts";
import meetings from "./meetings.ts";
import screens from "./screens.ts";
import today from "./today.ts";
import words from "./words.ts";

export default {
  ...frame,
  ...screens,
  ...today,
  ...meetings,
  ...lists,
  ...words,
  ...LABELS.zh,
};
