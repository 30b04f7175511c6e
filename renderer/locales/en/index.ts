/** English. The type keeps it complete: every key of the Chinese texts, and no other. */
import { LABELS } from "../../../db/contract/labels/index.ts";
import type chinese from "../zh-CN/index.ts";
import chain from "./chain.ts";
import circulation from "./circulation.ts";
import duplicates from "./duplicates.ts";
import floor from "./floor.ts";
import frame from "./frame.ts";
import grids from "./grids.ts";
import imports from "./imports.ts";
import lists from "./lists.ts";
import live from "./live.ts";
import meetings from "./meetings.ts";
import minutes from "./minutes.ts";
import missingEnglish from "./missing-english.ts";
import screens from "./screens.ts";
import today from "./today.ts";
import words from "./words.ts";

const english: typeof chinese = {
  ...frame,
  ...screens,
  ...today,
  ...meetings,
  ...live,
  ...duplicates,
  ...floor,
  ...grids,
  ...missingEnglish,
  ...lists,
  ...imports,
  ...minutes,
  ...circulation,
  ...chain,
  ...words,
  ...LABELS.en,
};
export default english;
