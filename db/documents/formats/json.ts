/**
 * Minutes as JSON, for other programs: the blocks of the printed document, word by word, and the model they tell of. Sealed
 * minutes carry the record by which they can be checked.
 */
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Printable } from "./printable.ts";

export function printJson(
  { title, language, blocks, header, foot, record }: Printable,
  model: MinutesModel,
): Uint8Array {
  const sealed = record ? JSON.parse(new TextDecoder().decode(record.bytes)) : null;
  const whole = {
    format: "concord-minutes",
    version: model.version,
    title,
    language,
    header,
    foot,
    blocks,
    model,
    sealed,
  };
  return new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
}
