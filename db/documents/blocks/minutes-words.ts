/**
 * The wording of minutes in both languages, in its present edition. Every style takes its words from here; sealed minutes
 * keep those with which they were sealed (`wording/editions.ts`).
 */
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Sector } from "../../contract/vocabulary.ts";
import { englishNumber } from "../../contract/written-number.ts";
import { fateOf, POINT, STANCE_OF, wayOf } from "./wording/fates.ts";
import {
  bareTask,
  beforeTask,
  dealtWith,
  ended,
  endedWith,
  saidByMeeting,
  TASK_APART,
  unended,
} from "./wording/sentences.ts";
import { type Language, WORDS, type Words } from "./words.ts";

type Item = MinutesModel["items"][number];
type Outcome = Item["outcomes"][number];
type Point = NonNullable<Item["points"]>[number];
type Stance = Outcome["positions"][number]["stance"];

/** An outcome as it is to be written. */
export interface OutcomeSaid extends Pick<Outcome, "kind" | "state" | "method" | "againstRule"> {
  text: string;
  /** Who said so; null: nobody was named; undefined: nothing is known of that. */
  by?: string | null | undefined;
}

export interface ActionSaid {
  text: string;
  lead: string | null;
  supporting: string | null;
  due: string | null;
}

/** What stands around the text of an action: whose, until when; `joint` between that and the text, as the text asks for. */
export interface ActionFrame {
  before: string;
  joint: string;
  text: string;
  after: string;
}

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
  /** The first sentence of official minutes. */
  opening: (when: string, chair: string | null, title: string, subjects: readonly string[]) => string;
  /** The name of a meeting as the title of its minutes. */
  titled: (title: string) => string;
  /** What a party said in its report. */
  told: (text: string) => string;
  /**
   * An outcome in a sentence. 会议认为 and its kin: Regulation on official papers, article 8(15), and practice. Only an
   * adopted decision is written as decided.
   */
  outcome: (said: OutcomeSaid) => string;
  /** Behind the name of a party that spoke before an amendment. */
  /** @param by whose amendment changed the text; null: nobody's @param day on which it was changed; null: not known */
  earlierText: (by: string | null, day: string | null) => string;
  amendmentOpen: (name: string | null, text: string) => string;
  inquorate: (present: number) => string;
  cites: (clauses: readonly string[]) => string;
  citedClause: (policy: string, clause: string, version: string) => string;
  /** @param of the meeting of the earlier decision, with its day */
  replaces: (of: string, text: string, reason: string | null) => string;
  review: (day: string) => string;
  decision: (number: string, adopted: boolean) => string;
  positions: string;
  /** Who holds which stance; each stance has somebody. */
  stances: (held: readonly { stance: Stance; names: readonly string[] }[]) => string;
  actions: string;
  actionHead: readonly string[];
  actionFrame: (action: ActionSaid) => ActionFrame;
  /** The sentence that the frame makes. */
  actionEnd: (sentence: string) => string;
  /** Joints that are left out where the text stands by itself, in a table. */
  actionJoint: string;
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
  /** @param zone of the hours: 北京时间 */
  confirmationHead: (zone: string) => readonly string[];
  signatureOf: (name: string) => string;
  recordedBy: (name: string) => string;
  /** Null: nobody had proved who they were. */
  pinSetBy: (name: string | null) => string;
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
  | "digest"
  | "signer";

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
      digest: "本纪要校验值（SHA-256）",
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
    opening: (when, chair, title, subjects) =>
      `${when ? `${when}，` : ""}${chair ? `${chair}主持召开` : "召开"}${title}${subjects.length > 0 ? `，${dealtWith(subjects)}` : ""}。现将会议议定事项纪要如下：`,
    titled: (title) =>
      /纪要/u.test(title) ? title : `${title}${/(?:会议|例会|会|次)$/u.test(title) ? "" : "会议"}纪要`,
    told: ended,
    outcome: ({ kind, state, method, againstRule, text, by }) => {
      if (kind === "opinion" && by !== undefined) return ended(`${by ?? "有参会方"}提出，${text}`);
      if (kind === "opinion") return ended(saidByMeeting(text, "认为", []));
      if (kind === "direction") return ended(saidByMeeting(text, "指出", ["强调", "要求"]));
      if (kind === "risk") return ended(`${by ?? "会议"}提示风险：${text}`);
      if (kind === "parked") return ended(`以下事项留待今后研究：${text}`);
      const how = wayOf(method, againstRule, "zh");
      if (state === "adopted") return endedWith(text, how);
      return `${ended(text)}会议${fateOf(state, method, "zh")}。`;
    },
    earlierText: (by, day) => (by ? `${by}的修正案采纳前表态` : day ? `${day}文字改动前表态` : "修正前表态"),
    amendmentOpen: (name, text) => `${name ?? "有参会方"}提出修正案：“${unended(text)}”，会议尚未处理。`,
    inquorate: (present) => `议定时到会${present}方，未达到法定人数。`,
    cites: (clauses) => `依据：${clauses.join("；")}。`,
    citedClause: (policy, clause, version) => `《${policy}》${clause}（${version}）`,
    replaces: (of, text, reason) =>
      `本决定替代${of ? `${of}的` : "原"}决定“${unended(text)}”。${reason ? ended(`理由：${reason}`, "。") : ""}`,
    review: (day) => `本决定于${day}复核。`,
    decision: (number, adopted) => `${adopted ? "决定" : "提议"} ${number}`,
    positions: "表态",
    stances: (held) =>
      `${held.map(({ stance, names }) => `${WORDS.zh.stance[stance]}${names.length}家（${names.join("、")}）`).join("，")}。`,
    actions: "任务清单",
    actionHead: ["序号", "任务", "牵头单位", "配合单位", "责任人", "完成时限", "状态"],
    actionFrame: ({ text: typed, lead, supporting, due }) => {
      const text = bareTask(typed);
      const joint = beforeTask(text);
      const who = [lead && `由${lead}牵头`, supporting && `${lead ? "" : "由"}${supporting}配合`]
        .filter(Boolean)
        .join(supporting?.includes("、") ? "，" : "、");
      const until = due ? `于${due}前` : "";
      const open = [!lead && "牵头单位待定", !due && "完成时限待定"].filter(Boolean).join("，");
      return {
        before: `${["会议要求", who, until].filter(Boolean).join("，")}${until ? "" : "，"}`,
        joint,
        text,
        after: open && `（${open}）`,
      };
    },
    actionEnd: ended,
    actionJoint: TASK_APART,
    other: "其他事项",
    untranslated: "部分内容没有英文，以中文为准。",
    nothing: "本次会议没有记录议题和议定事项。",
    itemEmpty: "本议题没有记录。",
    itemParked: "本议题留待今后研究。",
    noDate: "时间未定",
    sector: { government: "政府", enterprise: "企业", ngo: "社会组织", academia: "高校院所", public: "公众" },
    confirmations: "各方确认",
    confirmationHead: (zone) => ["主体类别", "单位", "姓名", `确认时间（${zone}）`, "签名"],
    signatureOf: (name) => `${name}的签名`,
    recordedBy: (name) => `由${name}代为登记`,
    pinSetBy: (name) => (name === null ? "PIN 在未验证身份时设置" : `PIN 由${name}设置`),
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
      digest: "SHA-256 of these minutes",
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
    opening: (when, chair, title, subjects) =>
      `${title} was held${when ? ` on ${when}` : ""}${chair ? `, chaired by ${chair}` : ""}${subjects.length > 0 ? `, on ${subjects.map(unended).join("; ")}` : ""}. Its outcomes are recorded as follows.`,
    titled: (title) => (/\bminutes\b/iu.test(title) || /纪要/u.test(title) ? title : `Minutes: ${title}`),
    told: ended,
    outcome: ({ kind, state, method, againstRule, text, by }) => {
      if (kind === "opinion" && by !== undefined) return ended(`${by ?? "A party"} said: ${text}`);
      if (kind === "opinion") return ended(`The meeting considered: ${text}`);
      if (kind === "direction") return ended(`The meeting pointed out: ${text}`);
      if (kind === "risk") return ended(by ? `${by} noted this risk: ${text}` : `Risk noted: ${text}`);
      if (kind === "parked") return ended(`Left for later: ${text}`);
      const how = wayOf(method, againstRule, "en");
      if (state === "adopted") return endedWith(text, how);
      return `${ended(text)} ${fateOf(state, method, "en")}.`;
    },
    earlierText: (by, day) =>
      by ? `before the amendment by ${by}` : day ? `before the text was changed on ${day}` : "before the amendment",
    amendmentOpen: (name, text) =>
      `${name ?? "A party"} proposed to amend this to read “${unended(text)}”. It was left open.`,
    inquorate: (present) =>
      `Decided with ${present} ${present === 1 ? "party" : "parties"} present, short of the quorum.`,
    cites: (clauses) => `Based on ${clauses.join("; ")}.`,
    citedClause: (policy, clause, version) => `${clause} of “${policy}” (${version})`,
    replaces: (of, text, reason) =>
      `It replaces the decision “${unended(text)}”${of ? ` of ${of}` : ""}.${reason ? ended(` Reason: ${reason}`, ".") : ""}`,
    review: (day) => `It is to be reviewed on ${day}.`,
    decision: (number, adopted) => `${adopted ? "Decision" : "Proposal"} ${number}`,
    positions: "Positions",
    stances: (held) =>
      `${held.map(({ stance, names }) => `${names.length} ${STANCE_OF[stance]} (${names.join(", ")})`).join("; ")}.`,
    actions: "Actions",
    actionHead: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Status"],
    actionFrame: ({ text, lead, supporting, due }) => ({
      before: "Action: ",
      joint: "",
      text: unended(text),
      after: ` (${[lead ? `lead: ${lead}` : "lead to be named", supporting && `with ${supporting}`, due ? `by ${due}` : "no due date"].filter(Boolean).join("; ")})`,
    }),
    actionEnd: (sentence) => `${sentence}.`,
    actionJoint: "",
    other: "Other matters",
    untranslated: "Not every text was written in English. The Chinese wording prevails.",
    nothing: "No agenda items or outcomes were recorded.",
    itemEmpty: "Nothing was recorded under this item.",
    itemParked: "This item was left for later.",
    noDate: "date not set",
    sector: {
      government: "Government",
      enterprise: "Enterprise",
      ngo: "NGO",
      academia: "Academia",
      public: "Public",
    },
    confirmations: "Confirmations",
    confirmationHead: (zone) => ["Sector", "Organization", "Name", `Confirmed (${zone})`, "Signature"],
    signatureOf: (name) => `Signature of ${name}`,
    recordedBy: (name) => `noted by ${name}`,
    pinSetBy: (name) => (name === null ? "PIN set while nobody had proved who they were" : `PIN set by ${name}`),
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
