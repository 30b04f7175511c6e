/** The minutes on paper, as the blocks that every format prints. */
import type { Block } from "../../../db/contract/blocks.ts";
import own from "./meetings.module.css";

export function Preview({ blocks }: { blocks: Block[] }) {
  return (
    <article className={own.paper}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the preview is drawn anew as a whole
        <PreviewBlock key={index} block={block} />
      ))}
    </article>
  );
}

function PreviewBlock({ block }: { block: Block }) {
  const lang = block.language === "zh" ? "zh-CN" : "en";
  switch (block.kind) {
    case "title":
      return <h1 lang={lang}>{block.text}</h1>;
    case "note":
      return (
        <p lang={lang} className={own.note}>
          {block.text}
        </p>
      );
    case "heading":
      return <h2 lang={lang}>{block.text}</h2>;
    case "paragraph":
      return (
        <p lang={lang} className={block.indent ? own.indent : undefined}>
          {block.runs.map((run, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
            run.bold ? <b key={index}>{run.text}</b> : <span key={index}>{run.text}</span>,
          )}
        </p>
      );
    case "fields":
      return (
        <>
          {block.rows.map(([label, value]) => (
            <p key={label} lang={lang}>
              <b>
                {label}
                {block.language === "zh" ? "：" : ": "}
              </b>
              {value}
            </p>
          ))}
        </>
      );
    case "table":
      return (
        <table lang={lang}>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell}>{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
