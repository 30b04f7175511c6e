/** How an office sets its minutes: templates of styles with settings of its own, carried between workspaces as files. */
import type { z } from "zod";
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { DEFAULT_SETTINGS } from "../../contract/minutes-style.ts";
import {
  MAX_TEMPLATE_BYTES,
  TEMPLATE_FORMAT,
  TEMPLATE_VERSION,
  templateFile,
} from "../../contract/procedures/minutes-templates.ts";
import { fileName } from "../../documents/formats/index.ts";
import { type Output, whole } from "../../documents/output.ts";
import type { Context } from "../../records/context.ts";
import { putRecord } from "../../records/records.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";

export const minutesTemplateRules: Rules<"minutes_template"> = {
  defaults: (_context, _tx, { style }) => (style ? { settings: DEFAULT_SETTINGS[style] } : {}),
};

/** The text of the file that carries a template: JSON, readable, the same for the same template. */
export function templateText(reader: Reader, id: string): { title: string; text: string } {
  const { name_zh, name_en, style, note, settings } = requireRecord(reader, "minutes_template", id);
  const file: z.infer<typeof templateFile> = {
    format: TEMPLATE_FORMAT,
    version: TEMPLATE_VERSION,
    name_zh,
    name_en,
    style,
    note,
    settings: settings ?? DEFAULT_SETTINGS[style],
  };
  return { title: name_zh ?? name_en ?? "", text: `${JSON.stringify(file, null, 2)}\n` };
}

/** The same as a file to be handed out. */
export function templateOutput(reader: Reader, id: string): Output {
  const { title, text } = templateText(reader, id);
  return whole({
    name: fileName([title], "concord-template.json"),
    mime: "application/json",
    bytes: Buffer.from(text),
  });
}

/**
 * Makes a template of a file's text. It stands beside those that are there, whatever it is called.
 * @throws ConcordError E_TEMPLATE_TOO_LARGE, E_TEMPLATE_BROKEN, E_TEMPLATE_FOREIGN, E_TEMPLATE_NEWER, E_TEMPLATE_VALUE
 */
export function importTemplate(context: Context, input: { text: string; opId?: string | undefined }): { id: string } {
  const { format: _, version: __, ...fields } = readTemplate(input.text);
  const { record } = putRecord(context, "minutes_template", { fields, opId: input.opId });
  return { id: record.id };
}

function readTemplate(text: string): z.infer<typeof templateFile> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_TEMPLATE_BYTES) throw new ConcordError("E_TEMPLATE_TOO_LARGE", { bytes, max: MAX_TEMPLATE_BYTES });
  const value = parsed(text);
  if (typeof value !== "object" || value === null || (value as { format?: unknown }).format !== TEMPLATE_FORMAT)
    throw new ConcordError("E_TEMPLATE_FOREIGN");
  const { version } = value as { version?: unknown };
  if (typeof version === "number" && version > TEMPLATE_VERSION)
    throw new ConcordError("E_TEMPLATE_NEWER", { version });
  const read = templateFile.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
  throw new ConcordError("E_TEMPLATE_VALUE", { path: path.map((key) => String(key).slice(0, 64)).join(".") });
}

function parsed(text: string): unknown {
  try {
    // Editors of Windows put a mark of their own before the text.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new ConcordError("E_TEMPLATE_BROKEN");
  }
}
