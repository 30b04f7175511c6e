/** What `concord verify-minutes` says of a file, `import` of a table and `search` of what it found, for people. */

import { isWarningCode, sentence } from "../../db/contract/errors.ts";
import type { Bilingual } from "../../db/contract/minutes.ts";
import type { ImportSettings, RowCounts, RowReason } from "../../db/contract/procedures/region/table-imports.ts";
import type { PaperPlace, SearchHit } from "../../db/contract/procedures/search.ts";
import { RECORD_CHECKS, type RecordReport } from "../../db/contract/procedures/verification.ts";
import { isSubject, subjectOf } from "../../db/contract/subjects/index.ts";

const SAY = {
  zh: {
    outcomes: {
      pages_hold: "有效：封存记录完整，页面与 Concord 按此记录排印的逐字节一致",
      words_hold: "有效：封存记录完整，文件封装不同，但页面文字逐字相同，别无他物",
      words_differ: "无效：封存记录完整，但页面与记录不符，请勿采信页面",
      set_otherwise:
        "排印未能证实：封存记录完整，页面文字逐字相同，但排在别处：由其他版本或字体排印，或经人改动，单凭文件无从分辨，页面不作为有效",
      record_fails: "无效：封存记录不成立，不能采信此文件",
      pages_unread: "未核验：封存记录完整，但没有比对页面",
      errata_unproven: "勘误未能证实：封存成立，页面相符，但有勘误由封存纪要未列的设备签名",
      seal_unproven: "封存未能证实：记录完整，页面相符，但封存设备未列于纪要之中",
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
    unproven: (numbers: string) =>
      `勘误 ${numbers} 由封存纪要未列的设备签名：可能是封存之后才加入的设备（恢复备份、换电脑后），也可能是外人所签。采信这些勘误之前，请在持有封存的工作区核验此文件。`,
    first:
      "早期版本在设备以封存为首个条目时，未把该设备列入纪要；外人重新封存也会如此，单凭此文件无从分辨。请在持有封存的工作区核验，或由其重新导出。",
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
      set_otherwise:
        "SETTING NOT PROVEN: the record holds and its pages say the same, word for word, but the words stand elsewhere: another version or font set them, or somebody altered the pages, which the file alone cannot tell. The pages are not valid",
      record_fails: "NOT VALID: the record does not hold. Do not rely on this file",
      pages_unread: "NOT CHECKED: the record holds, the pages were not compared with it",
      errata_unproven:
        "ERRATA NOT PROVEN: the seal holds and the pages are those of the record, but errata were signed by a device that the sealed minutes do not name",
      seal_unproven:
        "SEAL NOT PROVEN: the record is whole and the pages are those of it, but the minutes do not name the device that sealed them",
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
    unproven: (numbers: string) =>
      `Erratum ${numbers} was signed by a device that the sealed minutes do not name: one that came to the workspace after the seal (after a restore, or on another computer), or a stranger's. Before you rely on it, check this file in a workspace that holds the seal.`,
    first:
      "Earlier versions did not name a device in the minutes that it sealed with its first entry. A stranger who seals them anew looks the same, and this file alone cannot tell. Check it in a workspace that holds the seal, or have it exported anew there.",
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
    ...(report.outcome === "seal_unproven" ? [say.first] : []),
    ...(report.unproven.length > 0 && report.outcome !== "record_fails"
      ? [say.unproven(report.unproven.join(", "))]
      : []),
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

export interface Imported {
  /** The record of the import; null: nothing was written. */
  id: string | null;
  dryRun: boolean;
  sheet: string;
  settings: ImportSettings;
  counts: RowCounts;
  /** Rows in which something is to be looked at. */
  remarks: { row: number; result: string; reasons: RowReason[] }[];
}

const IMPORT = {
  zh: {
    taken: "已导入",
    would: "试运行，没有写入",
    nothing: "没有可写入的内容",
    counts: (c: RowCounts) =>
      `新增 ${c.new}，更改 ${c.changed}，未变 ${c.unchanged}，冲突 ${c.waiting}，重复待定 ${c.alike}，未收 ${c.left}`,
    row: (row: number) => `第 ${row} 行`,
    results: { new: "新增", changed: "更改", unchanged: "未变", waiting: "冲突", alike: "重复待定", left: "未收" },
  },
  en: {
    taken: "Imported",
    would: "Dry run, nothing was written",
    nothing: "There was nothing to write",
    counts: (c: RowCounts) =>
      `new ${c.new}, changed ${c.changed}, unchanged ${c.unchanged}, conflicts ${c.waiting}, duplicates? ${c.alike}, not taken ${c.left}`,
    row: (row: number) => `Row ${row}`,
    results: {
      new: "new",
      changed: "changed",
      unchanged: "unchanged",
      waiting: "conflict",
      alike: "duplicate?",
      left: "not taken",
    },
  },
} as const;

/** What came of a table, in words: how many rows, and which were not taken, with the reasons. */
export function importInWords({ id, dryRun, counts, remarks }: Imported, language: "zh" | "en"): string {
  const say = IMPORT[language];
  const head = dryRun ? say.would : id === null ? say.nothing : say.taken;
  const results: Readonly<Record<string, string>> = say.results;
  const lines = remarks.map(({ row, result, reasons }) => {
    const said = reasons.map(({ code, params }) => (isWarningCode(code) ? sentence(code, params, language) : code));
    return `${say.row(row)}\t${results[result] ?? result}\t${said.join(" ")}`;
  });
  return `${[`${head}${language === "zh" ? "：" : ": "}${say.counts(counts)}`, ...lines].join("\n")}\n`;
}

/** What a search answers. */
export interface Found {
  hits: SearchHit[];
  unread: number;
}

const IN_PAPERS = {
  zh: {
    page: (page: number) => `第 ${page} 页`,
    slide: (slide: number) => `第 ${slide} 张幻灯片`,
    sheet: (sheet: string) => `工作表“${sheet}”`,
    notes: "注释",
    nothing: "没有找到",
    unread: (count: number) => `还有 ${count} 份材料的文字未读入`,
  },
  en: {
    page: (page: number) => `page ${page}`,
    slide: (slide: number) => `slide ${slide}`,
    sheet: (sheet: string) => `sheet “${sheet}”`,
    notes: "notes",
    nothing: "Nothing found",
    unread: (count: number) => `Papers whose text is still to be read: ${count}`,
  },
} as const;

/** A line for each hit: its kind, its id, its name, where in a paper it stands, and the words around it. */
export function foundInWords({ hits, unread }: Found, language: "zh" | "en"): string {
  const say = IN_PAPERS[language];
  const lines = hits.map(({ subject, id, label, snippet, paper }) => {
    const name = (language === "zh" ? (label.zh ?? label.en) : (label.en ?? label.zh)) ?? "";
    const said = snippet === label.zh || snippet === label.en ? "" : snippet;
    const where = paper ? (placeOf(paper.place, language) ?? paper.heading ?? "") : "";
    const kind = isSubject(subject) ? subjectOf(subject).plural : subject;
    return [kind, id, name, where, said]
      .map((part) => part.replace(/\s+/g, " "))
      .join("\t")
      .trimEnd();
  });
  if (unread > 0) process.stderr.write(`${say.unread(unread)}\n`);
  return lines.length === 0 ? `${say.nothing}\n` : lines.map((line) => `${line}\n`).join("");
}

function placeOf(place: PaperPlace, language: "zh" | "en"): string | null {
  const say = IN_PAPERS[language];
  if (place === null) return null;
  if ("page" in place) return say.page(place.page);
  if ("slide" in place) return say.slide(place.slide);
  return "sheet" in place ? say.sheet(place.sheet) : say.notes;
}
