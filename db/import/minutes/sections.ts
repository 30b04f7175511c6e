/** What the headings of minutes and action tables say that stands below them, in Chinese and English. Pure. */

import type { LineKind } from "../../contract/procedures/region/meeting-papers.ts";

export type Fact = "title" | "day" | "place" | "chair" | "parties" | "other";

const FACTS: readonly [Fact, RegExp][] = [
  ["title", /^(会议(名称|主题|题目)|meeting (title|name|subject)|subject)$/i],
  ["day", /^((会议|开会|召开)?(时间|日期)|(meeting )?(date|time|date and time|date\/time))$/i],
  ["place", /^((会议|开会)?地点|(meeting )?(place|location|venue))$/i],
  ["chair", /^((会议)?主持(人|单位)?|chair(ed by|person|man|woman)?|facilitator)$/i],
  [
    "parties",
    /^((出席|参会|参加|列席|与会)(会议)?(人员|单位|名单|人)?|出席|参加|列席|attendees|participants|present|in attendance|members present)$/i,
  ],
  [
    "other",
    /^(记录(人|员)?|整理|审核|签发|缺席(人员)?|请假|抄送|主送|发送|印发|附件|编号|文号|apologies|absent|minutes taken by|recorder|secretary|cc|distribution|adjournment|next meeting)$/i,
  ],
];

const SECTIONS: readonly [LineKind, RegExp][] = [
  [
    "decision",
    /^(会议)?(决议|决定|议定|结论|形成)(的)?(事项|内容|意见|情况|如下)?$|^(主要)?结论$|^(decisions?|resolutions?|outcomes?|results?|conclusions?|agreed)( made| taken)?$/i,
  ],
  [
    "action",
    /^(下一步|后续|近期|重点)?(工作|行动|任务|落实|督办)?(安排|计划|任务|分工|事项|项|清单|要求落实)$|^下一步$|^待办(事项)?$|^(action(s| items?| points?)?|next steps?|tasks?|to-?dos?|follow-?ups?)$/i,
  ],
  ["direction", /^(会议)?(要求|强调|指出|精神)(如下)?$|^(directions?|guidance)$/i],
  [
    "opinion",
    /^(各方|与会|主要|有关)?(意见|建议|发言)(和建议)?(情况|要点|摘要)?$|^(opinions?|comments?|views?|feedback)$/i,
  ],
  ["risk", /^(存在的?|主要|当前)?(问题|风险|困难)(和风险|与困难)?$|^(risks?|issues?|problems?|concerns?)$/i],
  [
    "item",
    /^(会议)?(议题|议程|内容|讨论(情况|内容|事项)?|审议(事项|情况)?|研究(事项)?|汇报(情况)?)$|^(agenda( items?)?|discussion( summary| points?| items?)?|topics?|items discussed|summary)$/i,
  ],
];

const bare = (heading: string) =>
  heading
    .normalize("NFKC")
    .replace(/^[\s(]*([一二三四五六七八九十]+|\d+)[)、.\s]+/u, "")
    .replace(/[\s:：]+$/u, "")
    .trim();

/** What a label tells of the meeting as a whole; null: it is none. */
export function factOf(label: string): Fact | null {
  const text = bare(label).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");
  return FACTS.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** What stands below such a heading; null: it says nothing of that. */
export function sectionOf(heading: string): LineKind | null {
  const text = bare(heading).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");
  return SECTIONS.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** Sentences of official minutes say by their first words what they are, wherever they stand. */
const FIRST_WORDS: readonly [LineKind, RegExp][] = [
  ["decision", /^会议(原则)?(决定|议定|同意|明确|通过|审议通过|确定)/u],
  ["direction", /^会议(要求|强调|指出|认为)/u],
];

export function kindBySentence(text: string): LineKind | null {
  return FIRST_WORDS.find(([, form]) => form.test(text))?.[0] ?? null;
}

const TO_DO =
  /\b(must|shall|should|will|to|needs? to)\s+\w+|由.{2,30}(牵头|负责|承办|落实)|负责|牵头|于.{1,20}(前|内)/iu;
const RESULT =
  /\b(completed?|postponed|successful(ly)?|done|approved|finished|passed|rejected|on track|delayed)\b|(已|均)?(完成|通过|推迟|取消)(了)?[。.]?$/iu;

/** Of what stands among actions: whether it only tells what came of something. */
export function isResult(text: string): boolean {
  return RESULT.test(text) && !TO_DO.test(text);
}
