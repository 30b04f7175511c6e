/** What `concord verify-minutes` says of a file, for people. */
import type { Bilingual } from "../../db/contract/minutes.ts";
import { RECORD_CHECKS, type RecordReport } from "../../db/contract/verification.ts";

const SAY = {
  zh: {
    valid: "有效：封存记录完整，未被改动",
    invalid: "无效：不能采信此文件",
    checks: {
      document: "纪要为规范格式",
      hash: "纪要与其 SHA-256 相符",
      entry: "封存条目的文字、密钥和签名相符",
      seal: "签名的条目封存的正是这份纪要",
      confirmations: "应确认的各方均确认了这一文字",
      errata: "每条勘误都有签名的条目",
    },
    holds: "相符",
    fails: "不符",
    pages: {
      identical: "页面：与 Concord 按此记录排印的逐字节一致",
      different: "页面：与 Concord 按此记录排印的不同，文件被改动过，请勿采信页面文字",
      not_compared: (program: string) =>
        `页面：没有比对（由 Concord ${program} 排印，或记录不符）。只核验了记录，请逐词核对页脚指纹`,
    },
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
    valid: "VALID: the record is whole and unchanged since its seal",
    invalid: "NOT VALID: do not rely on this file",
    checks: {
      document: "the minutes are in canonical form",
      hash: "the minutes match their SHA-256",
      entry: "text, key and signature of the ledger entry hold",
      seal: "the signed entry seals these minutes",
      confirmations: "all who had to confirmed this text",
      errata: "each erratum has its signed entry",
    },
    holds: "holds",
    fails: "FAILS",
    pages: {
      identical: "Pages: byte by byte what Concord prints of this record",
      different:
        "Pages: NOT what Concord prints of this record. The file was changed; do not rely on the text of its pages",
      not_compared: (program: string) =>
        `Pages: not compared (printed by Concord ${program}, or the record does not hold). Only the record was checked: compare the fingerprint on the pages word by word`,
    },
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
    report.valid ? say.valid : say.invalid,
    joined(name(report.title), report.day),
    "",
    ...RECORD_CHECKS.map((check) => `  ${report.checks[check] ? say.holds : say.fails}  ${say.checks[check]}`),
    report.pages === "not_compared" ? say.pages.not_compared(report.program) : say.pages[report.pages],
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
