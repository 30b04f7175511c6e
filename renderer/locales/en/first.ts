/** What the first screen may say, and most others. */
import { LABELS } from "../../../db/contract/labels/index.ts";
import type chinese from "../zh-CN/first.ts";
import frame from "./frame.ts";
import lists from "./lists.ts";
import meetings from "./meetings.ts";
import screens from "./screens.ts";
import today from "./today.ts";
import words from "./words.ts";

const first: typeof chinese = {
  ...frame,
  ...screens,
  ...today,
  ...meetings,
  ...lists,
  ...words,
  ...LABELS.en,
};

export default first;
