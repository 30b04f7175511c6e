/** Workbooks as a writer, or an attacker, puts them together: every part as it is given. */
import { strToU8, type Zippable, zipSync } from "fflate";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface Crafted {
  /** What stands in `sheetData`, of each sheet. */
  sheets?: readonly string[];
  /** Behind `sheetData`, of each sheet. */
  behind?: string;
  strings?: string;
  styles?: string;
  from1904?: boolean;
  /** Parts beside these, or in place of them. */
  parts?: Readonly<Record<string, string | Uint8Array>>;
}

export function workbook({ sheets = [""], behind = "", strings, styles, from1904, parts = {} }: Crafted): Buffer {
  const all: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${REL}">${from1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheets
      .map((_, at) => `<sheet name="表${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) => `<Relationship Id="rId${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
      ]),
    ),
    ...(strings !== undefined && { "xl/sharedStrings.xml": `${HEAD}<sst ${MAIN}>${strings}</sst>` }),
    ...(styles !== undefined && { "xl/styles.xml": `${HEAD}<styleSheet ${MAIN}>${styles}</styleSheet>` }),
    ...parts,
  };
  return archive(all);
}

export function archive(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]),
  );
  return Buffer.from(zipSync(files, { level: 6 }));
}

/** Rows of inline text. */
export function rowsOf(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map(
            (text, column) =>
              `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
          )
          .join("")}</row>`,
    )
    .join("");
}
