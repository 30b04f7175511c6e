/** The minutes as one running text in letters of full size, each paragraph with its note in the margin. */
import { memo, useMemo } from "react";
import { type Block, type FlatBlock, flatBlocks } from "../../../../db/contract/blocks.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import paper from "../../../files/paper.module.css";
import { PreviewBlock } from "../../../files/preview.tsx";
import own from "./flow.module.css";
import { rowName } from "./names.ts";
import notes from "./notes.module.css";

interface Props {
  blocks: readonly Block[];
  paragraphs: readonly MinutesParagraph[];
  /** What stands over the notes. */
  head: React.ReactNode;
  row(paragraph: MinutesParagraph, indent: boolean): React.ReactNode;
}

export function Flow({ blocks, paragraphs, head, row }: Props) {
  // Languages side by side stand under one another here, where each paragraph has its record beside it.
  const rows = useMemo(() => flatBlocks(blocks), [blocks]);
  const byName = useMemo(() => new Map(paragraphs.map((one) => [rowName(one), one])), [paragraphs]);
  return (
    <div className={own.flow}>
      <div className={own.paragraphs}>
        <div className={own.head}>
          <div className={notes.columnHead}>{head}</div>
        </div>
        {rows.map((block, index) => {
          const paragraph = block.kind === "paragraph" && block.key ? byName.get(rowName(block)) : undefined;
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks without a key have no other name
          if (!paragraph) return <PlainRow key={`block ${index}`} block={block} />;
          return row(paragraph, block.kind === "paragraph" && block.indent === true);
        })}
      </div>
    </div>
  );
}

/** What is not polished: headings, tables, the imprint. */
const PlainRow = memo(function PlainRow({ block }: { block: FlatBlock }) {
  return (
    <div className={own.row}>
      <div className={paper.sheet}>
        <PreviewBlock block={block} />
      </div>
    </div>
  );
});
