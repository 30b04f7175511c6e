/** Circulation and seal of minutes, and exports. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const minutesErrors = {
  // Circulation and seal
  E_NOT_CIRCULATED: {
    zh: `纪要还没有发出征求意见。请先发出征求意见稿。`,
    en: `The minutes have not been circulated. Circulate them first.`,
  },
  E_COMMENT_PARAGRAPH: {
    zh: `纪要中已经没有这一段。请刷新后对现有段落提意见。`,
    en: `This paragraph is no longer in the minutes. Reload and comment on one that is.`,
  },
  E_COMMENT_SECTOR: {
    zh: `主体类别与所选单位不符。请选择该单位所属的类别。`,
    en: `The sector is not that of the organization. Choose the one it belongs to.`,
  },
  E_COMMENT_OTHERS: {
    zh: `这条意见是“{author}”提的。请采纳或不采纳，或另提意见。`,
    en: `This comment is by “{author}”. Accept or decline it, or add your own.`,
  },
  E_COMMENT_ANSWERED: {
    zh: `这条意见已经答复。如有新的意见，请另提一条。`,
    en: `This comment has already been answered. Add another one.`,
  },
  E_CONFIRM_NONE: {
    zh: `按本例会的规则，纪要不需要确认。可以直接封存。`,
    en: `Under the rule of the series, these minutes need no confirmation and can be sealed as they are.`,
  },
  E_CONFIRM_PARTY: {
    zh: `此人不能确认本纪要：其单位没有作为成员出席，或按规则由他人确认。请选择出席单位的代表。`,
    en: `This person cannot confirm these minutes: the organization did not attend as a member, or the rule asks for somebody else. Choose a representative of a party that attended.`,
  },
  E_CONFIRMED_ALREADY: {
    zh: `“{author}”已经代表这一类别确认。`,
    en: `“{author}” has already confirmed for this sector.`,
  },
  E_SIGNATURE: {
    zh: `签名图片不能使用（应为不超过 12 KB、1200×600 像素的 PNG）。请重新签名。`,
    en: `The signature cannot be used (a PNG of at most 12 kB and 1200×600 pixels is expected). Sign again.`,
  },
  E_NOT_CONFIRMED: {
    zh: `还差 {count} 方确认当前文字，不能封存。请先取得确认。`,
    en: `Confirmations of the present text still missing: {count}. It cannot be sealed until they are given.`,
  },
  E_CHECKS_OPEN: {
    zh: `检查清单上还有 {count} 项没有处理。请逐项改正，或勾选表示知悉并保留现状。`,
    en: `Open points on the check list: {count}. Fix each, or tick it to let it stand.`,
  },
  E_CHECK_GONE: {
    zh: `检查清单已有变化，没有这一项。请查看现在的清单。`,
    en: `The check list has changed; this point is no longer on it. Look at the list as it is now.`,
  },
  E_SEAL_TOO_LARGE: {
    zh: `纪要太长，无法封存（压缩后 {kilobytes} KB，最多 {max} KB）。${N_ZH}请删减过长的汇报或附注，或把会议分为两次。`,
    en: `The minutes are too long to be sealed ({kilobytes} kB packed, at most {max} kB). ${N_EN} Shorten long reports or notes, or split the meeting in two.`,
  },
  E_ERRATUM_TEXT: {
    zh: `封存的纪要中没有这段原文。请照原文逐字填写。`,
    en: `The sealed minutes do not say this. Quote the old text exactly as it stands there.`,
  },
  E_ERRATUM_WITHDRAWS: {
    zh: `撤回封存的勘误不能同时更正文字。请清空原文和更正，或分别登记。`,
    en: `An erratum that withdraws the seal corrects no text. Leave old and new text empty, or record two errata.`,
  },
  E_SEAL_WITHDRAWN: {
    zh: `该封存已经撤回。`,
    en: `The seal has already been withdrawn.`,
  },
  E_DATE_PAST: {
    zh: `截止日期 {date} 已过。请选择今天或以后的日期。`,
    en: `{date} has already passed. Choose today or a later day.`,
  },
  E_DRAFT_SEALED: {
    zh: "纪要已经封存，不再征求意见，因此没有征求意见稿。请导出会议纪要；如有错误，请登记勘误。",
    en: "The minutes are sealed: there is no longer a draft for comments. Export the minutes; if something in them is wrong, record an erratum.",
  },
  E_SEALED_TEMPLATE: {
    zh: `已封存的纪要不能套用其他模板：版头、文号和印发单位已随正文封存。请按纪要自身的设置或标准样式导出。`,
    en: `Sealed minutes cannot use another template: letterhead, number and issuer were sealed with the text. Export them as they are, or in a standard style.`,
  },
  E_SEALED_FILE_KIND: {
    zh: `该文件既不是 PDF 也不是 JSON，无法核验。请选择封存后导出的 PDF 或 JSON 文件。`,
    en: `The file is neither PDF nor JSON, so it cannot be checked. Choose a PDF or JSON file that was exported after sealing.`,
  },
  E_SEALED_FILE_LARGE: {
    zh: `文件超过 {max} MB，不可能是封存的纪要。请选择封存后导出的文件。`,
    en: `The file is larger than {max} MB, which sealed minutes never are. Choose a file that was exported after sealing.`,
  },
  E_SEALED_FILE_BROKEN: {
    zh: `文件不完整或已损坏，其中的封存记录无法读取。请重新取得该文件，或核对纸面指纹。`,
    en: `The file is incomplete or damaged: the record in it cannot be read. Get the file again, or compare the fingerprint on paper.`,
  },
  E_SEALED_FILE_NONE: {
    zh: `文件中没有封存记录：它可能是草稿，或经其他程序另存。请核对纸面指纹。`,
    en: `There is no record of a seal in the file: it may be a draft, or was saved again by another program. Compare the fingerprint on paper.`,
  },
  E_SEALED_FILE_MANY: {
    zh: `文件中有多份封存记录，可能被改动过。请勿采信，并重新取得该文件。`,
    en: `The file holds more than one record of a seal; somebody may have tampered with it. Do not rely on it, and get the file again.`,
  },
  E_SEALED_FILE_NEWER: {
    zh: `封存记录由更新版本的 Concord 写出。请升级后再核验。`,
    en: `The record was written by a newer Concord. Update this one and check again.`,
  },
  E_FINGERPRINT_TEXT: {
    zh: `这不是指纹：应为 8 个词、8 个汉字或 16 位十六进制数。请照页脚逐个输入。`,
    en: `This is not a fingerprint: 8 words, 8 Chinese characters or 16 hex digits are expected. Type them as printed at the foot of the page.`,
  },
  E_PIN_WAIT: {
    zh: `PIN 连续输错多次。请等待 {seconds} 秒后再试。`,
    en: `Too many wrong PINs in a row. Wait {seconds} seconds and try again.`,
  },
  E_PIN: { zh: `PIN 不正确。请重新输入。`, en: `The PIN is wrong. Type it again.` },
  // Exports
  E_EXPORT: {
    zh: `导出失败：{reason}。没有写出文件，工作区未改动。`,
    en: `The export failed: {reason}. No file was written and the workspace is unchanged.`,
  },
  E_FONT_MISSING: {
    zh: `缺少字体文件 {file}，无法排版。没有写出文件，工作区未改动。请重新安装 Concord。`,
    en: `The font file {file} is missing, so nothing can be set. No file was written and the workspace is unchanged. Install Concord again.`,
  },
  E_FONT_LACKS: {
    zh: `没有字体含有这些字符：{characters}。PDF/A 与 PDF/UA 不允许缺字。没有写出文件，工作区未改动。请改用普通 PDF，或改写这些字符。`,
    en: `No font has these characters: {characters}. PDF/A and PDF/UA do not allow empty boxes. No file was written and the workspace is unchanged. Export an ordinary PDF, or replace these characters.`,
  },
} as const satisfies Record<string, Sentence>;
