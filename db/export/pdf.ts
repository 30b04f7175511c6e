/** Minutes as PDF, set by Typst with the fonts shipped beside it, so that it looks the same on every computer. */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetsFolder } from "../assets.ts";
import type { Block } from "../contract/blocks.ts";
import { ConcordError } from "../contract/errors.ts";
import { FAMILIES, FAMILIES_OF_ROLES } from "./faces.ts";
import { isUnder } from "./layout.ts";
import { linesOf } from "./lines.ts";
import { type Printable, pageStyleOf, printableText } from "./printable.ts";

const WORKSPACE = join(assetsFolder(), "typst");

/** @throws ConcordError E_EXPORT */
export function printPdf(printable: Printable): Promise<Uint8Array> {
  return compiled(printable, (compiler, main) => new Uint8Array(compiler.pdf(main, { pdfTags: true })));
}

/** All pages as one SVG picture, one under the other. @throws ConcordError E_EXPORT */
export function drawPages(printable: Printable): Promise<{ svg: string; pages: number }> {
  return compiled(printable, (compiler, main) => {
    const document = compiler.compile(main).result;
    if (!document) throw new Error("the template does not compile");
    return { svg: compiler.plainSvg(document), pages: document.numOfPages };
  });
}

async function compiled<T>(
  printable: Printable,
  print: (compiler: NodeCompiler, main: { mainFilePath: string }) => T,
): Promise<T> {
  const { title, language, blocks } = printable;
  const compiler = await ready();
  const data = {
    title,
    language,
    faces: FAMILIES_OF_ROLES,
    layout: pageStyleOf(printable),
    blocks: blocks.flatMap((block) => known(block).map((one) => ({ ...one, under: isUnder(block, language) }))),
  };
  // All text goes as data: the template never reads it as markup.
  const json = JSON.stringify(data, (_key, value) => (typeof value === "string" ? printableText(value) : value));
  compiler.mapShadow(join(WORKSPACE, "minutes.json"), Buffer.from(json));
  try {
    return print(compiler, { mainFilePath: join(WORKSPACE, "minutes.typ") });
  } catch (error) {
    throw new ConcordError("E_EXPORT", { reason: "PDF" }, { cause: error });
  } finally {
    compiler.evictCache(10);
  }
}

const KNOWN = new Set(["title", "note", "heading", "paragraph", "fields", "table"]);

function known(block: Block): Block[] {
  return KNOWN.has(block.kind)
    ? [block]
    : linesOf(block).map((text) => ({ kind: "paragraph", runs: [{ text }], language: block.language }));
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
