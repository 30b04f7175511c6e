/**
 * Errors as data: a code, its parameters, and one sentence per language that says what is wrong, what to do, and, where it may be
 * doubted, that nothing was changed. The interface and the command line both take their sentences from here.
 */
import { wordsOf } from "./labels/index.ts";
import { importReasons } from "./sentences/import-reasons.ts";
import { inputErrors } from "./sentences/input.ts";
import { minutesErrors } from "./sentences/minutes.ts";
import { paperErrors } from "./sentences/papers.ts";
import { programErrors } from "./sentences/program.ts";
import { REASONS, type Reasoned, type ReasonOf } from "./sentences/reasons.ts";
import { recordErrors } from "./sentences/records.ts";
import type { Sentence } from "./sentences/sentence.ts";
import { tableErrors } from "./sentences/tables.ts";
import { workspaceErrors, workspaceWarnings } from "./sentences/workspace.ts";

export const ERRORS = {
  ...inputErrors,
  ...recordErrors,
  ...minutesErrors,
  ...tableErrors,
  ...paperErrors,
  ...workspaceErrors,
  ...programErrors,
};

/** Warnings come with a change that was made, or an opening: something to look at, nothing that was refused. */
export const WARNINGS = {
  ...workspaceWarnings,
  ...importReasons,
  W_DUE_BEFORE_MEETING: { zh: "完成时限早于会议日期，请核对。", en: "The due date lies before the meeting: check it." },
  W_DUE_PAST: { zh: "完成时限已过，请核对。", en: "The due date has passed already: check it." },
  W_PERCENT_DONE: {
    zh: "进度已是 100 %，但状态还不是“已办结”。办完了请改为“已办结”。",
    en: "The progress is 100 %, but the status is not “Done”. If it is done, say so.",
  },
  W_CODE_CHECK: {
    zh: "“{code}”的校验位不符，按规则应为 {expected}。代码照录，请核对。",
    en: "The check digit of “{code}” does not fit; by the rule it is {expected}. The code is kept: check it.",
  },
  W_CODE_LETTERS: {
    zh: "“{code}”含有代码中没有的字母，可能是 {suggestion}。代码照录，请核对。",
    en: "“{code}” has letters that no code has; it may be {suggestion}. It is kept: check it.",
  },
  W_CODE_DESTROYED: {
    zh: "“{code}”被电子表格当成了数字，末几位已经丢失。请从原始材料重新抄录。",
    en: "A spreadsheet took “{code}” for a number, and its last digits are gone. Copy it again from where it came.",
  },
  W_CODE_FORM: {
    zh: "“{code}”不像统一社会信用代码（18 位）。已照录，请核对。",
    en: "“{code}” does not look like a unified social credit code (18 characters). It is kept: check it.",
  },
  W_SAME_CODE: {
    zh: "“{name}”的信用代码与此相同，可能是同一个单位。",
    en: "“{name}” has the same credit code: it may be the same organization.",
  },
  W_SIMILAR_NAME: { zh: "已有名称相近的单位：{name}。", en: "There is an organization with a similar name: {name}." },
} as const satisfies Record<string, Sentence>;

/**
 * Errors and warnings that are about another record than the one at hand: `subject` and `id` say which, so that it can be gone to,
 * `name` and `name_en` how it is called.
 */
export const ABOUT_OTHERS: ReadonlySet<string> = new Set<ErrorCode | WarningCode>([
  "E_CYCLE",
  "E_IN_USE",
  "E_MERGE_POSITIONS",
  "E_MEETING_STATE",
  "E_PERSON_TWICE",
  "E_REPLACES_DECISION",
  "E_REPLACES_LATER",
  "E_SEALED",
  "E_TABLES_DIFFER",
  "E_TWICE_ATTENDING",
  "E_UNDO_OVERTAKEN",
  "W_SAME_CODE",
  "W_SIMILAR_NAME",
]);

export type ErrorCode = keyof typeof ERRORS;
export type WarningCode = keyof typeof WARNINGS;
export type Params = Record<string, string | number>;
/** What an error of a code must say: one with reasons names one of its own. */
export type ParamsOf<C extends ErrorCode> = C extends Reasoned ? Params & { reason: ReasonOf<C> } : Params;

/** An error as it is sent from one part of the program to another. */
export interface Failure {
  code: ErrorCode;
  params: Params;
}

export interface Warning {
  code: WarningCode;
  params: Params;
}

/** The one error class of Concord. Its message is the English sentence, for logs and the command line. */
export class ConcordError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: Params;

  constructor(code: C, ...[params = {}, options]: Given<C>) {
    super(sentence(code, params, "en"), options);
    this.name = "ConcordError";
    this.code = code;
    this.params = params;
  }
}

/** What may be left out where there is no reason to name. */
type Given<C extends ErrorCode> = C extends Reasoned
  ? [params: ParamsOf<C>, options?: ErrorOptions]
  : [params?: ParamsOf<C>, options?: ErrorOptions];

/**
 * The sentence of an error or warning in one language. `{field}` in it is the label of the field that `path` (and `of`,
 * its subject) names, `{kind}` that of the kind of record that `subject` names, `{reason}` one of `REASONS`.
 */
export function sentence(code: ErrorCode | WarningCode, params: Params, language: "zh" | "en"): string {
  const entry: Sentence = { ...ERRORS, ...WARNINGS }[code];
  const told = { ...params, ...wordsOf(params, language) };
  const reason = reasonOf(code, params);
  return fill(entry[language], reason ? { ...told, reason: fill(reason[language], told) } : told);
}

function reasonOf(code: ErrorCode | WarningCode, { reason }: Params): Sentence | undefined {
  const reasons: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = REASONS;
  const own = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return own && typeof reason === "string" && Object.hasOwn(own, reason) ? own[reason] : undefined;
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

export function isWarningCode(code: string): code is WarningCode {
  return Object.hasOwn(WARNINGS, code);
}

function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
