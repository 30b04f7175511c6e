/** Minutes as JSON, for other programs: the blocks of the printed document, word by word, and the model they tell of. */
import type { MinutesModel } from "../contract/minutes.ts";
import type { Printable } from "./printable.ts";

export function printJson({ title, language, blocks, header, foot }: Printable, model: MinutesModel): Uint8Array {
  const whole = { format: "concord-minutes", version: model.version, title, language, header, foot, blocks, model };
  return new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
}
