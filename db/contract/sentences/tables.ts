/** Files of tables that cannot be taken in: what is wrong, that nothing was taken, what to do. */
import type { Sentence } from "./sentence.ts";

const N_ZH = "没有导入任何内容。";
const N_EN = "Nothing was imported.";
const AGAIN_ZH = `${N_ZH}请从原处重新复制。`;
const AGAIN_EN = `${N_EN} Copy it again from where it came.`;
const DAMAGED = {
  zh: `文件已损坏，或没有复制完整。${AGAIN_ZH}`,
  en: `The file is damaged or was not copied completely. ${AGAIN_EN}`,
};
const SAVED_ANEW_ZH = `${N_ZH}请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件。`;
const SAVED_ANEW_EN = `${N_EN} Open it in Excel or WPS and save it anew as .xlsx.`;

export const tableErrors = {
  E_EMPTY: { zh: `文件是空的。${AGAIN_ZH}`, en: `The file is empty. ${AGAIN_EN}` },
  E_NOTHING_IN_IT: { zh: `表格里没有内容。${N_ZH}`, en: `There is nothing in the table. ${N_EN}` },
  E_TABLE_TOO_LARGE: {
    zh: `文件过大（{bytes} 字节），最大为 {max} 字节。${N_ZH}请分成几个文件。`,
    en: `The file is too large ({bytes} bytes; at most {max}). ${N_EN} Divide it.`,
  },
  E_OLD_TOO_BIG: {
    zh: `旧格式的文件最大为 {max} MB。${SAVED_ANEW_ZH}`,
    en: `A file in an old format may have {max} MB at most. ${SAVED_ANEW_EN}`,
  },
  E_NOT_OFFICE: {
    zh: `这不是 Excel、WPS 或文本表格文件，文件名后缀与内容不符。${N_ZH}`,
    en: `This is no file of Excel, WPS or text, whatever its name says. ${N_EN}`,
  },
  E_NO_PROPOSAL: {
    zh: `看不出这张表是什么。${N_ZH}请写明导入为哪一类记录（--subject），必要时用 --mapping 写明各列。`,
    en: `What the table is does not show. ${N_EN} Say as what it is taken (--subject), and which column is what (--mapping).`,
  },
  E_NO_MINUTES: {
    zh: `文件里没有看到会议内容、决定或任务。${N_ZH}`,
    en: `The paper says nothing of items, decisions or actions. ${N_EN}`,
  },
  E_NO_SHEET: {
    zh: `没有名为“{name}”的工作表。${N_ZH}`,
    en: `There is no sheet called “{name}”. ${N_EN}`,
  },
  E_NO_TABLE_WORD: {
    zh: `这是文字文档，不是表格。${N_ZH}请复制其中的表格，粘贴到这里。`,
    en: `This is a text document, not a table. ${N_EN} Copy the table in it and paste it here.`,
  },
  E_NO_TABLE: {
    zh: `这种文件不是表格。${N_ZH}可以导入 .xlsx、.xls、.et、.ods、.csv 文件，也可以粘贴单元格。`,
    en: `A file of this kind is no table. ${N_EN} Take .xlsx, .xls, .et, .ods or .csv, or paste cells.`,
  },
  E_DAMAGED: DAMAGED,
  E_DAMAGED_CELL: {
    zh: `文件已损坏：工作表“{sheet}”的单元格 {cell} 指向不存在的内容。${AGAIN_ZH}`,
    en: `The file is damaged: cell {cell} of sheet “{sheet}” points at text that is not there. ${AGAIN_EN}`,
  },
  E_DUPLICATE_PART: DAMAGED,
  E_BAD_PART_NAME: DAMAGED,
  E_SYMLINK: DAMAGED,
  E_XML_DEPTH: DAMAGED,
  E_BAD_XML: DAMAGED,
  E_ENCRYPTED: {
    zh: `文件有密码。${N_ZH}请在原来的程序中取消密码，保存后再试。`,
    en: `The file has a password. ${N_EN} Take the password off in the program that made it, save it and try again.`,
  },
  E_PROTECTED: {
    zh: `这个旧格式的工作簿设有保护，读不了。${SAVED_ANEW_ZH}`,
    en: `This workbook in the old format is protected and cannot be read. ${SAVED_ANEW_EN}`,
  },
  E_BOMB: {
    zh: `文件解开后超过允许的大小（{max} MB）。${N_ZH}`,
    en: `The file unpacks to far more than allowed ({max} MB). ${N_EN}`,
  },
  E_UNEXPECTED_PART: { zh: `文件里还套着另一个压缩文件。${N_ZH}`, en: `The file holds another archive. ${N_EN}` },
  E_TOO_MANY_PARTS: {
    zh: `文件的组成部分过多（{count} 个，最多 {max} 个）。${N_ZH}`,
    en: `The file has too many parts ({count}; at most {max}). ${N_EN}`,
  },
  E_MACRO: {
    zh: `文件含有宏。${N_ZH}请另存为不带宏的 .xlsx。`,
    en: `The file contains macros. ${N_EN} Save it as .xlsx without macros.`,
  },
  E_DTD: {
    zh: `文件含有办公软件从不写入的定义段，可能是攻击。${N_ZH}`,
    en: `The file contains a definition block that Office never writes. It may be an attack. ${N_EN}`,
  },
  E_ROW_INDEX: { zh: `行号超过 {max}。${N_ZH}`, en: `More than {max} rows. ${N_EN}` },
  E_TOO_BIG: {
    zh: `表格过大：最多 {max} 行有内容。${N_ZH}请分成几个文件。`,
    en: `The table is too big: at most {max} rows may have anything in them. ${N_EN} Divide it.`,
  },
  E_TOO_MANY_COLUMNS: { zh: `列数超过 {max}。${N_ZH}`, en: `More than {max} columns. ${N_EN}` },
  E_TOO_MANY_SHEETS: {
    zh: `工作表超过 {max} 张（{count} 张）。${N_ZH}`,
    en: `More than {max} sheets ({count}). ${N_EN}`,
  },
  E_RANGE: { zh: `“{file}”中的合并区域过大。${N_ZH}`, en: `A merged area of “{file}” is too large. ${N_EN}` },
  E_CELL_TOO_LONG: {
    zh: `工作表“{sheet}”的单元格 {cell} 超过 {max} 个字符。${N_ZH}`,
    en: `Cell {cell} of sheet “{sheet}” has more than {max} characters. ${N_EN}`,
  },
  E_CSV_QUOTE: {
    zh: `第 {line} 行的引号没有闭合。${N_ZH}请在原程序中重新导出。`,
    en: `Line {line}: a quotation mark is not closed. ${N_EN} Export it anew.`,
  },
  E_NOT_TEXT: { zh: `这不是文本文件。${N_ZH}`, en: `This is not a text file. ${N_EN}` },
  E_READING_SLOW: {
    zh: `文件读取时间过长，已停止。${SAVED_ANEW_ZH}`,
    en: `Reading the file takes too long and was stopped. ${SAVED_ANEW_EN}`,
  },
} as const satisfies Record<string, Sentence>;
