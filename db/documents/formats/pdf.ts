/** Minutes as PDF, set by Typst with the fonts shipped beside it, so that it looks the same on every computer. */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetsFolder } from "../../base/assets.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { DrawnPages } from "../../contract/procedures/minutes.ts";
import { FAMILIES, facesUsed } from "./faces.ts";
import { pdfData } from "./pdf-data.ts";
import { type Edge, placesOf } from "./places.ts";
import { type Printable, pageStyleOf } from "./printable.ts";
import { textsByRole } from "./roles.ts";

const WORKSPACE = join(assetsFolder(), "typst");

/**
 * Tagged, with title, language and bookmarks. `printable.standard`: "plain" PDF 1.7 · "ua" PDF/UA-1 · "a" PDF/A-2a, or
 * PDF/A-3a where a record is attached, because PDF/A-2 takes no files but PDF/A.
 * @throws ConcordError E_FONT_MISSING, E_FONT_LACKS (only for a standard), E_EXPORT
 */
export function printPdf(printable: Printable): Promise<Uint8Array> {
  const { standard = "plain", record } = printable;
  const pdfStandard = { plain: "1.7", ua: "ua-1", a: record ? "a-3a" : "a-2a" }[standard];
  return compiled(printable, (compiler, main) => new Uint8Array(compiler.pdf(main, { pdfTags: true, pdfStandard })));
}

/** All pages as one SVG picture, one under the other, and where the paragraphs stand. @throws ConcordError E_FONT_MISSING, E_EXPORT */
export function drawPages(printable: Printable): Promise<DrawnPages> {
  return compiled(
    printable,
    (compiler, main) => {
      const document = compiler.compile(main).result;
      if (!document) throw new Error("the template does not compile");
      const [edges = []]: [Edge[]?] = compiler.query(document, { selector: "<edges>", field: "value" });
      const places = placesOf(edges, pageStyleOf(printable));
      return { svg: compiler.plainSvg(document), pages: document.numOfPages, places };
    },
    { edges: true },
  );
}

async function compiled<T>(
  printable: Printable,
  print: (compiler: NodeCompiler, main: { mainFilePath: string }) => T,
  asked: { edges?: boolean } = {},
): Promise<T> {
  const compiler = await ready();
  // All text goes as data: the template never reads it as markup.
  const { json, files } = pdfData(printable, asked);
  const shadows = [["minutes.json", Buffer.from(json)] as const, ...files].map(
    ([name, bytes]) => [join(WORKSPACE, name), bytes] as const,
  );
  for (const [path, bytes] of shadows) compiler.mapShadow(path, bytes);
  try {
    return print(compiler, { mainFilePath: join(WORKSPACE, "minutes.typ") });
  } catch (error) {
    throw await reasonFor(error, printable);
  } finally {
    for (const [path] of shadows) compiler.unmapShadow(path);
    compiler.evictCache(10);
  }
}

/** Standards refuse empty boxes; an ordinary PDF has them. */
async function reasonFor(cause: unknown, printable: Printable): Promise<ConcordError> {
  if ((printable.standard ?? "plain") !== "plain") {
    const used = await facesUsed(textsByRole(printable));
    const lacking = used.flatMap(({ family, characters }) => (family === null ? (characters ?? []) : []));
    if (lacking.length > 0)
      return new ConcordError("E_FONT_LACKS", { characters: [...new Set(lacking)].join(" ") }, { cause });
  }
  return new ConcordError("E_EXPORT", { reason: "pdf" }, { cause });
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
    await Promise.all(
      Object.values(FAMILIES).map(({ file }) =>
        access(join(folder, file)).catch((cause) => {
          throw new ConcordError("E_FONT_MISSING", { file }, { cause });
        }),
      ),
    );
    // From a folder, Typst reads each font when a document first needs it.
    return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [folder] }] });
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
