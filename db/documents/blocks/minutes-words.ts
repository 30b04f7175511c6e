/** The wording of minutes in both languages. Every style takes its words from here. */
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Sector } from "../../contract/vocabulary.ts";
import { englishNumber } from "../../contract/written-number.ts";
import { type Language, WORDS, type Words } from "./words.ts";

type Item = MinutesModel["items"][number];
type Outcome = Item["outcomes"][number];
type Point = NonNullable<Item["points"]>[number];

export interface MinutesWords extends Words {
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
  /** Who attended this item alone, and who did not attend it. */
  called: (names: string) => string;
  notYet: (names: string) => string;
  gone: (names: string) => string;
  pointOfOrder: (point: { name: string; kind: Point["kind"]; text: string | null; state: Point["state"] }) => string;
  heard: (name: string) => string;
  /** How an outcome of each kind begins. 会议认为 and its kin: Regulation on official papers, article 8(15), and practice. */
  verb: Record<Outcome["kind"], string>;
  /** How a decision begins that was put to the meeting and not adopted. */
  notDecided: Record<Exclude<Outcome["state"], "adopted">, string>;
  decision: (number: string, adopted: boolean) => string;
  positions: string;
  actions: string;
  actionHead: readonly string[];
  actionLine: (action: { text: string; lead: string | null; supporting: string | null; due: string | null }) => string;
  other: string;
  /** Printed over English minutes where a text was written or polished in Chinese only. */
  untranslated: string;
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

/** Points of order: what was raised, and what became of it. */
const POINT = {
  zh: {
    kind: { procedure: "提出程序问题", clarification: "请求澄清", comfort: "提出会场问题" },
    state: { raised: "", heard: "会议当场作了处理。", noted: "会议记下此事，留待处理。" },
  },
  en: {
    kind: { procedure: "Point of order", clarification: "Point of information", comfort: "Point of privilege" },
    state: { raised: "", heard: "It was taken up at once.", noted: "It was noted for later." },
  },
} as const satisfies Record<Language, { kind: Record<Point["kind"], string>; state: Record<Point["state"], string> }>;

function ended(sentence: string, stop: string): string {
  return /[.!?。！？]$/u.test(sentence) ? sentence : `${sentence}${stop}`;
}

export const MINUTES_WORDS: Readonly<Record<Language, MinutesWords>> = {
  zh: {
    ...WORDS.zh,
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
    called: (names) => `列席本议题：${names}。`,
    notYet: (names) => `本议题结束后到会：${names}。`,
    gone: (names) => `本议题开始前离会：${names}。`,
    pointOfOrder: ({ name, kind, text, state }) =>
      `${ended(`${name}${POINT.zh.kind[kind]}${text ? `：${text}` : ""}`, "。")}${POINT.zh.state[state]}`,
    heard: (name) => `会议听取了${name}的汇报。`,
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
    positions: "表态",
    actions: "任务清单",
    actionHead: ["序号", "任务", "牵头单位", "配合单位", "责任人", "完成时限", "状态"],
    actionLine: ({ text, lead, supporting, due }) =>
      lead
        ? `会议要求，由${lead}牵头${supporting ? `、${supporting}配合` : ""}，${due ? `于${due}前` : ""}完成：${text}${due ? "" : "（时限待定）"}`
        : `会议要求：${text}（牵头单位待定${supporting ? `；配合：${supporting}` : ""}；${due ? `于${due}前完成` : "时限待定"}）`,
    other: "其他事项",
    untranslated: "部分内容没有英文，以中文为准。",
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
  },
  en: {
    ...WORDS.en,
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
    called: (names) => ended(`In attendance for this item: ${names}`, "."),
    notYet: (names) => ended(`Arrived after this item: ${names}`, "."),
    gone: (names) => ended(`Had left before this item: ${names}`, "."),
    pointOfOrder: ({ name, kind, text, state }) =>
      [ended(`${POINT.en.kind[kind]} by ${name}${text ? `: ${text}` : ""}`, "."), POINT.en.state[state]]
        .filter(Boolean)
        .join(" "),
    heard: (name) => `The meeting heard the report of ${name.replace(/\.$/, "")}.`,
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
    positions: "Positions",
    actions: "Actions",
    actionHead: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Status"],
    actionLine: ({ text, lead, supporting, due }) =>
      `Action: ${text} (${[lead ? `lead: ${lead}` : "lead to be named", supporting && `with ${supporting}`, due ? `by ${due}` : "no due date"].filter(Boolean).join("; ")})`,
    other: "Other matters",
    untranslated: "Not every text was written in English. The Chinese wording prevails.",
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
  },
};
