/** The wording of official minutes: 听取, 认为, 指出, 强调, 决定, 要求, a sentence each. */
import { MINUTES_WORDS, type MinutesWords } from "../minutes-words.ts";
import type { Language } from "../words.ts";
import { fateOf, wayOf } from "./fates.ts";
import { aboutProposal, ended, endedWith, saidByMeeting } from "./sentences.ts";

export const OFFICIAL_WORDS: Readonly<Record<Language, MinutesWords>> = {
  zh: {
    ...MINUTES_WORDS.zh,
    labels: { ...MINUTES_WORDS.zh.labels, copies: "抄送" },
    outcome: (said) => {
      const { kind, state, method, againstRule, text, by } = said;
      if (kind === "risk" && !by) return ended(`会议强调，要防范以下风险：${text}`);
      if (kind !== "decision") return MINUTES_WORDS.zh.outcome(said);
      const how = method === "consensus" ? "" : wayOf(method, againstRule, "zh");
      if (state === "adopted")
        return endedWith(saidByMeeting(text, "决定", ["同意", "原则同意", "议定", "审议通过"]), how);
      return aboutProposal(text, `会议${fateOf(state, method, "zh")}`);
    },
    actionHead: ["序号", "议定事项", "牵头单位", "配合单位", "责任人", "完成时限", "进展情况"],
  },
  en: {
    ...MINUTES_WORDS.en,
    outcome: (said) => {
      const { kind, state, method, againstRule, text, by } = said;
      if (kind === "risk" && !by) return ended(`The meeting stressed this risk: ${text}`);
      if (kind !== "decision") return MINUTES_WORDS.en.outcome(said);
      const how = method === "consensus" ? "" : wayOf(method, againstRule, "en");
      if (state === "adopted") return endedWith(`The meeting decided: ${text}`, how);
      return `${ended(`Proposed: ${text}`)} ${fateOf(state, method, "en")}.`;
    },
    actionHead: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Progress"],
  },
};
