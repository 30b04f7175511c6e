/** Why a row of a table is not taken in, or waits, and what is to be looked at in one of its cells. */
import type { Sentence } from "./sentence.ts";

export const importReasons = {
  W_ROW_TOTAL: { zh: "合计行，不是记录。", en: "A row of totals, not a record." },
  W_ROW_NOTE: { zh: "说明文字，不是记录。", en: "A note, not a record." },
  W_ROW_GROUP: { zh: "分组行，不是记录。", en: "It only heads the rows below." },
  W_ROW_SURPLUS: {
    zh: "这一行的单元格比表头多，内容已错位。",
    en: "The row has more cells than there are headings: they stand in the wrong columns.",
  },
  W_ROW_NAMELESS: { zh: "没有名称。", en: "It has no name." },
  W_ROW_MISSING: { zh: "缺少“{field}”。", en: "“{field}” is missing." },
  W_ROW_TWICE: { zh: "与第 {line} 行相同。", en: "The same as row {line}." },
  W_ROW_DOUBTFUL: {
    zh: "只有两三个字，不像单位名称。确认是单位的，请在“列与值”一步勾选“两三个字的名称也收”。",
    en: "Two or three letters that name no organization. If it is one, tick so in the step “Columns and values”.",
  },
  W_ROW_SEVERAL: { zh: "已有 {count} 条同名记录，不知是哪一条。", en: "{count} records go by this name." },
  W_ROW_ALIKE: {
    zh: "与已有的“{name}”名称相近，可能是同一家，等您决定。",
    en: "Its name is nearly that of “{name}”, which is there: you decide.",
  },
  W_ROW_BETTER: {
    zh: "已有的“{field}”可信度更高，等您决定。",
    en: "“{field}” as it stands comes from a better source: you decide.",
  },
  W_ROW_OTHER: {
    zh: "“{field}”已有另一个值，等您决定。",
    en: "“{field}” holds something else: you decide.",
  },
  W_ROW_OTHER_NAME: {
    zh: "信用代码相同，但已有记录叫“{value}”，等您决定。",
    en: "The same credit code, but the record is called “{value}”: you decide.",
  },
  W_ROW_SKIPPED: { zh: "您选择不收。", en: "You left it out." },
  W_ROW_KEPT: { zh: "您选择保留已有的值。", en: "You kept what was there." },
  W_ROW_CHANGED: {
    zh: "预览之后，这条记录又有人改过，没有覆盖。",
    en: "Somebody has changed the record since the preview: it was not written over.",
  },
  W_ROW_REFUSED: { zh: "不符合规则：{value}", en: "It was refused: {value}" },
  W_CELL_DAY: { zh: "{field}：“{value}”不是有效日期。", en: "{field}: “{value}” is not a valid date." },
  W_CELL_DAY_ORDER: {
    zh: "{field}：“{value}”分不清日和月，请在“列与值”一步选择。",
    en: "{field}: “{value}” may be two days. Say which comes first in the step “Columns and values”.",
  },
  W_CELL_DAY_UNSURE: { zh: "{field}：“{value}”年份不全。", en: "{field}: “{value}” lacks its century." },
  W_CELL_NUMBER: { zh: "{field}：“{value}”不是数值。", en: "{field}: “{value}” is not a number." },
  W_CELL_NUMBER_UNSURE: {
    zh: "{field}：“{value}”有两种读法，请改成普通数字。",
    en: "{field}: “{value}” can be read in two ways. Write it as a plain number.",
  },
  W_CELL_RANGE: { zh: "{field}：“{value}”是区间，不是一个数。", en: "{field}: “{value}” is a range, not a number." },
  W_CELL_NO_YEAR: { zh: "{field}：不知是哪一年的。", en: "{field}: of which year is not said." },
  W_CELL_VALUE: { zh: "{field}：没有“{value}”这个值。", en: "{field}: there is no value “{value}”." },
  W_CELL_RECORD: { zh: "{field}：没有叫“{value}”的记录。", en: "{field}: no record is called “{value}”." },
  W_CELL_RECORDS: { zh: "{field}：不止一条记录叫“{value}”。", en: "{field}: several records are called “{value}”." },
  W_CELL_BOTH: {
    zh: "{field}：“{value}”是两地，不归任何一市。",
    en: "{field}: “{value}” is two places, none of them.",
  },
  W_CELL_ERROR: { zh: "{field}：“{value}”是错误值。", en: "{field}: “{value}” is an error." },
  W_CELL_LONG: { zh: "{field}：超过 {max} 个字符。", en: "{field}: more than {max} characters." },
  W_CELL_LETTERS: { zh: "{field}：含有无效字符。", en: "{field}: contains an invalid character." },
  W_CELL_NOT_OWN: {
    zh: "{field}：“{value}”不是文号，记在备注里。",
    en: "{field}: “{value}” is no document number; it went into the note.",
  },
  W_CELL_CODE: {
    zh: "{field}：“{value}”不是 18 位信用代码，没有收。",
    en: "{field}: “{value}” is no credit code and was left out.",
  },
} as const satisfies Record<string, Sentence>;
