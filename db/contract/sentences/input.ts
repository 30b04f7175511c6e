/** What is wrong with what was typed. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const inputErrors = {
  E_INPUT: {
    zh: `“{field}”的内容不符合要求。请检查后重试。`,
    en: `The value of “{field}” is not accepted. Check it and try again.`,
  },
  E_REQUIRED: {
    zh: `“{field}”不能为空。请填写后重试。`,
    en: `“{field}” must not be empty. Fill it in and try again.`,
  },
  E_UNKNOWN_FIELD: {
    zh: `没有“{path}”这个字段。请检查字段名称。`,
    en: `There is no field “{path}”. Check the field's name.`,
  },
  E_TEXT_TOO_LONG: {
    zh: `“{field}”有 {length} 个字符，最多 {max} 个。请缩短后重试，或拆成几条。`,
    en: `“{field}” has {length} characters; {max} are allowed. Shorten it or split it.`,
  },
  E_TEXT_CONTROL: {
    zh: `“{field}”含有不可见的控制字符。请删除后重新粘贴为纯文本。`,
    en: `“{field}” contains invisible control characters. Paste it again as plain text.`,
  },
  E_TEXT_SURROGATE: {
    zh: `“{field}”含有损坏的字符。请重新输入该文字。`,
    en: `“{field}” contains a broken character. Type that text again.`,
  },
  E_DECIMAL: {
    zh: `“{value}”不是数值。请只填数字，例如 1234.5，计量单位另填。`,
    en: `“{value}” is not a number. Enter digits only, like 1234.5; the unit has its own field.`,
  },
  E_DATE: {
    zh: `“{value}”不是有效日期。请按 2026-12-31 的格式填写。`,
    en: `“{value}” is not a valid date. Write it like 2026-12-31.`,
  },
  E_WORKING_DAYS_TEXT: {
    zh: `“{value}”无法识别为放假或上班的日期。请写成“1月1日至3日放假。1月4日上班。”，或粘贴放假通知的原文。`,
    en: `“{value}” cannot be read as holidays or working days. Write “Off: Jan 1-3. Worked: Jan 4”, or paste the notice.`,
  },
  E_WORKING_DAY_YEAR: {
    zh: `{value} 不在{year}年。请把它录入所属的年度。`,
    en: `{value} is not in {year}. Enter it under its own year.`,
  },
  E_WORKING_DAY_TWICE: {
    zh: `{value} 既写了放假，又写了上班。请只保留一处。`,
    en: `{value} is listed both as a day off and as a working day. Keep only one.`,
  },
  E_WORKING_DAY_WEEKDAY: {
    zh: `{value} 不是周末，本来就上班。请核对日期，或删去它。`,
    en: `{value} is not on a weekend, so it is a working day anyway. Check it, or leave it out.`,
  },
  E_WORKING_DAY_OTHER: {
    zh: `{value} 的星期与所写的不符。请核对这份通知是否属于这一年。`,
    en: `{value} falls on a different weekday than stated. Check that the notice is for this year.`,
  },
  E_WORKING_DAYS_NONE: {
    zh: `没有写{year}年的放假日期。请写明哪些天放假；要删去本年度，请清空内容。`,
    en: `No day off is given for {year}. Say which days are off; to remove the year, empty the field.`,
  },
  E_WORDING_LINES: {
    zh: `一个段落的措辞不能换行。请写成一段。`,
    en: `A paragraph cannot have several lines. Write it as one.`,
  },
  E_PAGE_MARGINS: {
    zh: `页边距太大，版心不足 60 × 70 毫米。请改小页边距。`,
    en: `The margins leave less than 60 × 70 mm for the text. Make them smaller.`,
  },
  E_TEMPLATE_TOO_LARGE: {
    zh: `文件有 {bytes} 字节，纪要模板文件最多 {max} 字节。请选择由 Concord 导出的模板文件。`,
    en: `The file has {bytes} bytes; a minutes template has at most {max}. Choose a template exported by Concord.`,
  },
  E_TEMPLATE_BROKEN: {
    zh: `文件不完整，或不是 JSON。${N_ZH}请重新导出或复制该模板文件。`,
    en: `The file is incomplete or not JSON. ${N_EN} Export or copy the template again.`,
  },
  E_TEMPLATE_FOREIGN: {
    zh: `该文件不是 Concord 的纪要模板。请选择由 Concord 导出的模板文件。`,
    en: `The file is not a Concord minutes template. Choose a template exported by Concord.`,
  },
  E_TEMPLATE_NEWER: {
    zh: `模板由更新版本的 Concord 导出（格式 {version}）。请先升级本机程序。`,
    en: `The template was exported by a newer Concord (format {version}). Update the program on this laptop first.`,
  },
  E_TEMPLATE_VALUE: {
    zh: `模板文件中“{path}”的内容不符合要求。${N_ZH}请改正该文件，或重新导出。`,
    en: `The value of “{path}” in the template file is not accepted. ${N_EN} Correct the file, or export it again.`,
  },
  E_RECURRENCE: {
    zh: `无法识别重复规则“{value}”。请选择按日、周、月或年重复。`,
    en: `“{value}” is not a recurrence rule. Choose daily, weekly, monthly or yearly.`,
  },
  E_RECURRENCE_EMPTY: {
    zh: `没有任何一天符合这条重复规则。请改动规则或起始日期。`,
    en: `No date fits this recurrence rule. Change the rule or the first day.`,
  },
  E_TIME: {
    zh: `“{value}”不是有效时间。请按 09:30 的格式填写。`,
    en: `“{value}” is not a valid time. Write it like 09:30.`,
  },
  E_TIME_ZONE: {
    zh: `“{value}”不是本程序认识的时区。请写成 Asia/Shanghai 这样的名称。`,
    en: `“{value}” is not a known time zone. Write it like Asia/Shanghai.`,
  },
  E_ID: {
    zh: `“{value}”不是有效的记录编号。请从列表中选择记录。`,
    en: `“{value}” is not a valid record id. Pick the record from its list.`,
  },
  E_UNKNOWN_RECORD: {
    zh: `找不到{kind} {id}。它可能已被删除，请刷新列表。`,
    en: `There is no {kind} with id {id}. It may have been deleted: reload the list.`,
  },
  E_UNKNOWN_SUBJECT: {
    zh: `没有“{subject}”这类记录。请检查名称。`,
    en: `There is no kind of record called “{subject}”. Check the name.`,
  },
  E_EXISTS: {
    zh: `{kind} {id} 已经存在。请改用其他编号。`,
    en: `The {kind} {id} already exists. Use another id.`,
  },
  E_IN_USE: {
    zh: "{kind}“{name}”还在引用它，不能删除（引用它的记录共 {count} 条）。请先改动或删除引用它的记录。",
    en: "It cannot be deleted: {kind} “{name}” refers to it (records in all: {count}). Change or delete those first.",
  },
} as const satisfies Record<string, Sentence>;
