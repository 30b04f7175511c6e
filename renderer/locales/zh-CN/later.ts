/** 首屏之后再取的文字：纪要、导入、查重等。 */
import chain from "./chain.ts";
import circulation from "./circulation.ts";
import floor from "./floor.ts";
import search from "./frame/search.ts";
import further from "./further.ts";
import gridWork from "./grid-work.ts";
import grids from "./grids.ts";
import imports from "./imports.ts";
import live from "./live.ts";
import minutes from "./minutes.ts";
import missingEnglish from "./missing-english.ts";
import duplicates from "./region/duplicates.ts";
import indicators from "./region/indicators.ts";
import policies from "./region/policies.ts";
import upkeep from "./region/upkeep.ts";

export default {
  ...duplicates,
  ...missingEnglish,
  ...floor,
  ...further,
  ...gridWork,
  ...grids,
  ...imports,
  ...upkeep,
  ...indicators,
  ...live,
  ...minutes,
  ...circulation,
  ...chain,
  ...policies,
  ...search,
};
