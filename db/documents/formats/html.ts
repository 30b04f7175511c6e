/**
 * Minutes as one HTML file without scripts or anything from elsewhere: headings, tables with heads, languages marked, so
 * that it can be read by every browser and every screen reader, and printed.
 */
import type { Block } from "../../contract/blocks.ts";
import { escaped, type Printable, pageStyleOf } from "./printable.ts";

export async function printHtml(printable: Printable): Promise<Uint8Array> {
  const { title, language, blocks, header, foot } = printable;
  const { margins, mark } = pageStyleOf(printable);
  const lang = language === "en" ? "en" : "zh-CN";
  const page = `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`;
  const text = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Concord">
<title>${escaped(title)}</title>
<style>
@page { size: A4; margin: ${page}; }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 1em/1.8 FangSong, "Noto Serif SC", "Songti SC", serif; color: #000; background: #fff; }
h1, h2, h3, h4, h5, th, dt, b { font-family: SimHei, "Noto Sans SC", "PingFang SC", sans-serif; }
h1, .mark, .number, .note, figcaption { text-align: center; }
.mark { font-size: 2.4em; font-weight: bold; color: ${mark.red ? "#c00000" : "#000"}; }
.signed { display: flex; justify-content: space-between; gap: 1em; padding: 0 1em; }
hr.rule { border: 0; border-top: 3px solid ${mark.red ? "#c00000" : "#000"}; }
p:lang(zh) { text-indent: 2em; }
p.flat, p.indent { text-indent: 0; }
p.indent { margin-left: 2em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; margin: 1em 0; }
dd { margin: 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 0.85em; line-height: 1.5; }
th, td { border: 1px solid #000; padding: 0.3em 0.5em; vertical-align: top; text-align: left; white-space: pre-line; }
td img { max-height: 3em; max-width: 12em; }
.signature { text-align: right; margin-right: 4em; }
.imprint { border-top: 2px solid #000; border-bottom: 2px solid #000; margin-top: 3em; font-size: 0.9em; }
.imprint div.digest { font-size: 0.65em; }
.imprint div + div { border-top: 1px solid #000; display: flex; justify-content: space-between; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; }
.header, .foot { font-size: 0.8em; }
.header { text-align: right; }
@media print { body { max-width: none; margin: 0; padding: 0; } thead { display: table-header-group; } tr, table.together { break-inside: avoid; } h1, h2, h3, h4, h5 { break-after: avoid; } .annex, .page { break-before: page; } }
</style>
</head>
<body>
${header ? `<p class="header flat">${escaped(header)}</p>\n` : ""}<main>
${blocks.map(printBlock).join("\n")}
</main>
${foot ? `<footer class="foot">${escaped(foot)}</footer>\n` : ""}</body>
</html>
`;
  return new TextEncoder().encode(text);
}

function printBlock(block: Block): string {
  const lang = ` lang="${block.language === "zh" ? "zh-CN" : "en"}"`;
  const colon = block.language === "zh" ? "：" : ": ";
  switch (block.kind) {
    case "marking":
      return block.lines.map((line) => `<p class="flat"${lang}><b>${escaped(line)}</b></p>`).join("\n");
    case "mark":
    case "note":
      return `<p class="${block.kind} flat"${lang}>${escaped(block.text)}</p>`;
    case "number":
      return block.signer
        ? `<p class="signed flat"${lang}><span>${escaped(block.text)}</span> <span>${escaped(`${block.signer.label}${colon}${block.signer.name}`)}</span></p>`
        : `<p class="number flat"${lang}>${escaped(block.text)}</p>`;
    case "rule":
      return `<hr class="rule">`;
    case "title":
      return `<h1${lang}>${escaped(block.text)}</h1>`;
    case "heading":
      return `<h${block.level + 1}${block.newPage ? ' class="page"' : ""}${lang}>${escaped(block.text)}</h${block.level + 1}>`;
    case "paragraph":
      return `<p${block.indent ? ' class="indent"' : block.flush ? ' class="flat"' : ""}${lang}>${block.runs
        .map(({ text, bold }) => (bold ? `<b>${escaped(text)}</b>` : escaped(text)))
        .join("")}</p>`;
    case "fields":
      return `<dl${lang}>${block.rows
        .map(([label, value]) => `<dt>${escaped(label)}${colon}</dt><dd>${escaped(value)}</dd>`)
        .join("\n")}</dl>`;
    case "roll":
      return `<dl${lang}><dt>${escaped(block.label)}${colon}</dt><dd>${escaped(block.text)}</dd></dl>`;
    case "annexes":
      return block.names.length === 1
        ? `<p${lang}><b>${escaped(block.label)}${colon}</b>${escaped(block.names[0] ?? "")}</p>`
        : `<p${lang}><b>${escaped(block.label)}${colon}</b></p>\n${block.names
            .map((name, index) => `<p class="indent"${lang}>${index + 1}. ${escaped(name)}</p>`)
            .join("\n")}`;
    case "signature":
      return `<div class="signature"${lang}>${[block.name, block.date]
        .filter(Boolean)
        .map((line) => `<div>${escaped(line)}</div>`)
        .join("")}</div>`;
    case "approval":
      return table(
        ["", "", block.signed, block.dated],
        block.rows.map(({ label, name }) => [escaped(label), escaped(name), "&emsp;", "&emsp;"]),
        lang,
      );
    case "annex":
      return `<h2 class="annex"${lang}>${escaped(block.label)}</h2>\n<h3${lang}>${escaped(block.title)}</h3>`;
    case "table":
      return table(
        block.head,
        block.rows.map((cells) => cells.map(escaped)),
        lang,
      );
    case "slip":
      return `<p class="flat"${lang}><b>${escaped(block.title)}</b></p>\n${table(
        block.head,
        Array.from({ length: block.seats }, () => block.head.map(() => "&emsp;")),
        ` class="together"${lang}`,
      )}\n<p class="flat"${lang}>${escaped(block.foot)}</p>`;
    case "signatures":
      return table(
        block.head,
        block.rows.map(({ cells, image, alt }) => [
          ...cells.map(escaped),
          image ? `<img alt="${escaped(alt)}" src="data:image/png;base64,${image}">` : "",
        ]),
        `${block.widths ? ' class="together"' : ""}${lang}`,
      );
    case "imprint":
      return `<div class="imprint"${lang}>${
        block.copies ? `<div>${escaped(`${block.copies.label}${colon}${block.copies.text}`)}</div>` : ""
      }${
        block.issuer || block.date || !block.digest
          ? `<div><span>${escaped(block.issuer)}</span> <span>${escaped(block.date)}</span></div>`
          : ""
      }${block.digest ? `<div class="digest">${escaped(`${block.digest.label}${colon}${block.digest.text}`)}</div>` : ""}</div>`;
    case "columns":
      return `<div class="columns"><div>${block.left.map(printBlock).join("\n")}</div><div>${block.right
        .map(printBlock)
        .join("\n")}</div></div>`;
  }
}

/** @param rows of cells that are HTML already */
function table(head: readonly string[], rows: readonly (readonly string[])[], lang: string): string {
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${text}</${tag.split(" ")[0]}>`);
  return `<table${lang}><thead><tr>${cells('th scope="col"', head.map(escaped)).join("")}</tr></thead><tbody>
${rows.map((row) => `<tr>${cells(row.length === 1 && head.length > 1 ? `th colspan="${head.length}" scope="rowgroup"` : "td", row).join("")}</tr>`).join("\n")}
</tbody></table>`;
}
