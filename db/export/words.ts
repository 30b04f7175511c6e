/** The wording of minutes in both languages. Every format takes its words from here, so that all say the same. */
import type { MinutesModel } from "../contract/minutes.ts";

export type Language = "zh" | "en";
type Outcome = MinutesModel["items"][number]["outcomes"][number];
type Action = MinutesModel["items"][number]["actions"][number];

interface Words {
  minutes: string;
  exercise: string;
  ordinal: (n: number) => string;
  labels: Record<
    | "series"
    | "taskForce"
    | "issue"
    | "time"
    | "place"
    | "chair"
    | "recorder"
    | "organizers"
    | "issuer"
    | "issued"
    | "copies",
    string
  >;
  attendance: string;
  present: string;
  observers: string;
  excused: string;
  absent: string;
  presenter: (name: string) => string;
  heard: (name: string) => string;
  progress: string;
  figures: string;
  difficulties: string;
  requests: string;
  /** How an outcome of each kind begins. 会议认为 and its kin: Regulation on official papers, article 8(15), and practice. */
  verb: Record<Outcome["kind"], string>;
  decision: (number: string) => string;
  state: Record<Outcome["state"], string>;
  method: Record<NonNullable<Outcome["method"]>, string>;
  stance: Record<Outcome["positions"][number]["stance"], string>;
  positions: string;
  actions: string;
  actionHead: readonly string[];
  actionLine: (action: { text: string; lead: string; supporting: string; due: string }) => string;
  status: Record<Action["status"], string>;
  other: string;
  nothing: string;
  noDate: string;
  seal: (hash: string) => string;
  errata: string;
  erratum: (number: number, was: string, is: string, reason: string, signer: string) => string;
  comma: string;
  list: string;
  colon: string;
}

export const WORDS: Record<Language, Words> = {
  zh: {
    minutes: "会议纪要",
    exercise: "演练材料，非真实会议",
    ordinal: (n) => `第${n}次会议`,
    labels: {
      series: "例会",
      taskForce: "专班",
      issue: "期号",
      time: "时间",
      place: "地点",
      chair: "主持",
      recorder: "记录",
      organizers: "组织单位",
      issuer: "印发单位",
      issued: "印发日期",
      copies: "分送",
    },
    attendance: "参会情况",
    present: "出席",
    observers: "列席",
    excused: "请假",
    absent: "缺席",
    presenter: (name) => `汇报单位：${name}`,
    heard: (name) => `会议听取了${name}的汇报。`,
    progress: "进展",
    figures: "数据",
    difficulties: "困难",
    requests: "请求",
    verb: {
      decision: "会议议定：",
      opinion: "会议认为，",
      direction: "会议指出，",
      risk: "会议提示风险：",
      parked: "会议决定暂缓讨论：",
    },
    decision: (number) => `决定 ${number}`,
    state: { proposed: "待议", adopted: "通过", rejected: "未通过", deferred: "暂缓" },
    method: { consensus: "协商一致", vote: "表决", chair: "主持人裁定" },
    stance: { support: "支持", reservation: "保留", abstain: "弃权", oppose: "反对" },
    positions: "表态",
    actions: "任务清单",
    actionHead: ["序号", "任务", "牵头单位", "配合单位", "责任人", "完成时限", "状态"],
    actionLine: ({ text, lead, supporting, due }) =>
      `会议要求，${lead ? `由${lead}牵头` : "牵头单位待定"}${supporting ? `、${supporting}配合` : ""}，${due ? `于${due}前` : "时限待定，"}完成：${text}`,
    status: {
      not_started: "尚未启动",
      in_progress: "正在推进",
      blocked: "受阻",
      done: "已办结",
      verified: "已销号",
      cancelled: "已取消",
      unknown: "来源未说明",
    },
    other: "其他事项",
    nothing: "本次会议没有记录议题和议定事项。",
    noDate: "时间未定",
    seal: (hash) => `纪要已封存。指纹：${hash}`,
    errata: "勘误",
    erratum: (number, was, is, reason, signer) => `${number}. “${was}”更正为“${is}”。理由：${reason}（${signer}）`,
    comma: "，",
    list: "、",
    colon: "：",
  },
  en: {
    minutes: "Minutes",
    exercise: "Exercise, not a record of a real meeting",
    ordinal: (n) => `Meeting no. ${n}`,
    labels: {
      series: "Series",
      taskForce: "Task force",
      issue: "Issue",
      time: "Time",
      place: "Place",
      chair: "Chair",
      recorder: "Recorder",
      organizers: "Organized by",
      issuer: "Issued by",
      issued: "Issued on",
      copies: "Copies to",
    },
    attendance: "Attendance",
    present: "Present",
    observers: "In attendance",
    excused: "Apologies",
    absent: "Absent",
    presenter: (name) => `Presented by ${name}`,
    heard: (name) => `The meeting heard a report of ${name}.`,
    progress: "Progress",
    figures: "Figures",
    difficulties: "Difficulties",
    requests: "Requests",
    verb: {
      decision: "The meeting decided: ",
      opinion: "The meeting considered that: ",
      direction: "The meeting pointed out: ",
      risk: "Risk noted: ",
      parked: "Parked for later: ",
    },
    decision: (number) => `Decision ${number}`,
    state: { proposed: "proposed", adopted: "adopted", rejected: "rejected", deferred: "deferred" },
    method: { consensus: "by consensus", vote: "by vote", chair: "by ruling of the chair" },
    stance: { support: "Support", reservation: "Reservation", abstain: "Abstention", oppose: "Opposition" },
    positions: "Positions",
    actions: "Actions",
    actionHead: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Status"],
    actionLine: ({ text, lead, supporting, due }) =>
      `Action: ${text} (${[lead ? `lead: ${lead}` : "lead to be named", supporting && `with ${supporting}`, due ? `by ${due}` : "no due date"].filter(Boolean).join("; ")})`,
    status: {
      not_started: "Not started",
      in_progress: "In progress",
      blocked: "Blocked",
      done: "Done",
      verified: "Verified",
      cancelled: "Cancelled",
      unknown: "Not stated by the source",
    },
    other: "Other matters",
    nothing: "No agenda items or outcomes were recorded.",
    noDate: "date not set",
    seal: (hash) => `These minutes are sealed. Fingerprint: ${hash}`,
    errata: "Errata",
    erratum: (number, was, is, reason, signer) =>
      `${number}. “${was}” is corrected to “${is}”. Reason: ${reason} (${signer})`,
    comma: ", ",
    list: ", ",
    colon: ": ",
  },
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A day, month or year as minutes write it: 2026年9月8日, 8 September 2026. */
export function writtenDate(value: string, language: Language): string {
  const [year, month, day] = value.split("-").map(Number);
  if (language === "zh") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}
