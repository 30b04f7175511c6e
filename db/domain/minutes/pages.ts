/** The minutes as pages on screen. Apart from reading them, which knows nothing of formats. */
import type { Reader } from "../../base/store.ts";
import type { MinutesSettings } from "../../contract/minutes-style.ts";
import type { DrawnPages } from "../../contract/procedures/minutes.ts";
import { renderPages } from "../../documents/formats/index.ts";
import { lookFor, type MinutesAsked, readMinutes } from "./minutes.ts";
import { ofOffice } from "./model.ts";

/** Pages of the minutes. @param settings of a template that is being edited, in place of those it has */
export async function minutesPages(
  reader: Reader,
  { settings, ...input }: MinutesAsked & { settings?: MinutesSettings | undefined },
): Promise<DrawnPages> {
  const model = readMinutes(reader, input.meeting);
  const look = lookFor(reader, model, input);
  return renderPages(model, {
    language: input.language,
    look: settings ? { ...look, settings: ofOffice(reader, settings) } : look,
  });
}
