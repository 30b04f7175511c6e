/** Minutes as PDF, set by Typst with the fonts shipped beside it, so that it looks the same on every computer. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetsFolder } from "../assets.ts";
import { ConcordError } from "../contract/errors.ts";
import { isUnder, LAYOUTS } from "./layout.ts";
import { type Printable, printableText } from "./printable.ts";

/** The template names their families and no others, and forbids falling back on fonts of the system. */
const FONTS = [
  "ConcordSerif-Regular.ttf",
  "ConcordSerif-Bold.ttf",
  "ConcordSans-Bold.ttf",
  "ConcordWorld-Regular.ttf",
  "ConcordEmoji-Regular.ttf",
];
const WORKSPACE = join(assetsFolder(), "typst");

/** @throws ConcordError E_EXPORT */
export async function printPdf({ title, language, blocks, layout: sizes = language }: Printable): Promise<Uint8Array> {
  const compiler = await ready();
  const data = {
    title,
    language,
    layout: LAYOUTS[sizes],
    blocks: blocks.map((block) => ({ ...block, under: isUnder(block, language) })),
  };
  // All text goes as data: the template never reads it as markup.
  const json = JSON.stringify(data, (_key, value) => (typeof value === "string" ? printableText(value) : value));
  compiler.mapShadow(join(WORKSPACE, "minutes.json"), Buffer.from(json));
  try {
    return new Uint8Array(compiler.pdf({ mainFilePath: join(WORKSPACE, "minutes.typ") }, { pdfTags: true }));
  } catch (error) {
    throw new ConcordError("E_EXPORT", { reason: "PDF" }, { cause: error });
  } finally {
    compiler.evictCache(10);
  }
}

let loading: Promise<NodeCompiler> | undefined;

/** The compiler with its fonts; made once, because reading the fonts takes longer than setting a page. */
function ready(): Promise<NodeCompiler> {
  loading ??= (async () => {
    const fontBlobs = await Promise.all(FONTS.map((name) => readFile(join(assetsFolder(), "fonts", name))));
    return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] });
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
