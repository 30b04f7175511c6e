/** What `concord verify-minutes` says of a file, for people. */
import type { Bilingual } from "../../db/contract/minutes.ts";
import { RECORD_CHECKS, type RecordReport } from "../../db/contract/verification.ts";

const SAY = {
  zh: {
    outcomes: {
      pages_hold: "有效：封存记录完整，页面与 Concord 按此记录排印的逐字节一致",
      words_hold: "有效：封存记录完整，文件封装不同，但页面文字逐字相同，别无他物",
      words_differ: "无效：封存记录完整，但页面与记录不符，请勿采信页面",
      record_fails: "无效：封存记录不成立，不能采信此文件",
      pages_unread: "未核验：封存记录完整，但没有比对页面",
    },
    checks: {
      document: "纪要为规范格式",
      hash: "纪要与其 SHA-256 相符",
      entry: "封存条目的文字、密钥和签名相符",
      seal: "签名的条目封存的正是这份纪要",
      confirmations: "应确认的各方均确认了这一文字",
      errata: "每条勘误都有签名的条目",
      devices: "封存与勘误均由纪要所列的设备签名",
    },
    holds: "相符",
    fails: "不符",
    differs: (page: number | null) => (page === null ? "文字不符" : `第 ${page} 页文字不符`),
    expected: "记录",
    found: "文件",
    odd: {
      structure: "文件的构造与 Concord 排印的不同，或另有附加内容",
      metadata: "标题、书签或说明与记录不符",
      fonts: "字形无法证实，或与所示文字不符",
      hidden: "有文字看不清、被遮盖或在页面之外",
      drawings: "有不属于记录的线条、色块或图片",
      order: "文字不在本版本排印之处：经人挪动，或由其他版本排印",
    },
    whole: "整个文件",
    page: (page: number) => `第 ${page} 页`,
    again: "仍想采信其内容，请以持有封存的工作区重新导出，或只采信记录。",
    fingerprint: "指纹",
    sealed: "封存",
    device: "设备",
    confirmed: "确认",
    chair: "主持人",
    sectors: { government: "政府", enterprise: "企业", ngo: "社会组织", academia: "高校院所", public: "公众" },
    errata: "勘误",
    none: "无",
    withdrawn: "整份封存已撤回",
    erratum: (from: string, to: string) => `“${from}”更正为“${to}”`,
    limit: "说明：签名只证明由上述设备封存。它是不是贵单位的设备，请与已知的指纹（如纸面页脚、工作区中的指纹）核对。",
  },
  en: {
    outcomes: {
      pages_hold: "VALID: the record is unchanged since its seal, the pages are byte by byte what Concord prints of it",
      words_hold:
        "VALID: the record is unchanged since its seal; the file is packed otherwise; its pages say the same, word for word, and nothing else",
      words_differ: "NOT VALID: the record holds, but the pages are not those of it. Do not rely on the pages",
      record_fails: "NOT VALID: the record does not hold. Do not rely on this file",
      pages_unread: "NOT CHECKED: the record holds, the pages were not compared with it",
    },
    checks: {
      document: "the minutes are in canonical form",
      hash: "the minutes match their SHA-256",
      entry: "text, key and signature of the ledger entry hold",
      seal: "the signed entry seals these minutes",
      confirmations: "all who had to confirmed this text",
      errata: "each erratum has its signed entry",
      devices: "seal and errata are signed by devices that the minutes name",
    },
    holds: "holds",
    fails: "FAILS",
    differs: (page: number | null) => (page === null ? "Words differ" : `Words on page ${page} differ`),
    expected: "record",
    found: "file  ",
    odd: {
      structure: "the file is put together otherwise than Concord does it, or has something added",
      metadata: "title, bookmarks or descriptions are not those of the record",
      fonts: "the shapes of letters cannot be proven, or are not those of the text",
      hidden: "text is illegible, covered or off the page",
      drawings: "lines, boxes or pictures are not those of the record",
      order: "text does not stand where this version sets it: it was moved, or another version printed it",
    },
    whole: "Whole file",
    page: (page: number) => `Page ${page}`,
    again:
      "To rely on what was sealed, export it anew from a workspace that holds the seal, or rely on the record alone.",
    fingerprint: "Fingerprint",
    sealed: "Sealed",
    device: "Device",
    confirmed: "Confirmed",
    chair: "chair",
    sectors: { government: "government", enterprise: "enterprise", ngo: "NGO", academia: "academia", public: "public" },
    errata: "Errata",
    none: "none",
    withdrawn: "the whole seal is withdrawn",
    erratum: (from: string, to: string) => `“${from}” is corrected to “${to}”`,
    limit:
      "The signature proves that this device sealed the minutes, not that it is a device of your office: compare the fingerprint with one that you know (on paper, in the workspace).",
  },
} as const;

export function reportInWords(report: RecordReport, language: "zh" | "en"): string {
  const say = SAY[language];
  const name = (names: Bilingual | null) =>
    names ? ((language === "zh" ? (names.zh ?? names.en) : (names.en ?? names.zh)) ?? "") : "";
  const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(" · ");
  const lines = [
    say.outcomes[report.outcome],
    joined(name(report.title), report.day),
    "",
    ...RECORD_CHECKS.map((check) => `  ${report.checks[check] ? say.holds : say.fails}  ${say.checks[check]}`),
    ...report.differences.flatMap(({ page, expected, found }) => [
      say.differs(page),
      `  ${say.expected}  ${expected}`,
      `  ${say.found}  ${found}`,
    ]),
    ...report.odd.map(({ page, what }) => `${page === null ? say.whole : say.page(page)}: ${say.odd[what]}`),
    ...(report.outcome === "words_differ" ? [say.again] : []),
    "",
    `${say.fingerprint}  ${report.fingerprint.en.join(" ")}`,
    `  ${report.fingerprint.zh.join("")}`,
    `  ${report.fingerprint.hex}`,
    `  SHA-256 ${report.hash}`,
    `${say.sealed}  ${joined(report.sealedAt, report.sealedBy, report.device && `${say.device} ${report.device}`)}`,
    ...report.confirmers.map(
      (one) =>
        `${say.confirmed}  ${joined(one.sector ? say.sectors[one.sector] : say.chair, name(one.party), one.name, one.confirmedAt)}`,
    ),
    ...(report.errata.length === 0 ? [`${say.errata}  ${say.none}`] : []),
    ...report.errata.map(
      (one) =>
        `${say.errata} ${one.number}  ${joined(one.withdraws ? say.withdrawn : say.erratum(one.oldText, one.newText), one.reason, one.signer)}`,
    ),
    "",
    say.limit,
  ];
  // What the file says is shown, never obeyed: no control character of it reaches the terminal.
  return `${lines.map((line) => line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")).join("\n")}\n`;
}
