/** 简体中文 */
import { LABELS } from "../../../db/contract/labels/index.ts";
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

export default {
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
  ...LABELS.zh,
};
