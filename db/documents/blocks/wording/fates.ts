/** What became of decisions and of points of order, and how many hold which stance. */
import type { MinutesModel } from "../../../contract/minutes.ts";
import { type Language, WORDS } from "../words.ts";

type Item = MinutesModel["items"][number];
type Outcome = Item["outcomes"][number];
type Point = NonNullable<Item["points"]>[number];
type Stance = Outcome["positions"][number]["stance"];

/** Points of order: what was raised, and what became of it. */
export const POINT = {
  zh: {
    kind: { procedure: "提出程序问题", clarification: "请求澄清", comfort: "提出会场问题" },
    state: { raised: "", heard: "会议当场作了处理。", noted: "会议记下此事，留待处理。" },
  },
  en: {
    kind: { procedure: "Point of order", clarification: "Point of information", comfort: "Point of privilege" },
    state: { raised: "", heard: "It was taken up at once.", noted: "It was noted for later." },
  },
} as const satisfies Record<Language, { kind: Record<Point["kind"], string>; state: Record<Point["state"], string> }>;

const FATE = {
  zh: {
    proposed: "尚未作出决定",
    rejected: "未予通过",
    deferred: "暂不作决定，留待今后研究",
    disagreed: "未形成一致意见",
  },
  en: {
    proposed: "The meeting has not decided this yet",
    rejected: "The meeting did not adopt this",
    deferred: "The meeting deferred this",
    disagreed: "There was no consensus on this",
  },
} as const;

/** How a decision was taken, in brackets; nothing where there is nothing to tell. */
export function wayOf(method: Outcome["method"], againstRule: true | undefined, language: Language): string {
  const told = method ?? (againstRule ? "despite" : null);
  return told ? WORDS[language].brackets(WORDS[language].method[told]) : "";
}

/** What became of a decision that was put to the meeting and not adopted, and by which way where that says more. */
export function fateOf(state: Exclude<Outcome["state"], "adopted">, method: Outcome["method"], language: Language) {
  const fate = FATE[language][state === "rejected" && method === "consensus" ? "disagreed" : state];
  const { method: methods, brackets } = WORDS[language];
  return `${fate}${method && method !== "consensus" ? brackets(methods[method]) : ""}`;
}

export const STANCE_OF: Record<Stance, string> = {
  support: "in support",
  reservation: "with reservations",
  abstain: "abstaining",
  oppose: "opposed",
};
