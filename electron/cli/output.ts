/** What the command prints: for people on the terminal, or with `--json` one JSON document on standard output. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  type ConcordError,
  isErrorCode,
  isWarningCode,
  type Params,
  sentence,
  WARNINGS,
} from "../../db/contract/errors.ts";
import type { Findings } from "../../db/contract/procedures/region/indicators.ts";
import type { RecordReport } from "../../db/contract/procedures/verification.ts";
import type { Verified } from "../../db/contract/procedures/workspace.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { defaultHome } from "../../db/server/home.ts";
import { openLog } from "../../db/server/log.ts";
import { findingsInWords } from "./figures/analyse.ts";
import { type Found, foundInWords, type Imported, importInWords, reportInWords } from "./report.ts";
import type { RecordData } from "./session.ts";

interface Style {
  json: boolean;
  language: "zh" | "en";
}

export type Result =
  | { kind: "created"; data: { folder: string; recoveryCode: string } }
  | { kind: "rows"; subject: Subject; data: RecordData[] }
  | { kind: "record"; data: RecordData }
  | { kind: "put"; data: { id: string; record: RecordData; warnings: { code: string; params: Params }[] } }
  | { kind: "file"; data: { file: string; bytes: number; mime?: string } }
  | { kind: "verified"; data: Verified }
  | { kind: "rebuilt"; data: { entries: number } }
  | { kind: "digest"; data: { projections: string; entries: string } }
  | { kind: "minutes"; data: RecordReport }
  | { kind: "imported"; data: Imported }
  | { kind: "findings"; data: Findings }
  | { kind: "found"; data: Found }
  | { kind: "restored"; data: { folder: string } }
  | { kind: "secrets"; data: { recoveryCode: string | null; renewed: string[]; left: string[] } };

const SAY = {
  zh: {
    created: (folder: string) => `已建立工作区 ${folder}`,
    recovery: (code: string) => `恢复码（只显示这一次，请抄写并妥善保存）：${code}`,
    file: (file: string, bytes: number) => `已写出 ${file}（${bytes} 字节）`,
    verified: (entries: number, devices: number) => `账本完好，数据表与账本一致：${devices} 台设备的 ${entries} 条记录`,
    misfits: (count: number) => `有 ${count} 个值与字段格式不符，按空值显示（见历史）`,
    papersMissing: (count: number) => `本机没有 ${count} 份文件的内容（可能只在添加它的电脑上）`,
    rebuilt: (entries: number) => `已按 ${entries} 条记录重建数据表`,
    restored: (folder: string) => `已恢复到 ${folder}`,
    changed: (count: number) => `口令已更改，工作区内的 ${count} 份备份随之更改；其他位置的备份仍用旧口令打开`,
    left: (names: string) => `以下备份未能更改，仍用旧口令打开：${names}`,
  },
  en: {
    created: (folder: string) => `Created the workspace ${folder}`,
    recovery: (code: string) => `Recovery code (shown this once: write it down and keep it safe): ${code}`,
    file: (file: string, bytes: number) => `Wrote ${file} (${bytes} bytes)`,
    verified: (entries: number, devices: number) =>
      `The ledger is sound and the tables agree with it: ${entries} ${entries === 1 ? "entry" : "entries"} of ${devices} ${devices === 1 ? "device" : "devices"}`,
    misfits: (count: number) =>
      `${count} ${count === 1 ? "value does not fit its field and is" : "values do not fit their fields and are"} shown as empty (see the history)`,
    papersMissing: (count: number) =>
      `The contents of ${count} ${count === 1 ? "paper are" : "papers are"} not on this laptop (they may be only where the paper was added)`,
    rebuilt: (entries: number) => `Rebuilt the tables from ${entries} ${entries === 1 ? "entry" : "entries"}`,
    restored: (folder: string) => `Restored to ${folder}`,
    changed: (count: number) =>
      `Passphrase changed; backups in the workspace that follow: ${count}. Those elsewhere open with the old one`,
    left: (names: string) => `These backups could not be changed and open with the old one: ${names}`,
  },
} as const;

export function printResult(result: Result, { json, language }: Style): void {
  process.stdout.write(json ? `${JSON.stringify(result.data)}\n` : inWords(result, language));
}

/** What was noticed when the workspace was opened, on standard error: the result on standard output stays as it is. */
export function printNotices(notices: readonly { code: string; params: Params }[], language: Style["language"]): void {
  for (const { code, params } of notices)
    if (isWarningCode(code)) process.stderr.write(`${code}: ${sentence(code, params, language)}\n`);
}

/**
 * An error as `{code, params, message}`, the message in the language of the answer. With `--json` it stands on standard
 * output under `error`; in words it goes to standard error.
 */
export function printError(thrown: unknown, { json, language }: Style): void {
  const { code, params } = described(thrown);
  const message = sentence(code, params, language);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, params, message } })}\n`);
  else process.stderr.write(`${code}: ${message}\n`);
}

function described(thrown: unknown): { code: ConcordError["code"]; params: Params } {
  const { code, params, data } = thrown as { code?: string; params?: Params; data?: Params };
  if (thrown instanceof Error && code !== undefined && isErrorCode(code)) return { code, params: params ?? data ?? {} };
  const ref = randomBytes(4).toString("hex");
  openLog(join(defaultHome(), "logs")).failure(ref, thrown);
  return { code: "E_INTERNAL", params: { ref } };
}

function inWords(result: Result, language: "zh" | "en"): string {
  const say = SAY[language];
  switch (result.kind) {
    case "created":
      return `${say.created(result.data.folder)}\n${say.recovery(result.data.recoveryCode)}\n`;
    case "rows":
      return result.data.map((row) => `${row.id}\t${titleOf(row, result.subject, language)}\n`).join("");
    case "record":
    case "digest":
      return `${JSON.stringify(result.data, null, 2)}\n`;
    case "findings":
      return findingsInWords(result.data, language);
    case "put":
      for (const { code, params } of result.data.warnings)
        process.stderr.write(`${warningText(code, params, language)}\n`);
      return `${result.data.id}\n`;
    case "file":
      return `${say.file(result.data.file, result.data.bytes)}\n`;
    case "verified":
      return `${[
        say.verified(result.data.entries, result.data.devices),
        ...(result.data.misfits > 0 ? [say.misfits(result.data.misfits)] : []),
        ...(result.data.papersMissing > 0 ? [say.papersMissing(result.data.papersMissing)] : []),
      ].join("\n")}\n`;
    case "rebuilt":
      return `${say.rebuilt(result.data.entries)}\n`;
    case "minutes":
      return reportInWords(result.data, language);
    case "imported":
      return importInWords(result.data, language);
    case "found":
      return foundInWords(result.data, language);
    case "restored":
      return `${say.restored(result.data.folder)}\n`;
    case "secrets": {
      const { recoveryCode, renewed, left } = result.data;
      const lines = [
        say.changed(renewed.length),
        left.length > 0 && say.left(left.join(", ")),
        recoveryCode !== null && say.recovery(recoveryCode),
      ];
      return lines
        .filter((line) => line !== false)
        .map((line) => `${line}\n`)
        .join("");
    }
  }
}

/** The first field that names the record in this language, on one line. */
function titleOf(row: RecordData, subject: Subject, language: "zh" | "en"): string {
  const field = subjectOf(subject).title[language].find((name) => row[name]);
  return field === undefined ? "" : String(row[field]).replace(/\s+/g, " ").slice(0, 120);
}

function warningText(code: string, params: Params, language: "zh" | "en"): string {
  return Object.hasOwn(WARNINGS, code) ? sentence(code as keyof typeof WARNINGS, params, language) : code;
}
