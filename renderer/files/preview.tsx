/** The minutes on paper, as the blocks that every format prints. */
import { Fragment } from "react";
import type { Block } from "../../db/contract/blocks.ts";
import own from "./paper.module.css";

function Blocks({ blocks }: { blocks: Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the preview is drawn anew as a whole
    <PreviewBlock key={index} block={block} />
  ));
}

/** One block as it is printed, as near as the screen comes to paper. */
export function PreviewBlock({ block }: { block: Block }) {
  const lang = block.language === "zh" ? "zh-CN" : "en";
  const colon = block.language === "zh" ? "：" : ": ";
  switch (block.kind) {
    case "marking":
      return (
        <p lang={lang} className={own.marking}>
          <b>{block.lines.join("\n")}</b>
        </p>
      );
    case "number":
      return block.signer ? (
        <p lang={lang} className={own.signed}>
          <span>{block.text}</span>
          <span>
            {block.signer.label}
            {colon}
            {block.signer.name}
          </span>
        </p>
      ) : (
        <p lang={lang} className={own.number}>
          {block.text}
        </p>
      );
    case "mark":
    case "note":
      return (
        <p lang={lang} className={own[block.kind]}>
          {block.text}
        </p>
      );
    case "rule":
      return <hr className={own.rule} />;
    case "title":
      return <h2 lang={lang}>{block.text}</h2>;
    case "heading":
      return (
        <h3 lang={lang} data-level={block.level}>
          {block.text}
        </h3>
      );
    case "paragraph":
      return (
        <p lang={lang} className={block.indent ? own.indent : block.flush ? undefined : own.paragraph}>
          {block.runs.map((run, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
            run.bold ? <b key={index}>{run.text}</b> : <span key={index}>{run.text}</span>,
          )}
        </p>
      );
    case "fields":
      return <Rows lang={lang} colon={colon} rows={block.rows} />;
    case "roll":
      return <Rows lang={lang} colon={colon} rows={[[block.label, block.text]]} />;
    case "annexes":
      return (
        <Rows
          lang={lang}
          colon={colon}
          rows={[
            [
              block.label,
              block.names.length === 1
                ? (block.names[0] ?? "")
                : block.names.map((name, index) => `${index + 1}. ${name}`).join("\n"),
            ],
          ]}
        />
      );
    case "signature":
      return (
        <p lang={lang} className={own.signature} data-sealed={block.sealed || undefined}>
          {[block.name, block.date].filter(Boolean).join("\n")}
        </p>
      );
    case "approval":
      return (
        <Table
          lang={lang}
          head={["", "", block.signed, block.dated]}
          rows={block.rows.map(({ label, name }) => [label, name, "", ""])}
        />
      );
    case "annex":
      return (
        <div lang={lang} className={own.annex}>
          <p>{block.label}</p>
          <h3 data-level="1">{block.title}</h3>
        </div>
      );
    case "table":
      return <Table lang={lang} head={block.head} rows={block.rows} widths={block.widths} />;
    case "slip":
      return (
        <>
          <p lang={lang}>
            <b>{block.title}</b>
          </p>
          <Table
            lang={lang}
            head={block.head}
            widths={block.widths}
            rows={Array.from({ length: block.seats }, () => block.head.map(() => ""))}
          />
          <p lang={lang}>{block.foot}</p>
        </>
      );
    case "signatures":
      return (
        <Table
          lang={lang}
          head={block.head}
          {...(block.widths && { widths: block.widths })}
          rows={block.rows.map(({ cells, image, alt }) => [
            ...cells,
            image ? <img key="image" alt={alt} src={`data:image/png;base64,${image}`} /> : "",
          ])}
        />
      );
    case "imprint":
      return (
        <div lang={lang} className={own.imprint}>
          {block.copies && (
            <p>
              {block.copies.label}
              {colon}
              {block.copies.text}
            </p>
          )}
          {(block.issuer || block.date || !block.digest) && (
            <p>
              <span>{block.issuer}</span>
              <span>{block.date}</span>
            </p>
          )}
          {block.digest && (
            <p className={own.digest}>
              {block.digest.label}
              {colon}
              {block.digest.text}
            </p>
          )}
        </div>
      );
    case "columns":
      return (
        <div className={own.columns}>
          <div>
            <Blocks blocks={block.left} />
          </div>
          <div>
            <Blocks blocks={block.right} />
          </div>
        </div>
      );
  }
}

function Rows({ lang, colon, rows }: { lang: string; colon: string; rows: [string, string][] }) {
  return (
    <dl lang={lang} className={own.rows}>
      {rows.map(([label, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same label
        <Fragment key={index}>
          <dt>
            {label}
            {colon}
          </dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Table({
  lang,
  head,
  rows,
  widths,
}: {
  lang: string;
  head: string[];
  rows: React.ReactNode[][];
  widths?: number[];
}) {
  return (
    <table lang={lang}>
      {widths && (
        <colgroup>
          {widths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={index} style={{ width: `${width * 100}%` }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {head.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <th key={index} scope={cell ? "col" : undefined}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the preview is drawn anew as a whole
          <tr key={index}>
            {row.length === 1 && head.length > 1 && (
              <th colSpan={head.length} scope="rowgroup">
                {row[0]}
              </th>
            )}
            {(row.length === 1 && head.length > 1 ? [] : row).map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
