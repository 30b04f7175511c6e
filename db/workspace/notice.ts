/** Something that was noticed when a workspace was opened, and mended or borne: people are told, nothing is refused. */
import type { Params, WarningCode } from "../contract/errors.ts";

export interface Notice {
  code: WarningCode;
  params: Params;
}
