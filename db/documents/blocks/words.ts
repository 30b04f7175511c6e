/**
 * The words that all documents share: what became of decisions and actions, as the interface calls it, and punctuation.
 * Formats add none of their own. Minutes say them too: whoever changes one adds an edition (`wording/editions.ts`).
 */
import type { RecordOf } from "../../contract/subjects/index.ts";

export type Language = "zh" | "en";
type Outcome = RecordOf<"outcome">;

export interface Words {
  progress: string;
  figures: string;
  difficulties: string;
  requests: string;
  state: Record<Outcome["state"], string>;
  method: Record<NonNullable<Outcome["method"]>, string>;
  stance: Record<RecordOf<"position">["stance"], string>;
  status: Record<RecordOf<"action">["status"], string>;
  untitled: string;
  noText: string;
  /** Punctuation, with the spaces that belong to it. */
  comma: string;
  semicolon: string;
  list: string;
  colon: string;
  point: string;
  until: string;
  brackets: (inside: string) => string;
  /** What falls due, in one line of a calendar. */
  due: (text: string) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    progress: "进展",
    figures: "数据",
    difficulties: "困难",
    requests: "请求",
    state: { proposed: "待定", adopted: "通过", rejected: "未通过", deferred: "暂缓" },
    method: { consensus: "协商一致", vote: "表决", chair: "主持人裁定", despite: "未达到议事规则的要求，仍予记录" },
    stance: { support: "支持", reservation: "保留", abstain: "弃权", oppose: "反对" },
    status: {
      not_started: "未启动",
      in_progress: "进行中",
      blocked: "受阻",
      done: "已办结",
      verified: "已销号",
      cancelled: "已取消",
      unknown: "来源未说明",
    },
    untitled: "（无标题）",
    noText: "（没有文字）",
    comma: "，",
    list: "、",
    semicolon: "；",
    colon: "：",
    point: "．",
    until: "至",
    brackets: (inside) => `（${inside}）`,
    due: (text) => `截止：${text}`,
  },
  en: {
    progress: "Progress",
    figures: "Figures",
    difficulties: "Difficulties",
    requests: "Requests",
    state: { proposed: "proposed", adopted: "adopted", rejected: "rejected", deferred: "deferred" },
    method: {
      consensus: "by consensus",
      vote: "by vote",
      chair: "by ruling of the chair",
      despite: "although the decision rule was not met",
    },
    stance: { support: "Support", reservation: "Reservation", abstain: "Abstention", oppose: "Opposition" },
    status: {
      not_started: "Not started",
      in_progress: "In progress",
      blocked: "Blocked",
      done: "Done",
      verified: "Verified",
      cancelled: "Cancelled",
      unknown: "Not stated by the source",
    },
    untitled: "(untitled)",
    noText: "(no text)",
    comma: ", ",
    list: ", ",
    semicolon: "; ",
    colon: ": ",
    point: ". ",
    until: " to ",
    brackets: (inside) => ` (${inside})`,
    due: (text) => `Due: ${text}`,
  },
};
