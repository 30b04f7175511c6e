/** XML as a stream of tags and text. What Office never writes is refused: definitions, other encodings, endless nesting. */
import { SaxesParser } from "saxes";
import { ConcordError } from "../../contract/errors.ts";
import { LIMITS } from "./limits.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface Heard {
  /** @param name without its prefix */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** @throws ConcordError E_DTD, E_XML_DEPTH, E_BAD_XML, and what `heard` throws */
export async function readXml(pieces: AsyncIterable<Uint8Array>, heard: Heard): Promise<void> {
  const parser = new SaxesParser({ position: false });
  const letters = new TextDecoder("utf-8", { fatal: true });
  let depth = 0;
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) throw new ConcordError("E_BAD_XML");
  });
  parser.on("doctype", () => {
    throw new ConcordError("E_DTD");
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > LIMITS.depth) throw new ConcordError("E_XML_DEPTH");
    heard.open?.(bare(name), attributes as Attributes);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    heard.close?.(bare(name));
  });
  parser.on("text", (text) => heard.text?.(text));
  parser.on("cdata", (text) => heard.text?.(text));
  parser.on("error", () => {
    throw new ConcordError("E_BAD_XML");
  });
  for await (const piece of pieces) parser.write(decoded(letters, piece));
  parser.write(decoded(letters));
  parser.close();
}

/** An attribute by its name without a prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((one) => bare(one) === name);
  return key === undefined ? undefined : attributes[key];
}

function decoded(letters: TextDecoder, piece?: Uint8Array): string {
  try {
    return letters.decode(piece, { stream: piece !== undefined });
  } catch {
    throw new ConcordError("E_BAD_XML");
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
