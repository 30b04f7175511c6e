/** Minutes as PDF, set by Typst with the fonts shipped beside it, so that it looks the same on every computer. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetsFolder } from "../assets.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Block } from "../contract/minutes.ts";
import { type Printable, printableText } from "./printable.ts";

const FONTS = ["ConcordSerif-Regular.ttf", "ConcordSerif-Bold.ttf", "ConcordSans-Bold.ttf"];

/** @throws ConcordError E_EXPORT with the compiler's reason */
export async function printPdf({ title, language, blocks }: Printable): Promise<Uint8Array> {
  const compiler = await ready();
  const data = { title: printableText(title), language, blocks: blocks.map(printableBlock) };
  compiler.mapShadow(join(WORKSPACE, "minutes.json"), Buffer.from(JSON.stringify(data)));
  try {
    return new Uint8Array(compiler.pdf({ mainFilePath: join(WORKSPACE, "minutes.typ") }, { pdfTags: true }));
  } catch (error) {
    throw new ConcordError("E_EXPORT", { reason: "PDF" }, { cause: error });
  } finally {
    compiler.evictCache(10);
  }
}

const WORKSPACE = join(assetsFolder(), "typst");
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

function printableBlock(block: Block): Block {
  return JSON.parse(JSON.stringify(block), (_key, value) => (typeof value === "string" ? printableText(value) : value));
}
