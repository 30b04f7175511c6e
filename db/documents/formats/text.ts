/** Minutes as plain text (UTF-8, for mail and messengers). */
import { linesOf } from "./lines.ts";
import { type Printable, printableText } from "./printable.ts";

export async function printText({ blocks, header, foot }: Printable): Promise<Uint8Array> {
  const parts = [header, ...blocks.map((block) => linesOf(block).join("\n")), foot];
  const text = parts.filter((part) => part).join("\n\n");
  return new TextEncoder().encode(`${printableText(text)}\n`);
}
