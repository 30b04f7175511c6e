/** The wording of minutes in both languages. Every format takes its words from here, so that all say the same. */
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Sector } from "../../contract/vocabulary.ts";
import { englishNumber } from "../../contract/written-number.ts";

export type Language = "zh" | "en";
type Outcome = MinutesModel["items"][number]["outcomes"][number];
type Action = MinutesModel["items"][number]["actions"][number];

export interface Words {
  minutes: string;
  exercise: string;
  ordinal: (n: number) => string;
  labels: Record<Label, string>;
  attendance: string;
  present: string;
  observers: string;
  excused: string;
  absent: string;
  /** Nobody noted whether they came. */
  expected: string;
  left: string;
  quorumLost: string;
  quorumNever: string;
  deputy: (name: string) => string;
  presenter: (name: string) => string;
  heard: (name: string) => string;
  progress: string;
  figures: string;
  difficulties: string;
  requests: string;
  /** How an outcome of each kind begins. 会议认为 and its kin: Regulation on official papers, article 8(15), and practice. */
  verb: Record<Outcome["kind"], string>;
  /** How a decision begins that was put to the meeting and not adopted. */
  notDecided: Record<Exclude<Outcome["state"], "adopted">, string>;
  decision: (number: string, adopted: boolean) => string;
  state: Record<Outcome["state"], string>;
  method: Record<NonNullable<Outcome["method"]>, string>;
  stance: Record<Outcome["positions"][number]["stance"], string>;
  positions: string;
  actions: string;
  actionHead: readonly string[];
  actionLine: (action: { text: string; lead: string | null; supporting: string | null; due: string | null }) => string;
  status: Record<Action["status"], string>;
  other: string;
  untitled: string;
  /** Printed over English minutes where a text was written or polished in Chinese only. */
  untranslated: string;
  noText: string;
  nothing: string;
  itemEmpty: string;
  itemParked: string;
  noDate: string;
  sector: Record<Sector, string>;
  /** Head of the table of those who confirmed. */
  confirmations: string;
  confirmationHead: readonly string[];
  signatureOf: (name: string) => string;
  recordedBy: (name: string) => string;
  pinSetBy: (name: string) => string;
  annexes: string;
  accompanied: (names: string) => string;
  errata: string;
  erratumMark: (number: number) => string;
  erratum: (erratum: MinutesModel["errata"][number]) => string;
  /** Large on top, where the whole seal was withdrawn. */
  sealWithdrawn: (erratum: number) => string;
  /** What stands at the foot of each page. */
  foot: { errata: (count: number) => string; withdrawn: string; unsealed: Record<MinutesModel["state"], string> };
  /** Punctuation, with the spaces that belong to it. */
  comma: string;
  semicolon: string;
  list: string;
  colon: string;
  point: string;
  until: string;
  brackets: (inside: string) => string;
}

type Label =
  | "series"
  | "taskForce"
  | "ordinal"
  | "issue"
  | "time"
  | "place"
  | "chair"
  | "recorder"
  | "organizers"
  | "issuer"
  | "issued"
  | "copies"
  | "sealed"
  | "fingerprint"
  | "signer";

export const WORDS: Record<Language, Words> = {
  zh: {
    minutes: "会议纪要",
    exercise: "演练材料，非真实会议",
    ordinal: (n) => `第${n}次会议`,
    labels: {
      series: "例会",
      taskForce: "专班",
      ordinal: "届次",
      issue: "期号",
      time: "时间",
      place: "地点",
      chair: "主持",
      recorder: "记录",
      organizers: "组织单位",
      issuer: "印发单位",
      issued: "印发日期",
      copies: "分送",
      sealed: "封存",
      fingerprint: "指纹",
      signer: "签发",
    },
    attendance: "参会情况",
    present: "出席",
    observers: "列席",
    excused: "请假",
    absent: "缺席",
    expected: "到会情况未登记",
    left: "提前离席",
    quorumLost: "会议期间曾不足法定人数。",
    quorumNever: "会议未达到法定人数。",
    deputy: (name) => `代${name}`,
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
    notDecided: {
      proposed: "提请会议研究、尚未议定：",
      rejected: "会议未通过：",
      deferred: "会议暂缓议定：",
    },
    decision: (number, adopted) => `${adopted ? "决定" : "提议"} ${number}`,
    state: { proposed: "待议", adopted: "通过", rejected: "未通过", deferred: "暂缓" },
    method: { consensus: "协商一致", vote: "表决", chair: "主持人裁定" },
    stance: { support: "支持", reservation: "保留", abstain: "弃权", oppose: "反对" },
    positions: "表态",
    actions: "任务清单",
    actionHead: ["序号", "任务", "牵头单位", "配合单位", "责任人", "完成时限", "状态"],
    actionLine: ({ text, lead, supporting, due }) =>
      lead
        ? `会议要求，由${lead}牵头${supporting ? `、${supporting}配合` : ""}，${due ? `于${due}前` : ""}完成：${text}${due ? "" : "（时限待定）"}`
        : `会议要求：${text}（牵头单位待定${supporting ? `；配合：${supporting}` : ""}；${due ? `于${due}前完成` : "时限待定"}）`,
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
    untitled: "（无标题）",
    untranslated: "部分内容没有英文，以中文为准。",
    noText: "（没有文字）",
    nothing: "本次会议没有记录议题和议定事项。",
    itemEmpty: "本议题没有记录。",
    itemParked: "本议题暂缓。",
    noDate: "时间未定",
    sector: { government: "政府", enterprise: "企业", ngo: "社会组织", academia: "高校院所", public: "公众" },
    confirmations: "各方确认",
    confirmationHead: ["主体类别", "单位", "姓名", "确认时间", "签名"],
    signatureOf: (name) => `${name}的签名`,
    recordedBy: (name) => `由${name}代为登记`,
    pinSetBy: (name) => `PIN 由${name}设置`,
    annexes: "附件",
    accompanied: (names) => `随行：${names}`,
    errata: "勘误",
    erratumMark: (number) => `勘误${number}`,
    erratum: ({ number, withdraws, oldText, newText, reason, signer }) =>
      `${number}．${withdraws ? "撤回本纪要的封存" : `“${oldText}”更正为“${newText}”`}。理由：${reason}（${signer}）`,
    sealWithdrawn: (number) => `【本纪要的封存已撤回，见勘误${number}】`,
    foot: {
      errata: (count) => `勘误 ${count}`,
      withdrawn: "封存已撤回",
      unsealed: { draft: "草稿，未封存", circulated: "征求意见稿，未封存", confirmed: "已确认，未封存" },
    },
    comma: "，",
    list: "、",
    semicolon: "；",
    colon: "：",
    point: "．",
    until: "至",
    brackets: (inside) => `（${inside}）`,
  },
  en: {
    minutes: "Minutes",
    exercise: "Exercise, not a record of a real meeting",
    ordinal: (n) => englishNumber(n),
    labels: {
      series: "Series",
      taskForce: "Task force",
      ordinal: "Sitting",
      issue: "Issue",
      time: "Time",
      place: "Place",
      chair: "Chair",
      recorder: "Recorder",
      organizers: "Organized by",
      issuer: "Issued by",
      issued: "Issued on",
      copies: "Copies to",
      sealed: "Sealed",
      fingerprint: "Fingerprint",
      signer: "Signed off by",
    },
    attendance: "Attendance",
    present: "Present",
    observers: "In attendance",
    excused: "Apologies",
    absent: "Absent",
    expected: "Attendance not recorded",
    left: "left early",
    quorumLost: "The quorum was lost during the meeting.",
    quorumNever: "The quorum was not reached.",
    deputy: (name) => `for ${name}`,
    presenter: (name) => `Presented by ${name}`,
    heard: (name) => `The meeting heard the report of ${name.replace(/\.$/, "")}.`,
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
    notDecided: {
      proposed: "Put to the meeting, not yet decided: ",
      rejected: "The meeting did not adopt: ",
      deferred: "The meeting deferred: ",
    },
    decision: (number, adopted) => `${adopted ? "Decision" : "Proposal"} ${number}`,
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
    untitled: "(untitled)",
    untranslated: "Not every text was written in English. The Chinese wording prevails.",
    noText: "(no text)",
    nothing: "No agenda items or outcomes were recorded.",
    itemEmpty: "Nothing was recorded under this item.",
    itemParked: "This item was parked.",
    noDate: "date not set",
    sector: {
      government: "Government",
      enterprise: "Enterprise",
      ngo: "NGO",
      academia: "Academia",
      public: "Public",
    },
    confirmations: "Confirmations",
    confirmationHead: ["Sector", "Organization", "Name", "Confirmed", "Signature"],
    signatureOf: (name) => `Signature of ${name}`,
    recordedBy: (name) => `noted by ${name}`,
    pinSetBy: (name) => `PIN set by ${name}`,
    annexes: "Annexes",
    accompanied: (names) => `with ${names}`,
    errata: "Errata",
    erratumMark: (number) => `erratum ${number}`,
    erratum: ({ number, withdraws, oldText, newText, reason, signer }) =>
      `${number}. ${withdraws ? "The seal of these minutes is withdrawn" : `“${oldText}” is corrected to “${newText}”`}. Reason: ${reason} (${signer})`,
    sealWithdrawn: (number) => `[The seal of these minutes has been withdrawn: see erratum ${number}]`,
    foot: {
      errata: (count) => `errata: ${count}`,
      withdrawn: "SEAL WITHDRAWN",
      unsealed: {
        draft: "Draft, not sealed",
        circulated: "Circulated for comments, not sealed",
        confirmed: "Confirmed, not sealed",
      },
    },
    comma: ", ",
    list: ", ",
    semicolon: "; ",
    colon: ": ",
    point: ". ",
    until: " to ",
    brackets: (inside) => ` (${inside})`,
  },
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A day, month or year as minutes write it: 2026年9月8日, 8 September 2026. */
export function writtenDate(value: string, language: Language): string {
  const [year, month, day] = value.split("-").map(Number);
  if (language === "zh") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** The same as a time limit: a month or a year means its end. */
export function writtenDeadline(value: string, language: Language): string {
  const date = writtenDate(value, language);
  if (value.split("-").length === 3) return date;
  return language === "zh" ? `${date}底` : `the end of ${date}`;
}

const BEIJING_MS = 8 * 3_600_000;

/** A moment, so that it reads the same everywhere: by Beijing time in Chinese, in UTC in English. @param value ISO 8601 */
export function writtenInstant(value: string, language: Language): string {
  const moment = Date.parse(value);
  if (Number.isNaN(moment)) return value;
  const [day = "", time = ""] = new Date(moment + (language === "zh" ? BEIJING_MS : 0)).toISOString().split("T");
  return `${writtenDate(day, language)} ${time.slice(0, 5)}${language === "zh" ? "（北京时间）" : " UTC"}`;
}

const DIGITS = "〇一二三四五六七八九";

/** A number from 1 to 999 as headings count: 一, 十二, 二十, 一百〇五. */
export function chineseNumber(number: number): string {
  if (number < 1 || number > 999 || !Number.isInteger(number)) return String(number);
  const digit = (value: number) => DIGITS[value] ?? "";
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const start = hundreds > 0 ? `${digit(hundreds)}百` : "";
  if (tens === 0) return `${start}${start && ones ? "〇" : ""}${ones ? digit(ones) : ""}`;
  const ten = tens === 1 && start === "" ? "十" : `${digit(tens)}十`;
  return `${start}${ten}${ones ? digit(ones) : ""}`;
}
