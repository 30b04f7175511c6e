/** Minutes as PDF, set by Typst with the fonts shipped beside it, so that it looks the same on every computer. */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetsFolder } from "../assets.ts";
import { ConcordError } from "../contract/errors.ts";
import { FAMILIES, FAMILIES_OF_ROLES } from "./faces.ts";
import { isUnder, LAYOUTS } from "./layout.ts";
import { type Printable, printableText } from "./printable.ts";

const WORKSPACE = join(assetsFolder(), "typst");

/** @throws ConcordError E_EXPORT */
export async function printPdf({ title, language, blocks, layout: sizes = language }: Printable): Promise<Uint8Array> {
  const compiler = await ready();
  const data = {
    title,
    language,
    layout: LAYOUTS[sizes],
    faces: FAMILIES_OF_ROLES,
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

/**
 * The compiler with its fonts; made once, because reading the fonts takes longer than setting a page. The template names
 * their families and no others, and forbids falling back on fonts of the system.
 */
function ready(): Promise<NodeCompiler> {
  loading ??= (async () => {
    const folder = join(assetsFolder(), "fonts");
    // Typst passes over a missing font, and would print empty boxes.
    await Promise.all(Object.values(FAMILIES).map(({ file }) => access(join(folder, file))));
    // From a folder, Typst reads each font when a document first needs it.
    return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [folder] }] });
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
