/** Papers whose text cannot be read: why, and what to do. The file itself stays what it is. */
import type { Sentence } from "./sentence.ts";

export const paperErrors = {
  E_PAPER_TEXT_TOO_LARGE: {
    zh: "文件超过 {max} MB，不读取其中的文字。请分成几个文件。",
    en: "The file has more than {max} MB: its text is not read. Divide it.",
  },
  E_NO_TEXT_KIND: {
    zh: "读不了这种文件的文字。可以读取 .docx、.xlsx、.pptx、.txt 文件和有文字的 .pdf。",
    en: "The text of a file of this kind cannot be read. Take .docx, .xlsx, .pptx, .txt or a .pdf with text.",
  },
  E_ENDING: {
    zh: "“{name}”的内容与后缀不符，读不了。请从原处重新取得。",
    en: "“{name}” is not what its ending says and cannot be read. Get it again from where it came.",
  },
  E_OWNER_FILE: {
    zh: "这是打开文档时留下的临时文件，请选择文档本身。",
    en: "This temporary file stands beside a document that is open. Choose the document itself.",
  },
  E_OLD_DOCUMENT: {
    zh: "旧格式的文档（.doc、.ppt 或 .wps）读不了。请用 Word 或 WPS 另存为 .docx 或 .pptx。",
    en: "A document in an old format (.doc, .ppt or .wps) cannot be read. Save it as .docx or .pptx in Word or WPS.",
  },
  E_PDF_WITHOUT_TEXT: {
    zh: "这个 PDF 是扫描的图片，没有文字。请用原来的电子文件。",
    en: "This PDF is a picture without text. Take the file that it was printed from.",
  },
  E_PAPER_WITHOUT_TEXT: { zh: "文件里没有文字。", en: "There is no text in the file." },
} as const satisfies Record<string, Sentence>;
