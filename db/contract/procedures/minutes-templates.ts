/** A template of minutes as a file, to be carried to another workspace. Nothing in it names a record of this one. */
import { z } from "zod";
import { id, line, text } from "../fields.ts";
import { MINUTES_STYLES, minutesSettings } from "../minutes-style.ts";
import { procedure } from "../procedure.ts";
import { opId } from "../records.ts";
import { begun } from "./uploads.ts";

/** Larger than any template can be. */
export const MAX_TEMPLATE_BYTES = 256 * 1024;
export const TEMPLATE_FORMAT = "concord-minutes-template";
export const TEMPLATE_VERSION = 1;

export const templateFile = z
  .strictObject({
    format: z.literal(TEMPLATE_FORMAT),
    version: z.literal(TEMPLATE_VERSION),
    name_zh: line(),
    name_en: line(),
    style: z.enum(MINUTES_STYLES),
    note: text(),
    settings: minutesSettings,
  })
  .refine(({ name_zh, name_en }) => Boolean(name_zh?.trim() || name_en?.trim()), {
    path: ["name_zh"],
    message: "E_REQUIRED",
  });

export const minutesTemplateProcedures = {
  /** Hands over the template as a JSON file, by `document.read`. */
  send: procedure("read", "room", "needed").input(z.strictObject({ id })).output(begun),
  /** Makes a template of a file's text; it never replaces one that is there. */
  import: procedure("keep", "room")
    .input(z.strictObject({ text: z.string().max(2 * MAX_TEMPLATE_BYTES), opId }))
    .output(z.object({ id })),
};
