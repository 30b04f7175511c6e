/** How minutes look, whatever they say. */
import type { MinutesSettings, MinutesStyle } from "../../contract/minutes-style.ts";

/** How minutes are set: their style, and its settings. */
export interface Look {
  style: MinutesStyle;
  settings: MinutesSettings;
}
