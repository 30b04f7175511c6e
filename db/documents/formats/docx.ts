/** Minutes as a Word document, made of real styles. Fonts are named, not embedded: Chinese offices have their own. */
import { Document, DocumentGridType, Packer } from "docx";
import { printBlocks } from "./docx/blocks.ts";
import { edgesOf, footDistance, sidesDiffer } from "./docx/edges.ts";
import { finished } from "./docx/package.ts";
import { ofPoints, pageSetupOf, twips } from "./docx/page-setup.ts";
import { official } from "./docx/type.ts";
import { PAGE } from "./layout.ts";
import type { Printable } from "./printable.ts";

export async function printDocx(printable: Printable): Promise<Uint8Array> {
  const setup = pageSetupOf(printable);
  const { margins, line } = setup.layout;
  const document = new Document({
    evenAndOddHeaderAndFooters: sidesDiffer(setup),
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              left: twips(margins.left),
              header: Math.max(Math.round(twips(margins.top) / 2), 0),
              footer: footDistance(printable, setup),
              gutter: 0,
            },
          },
          // Lines only: with a grid of characters, LibreOffice gives two cells to each.
          ...(official(setup) && { grid: { type: DocumentGridType.LINES, linePitch: ofPoints(line) } }),
        },
        ...edgesOf(printable, setup),
        children: printBlocks(printable.blocks, setup),
      },
    ],
  });
  return finished(await Packer.toBuffer(document), printable, setup);
}
