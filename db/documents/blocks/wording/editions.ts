/**
 * Editions of the wording. Minutes are printed in that with which they were sealed, so that a newer program says nothing
 * else over the same fingerprint, and papers of earlier builds go on to verify. Whoever changes a sentence or the pages adds
 * an edition, and keeps here what the one before it said otherwise.
 */
import type { MinutesModel } from "../../../contract/minutes.ts";
import { MINUTES_WORDS, type MinutesWords } from "../minutes-words.ts";
import { type Language, WORDS } from "../words.ts";
import { OFFICIAL_WORDS } from "./official-words.ts";

type Outcome = MinutesModel["items"][number]["outcomes"][number];
type Wording = Readonly<Record<Language, MinutesWords>>;

/** Whether minutes are printed as the builds did that told no edition. */
export function isFirstEdition({ edition }: Pick<MinutesModel, "edition">): boolean {
  return edition === undefined;
}

/** @param official 纪要 after GB/T 9704-2012; otherwise decision minutes and those after Robert's Rules */
export function wordsOf(model: Pick<MinutesModel, "edition">, official: boolean): Wording {
  if (isFirstEdition(model)) return official ? FIRST_OFFICIAL : FIRST;
  const words = official ? OFFICIAL_WORDS : MINUTES_WORDS;
  return model.edition === 2 ? second(words) : words;
}

/** Whether the signature stands on one page with text above it. The first two editions let it stand alone. */
export function keepsSignature({ edition }: Pick<MinutesModel, "edition">): boolean {
  return edition !== undefined && edition > 2;
}

/** Where a meeting was held, in the style after Robert's Rules: the first three editions had it in Chinese at all times. */
export function tellsPlaceInEnglish({ edition }: Pick<MinutesModel, "edition">): boolean {
  return edition !== undefined && edition > 3;
}

/** What the second called otherwise than the interface. */
function second(words: Wording): Wording {
  const status = { ...words.zh.status, in_progress: EARLIER.in_progress };
  return { ...words, zh: { ...words.zh, status } };
}

/** Words of earlier editions that have changed since. */
const EARLIER = { in_progress: "正在推进", not_started: "尚未启动", proposed: "待议" };

/** How an outcome began, and a decision that was not adopted. */
interface Beginnings {
  verb: Record<Outcome["kind"], string>;
  notDecided: Record<Exclude<Outcome["state"], "adopted">, string>;
}

const VERBS: Record<Language, Beginnings> = {
  zh: {
    verb: {
      decision: "会议议定：",
      opinion: "会议认为，",
      direction: "会议指出，",
      risk: "会议提示风险：",
      parked: "会议决定暂缓讨论：",
    },
    notDecided: { proposed: "提请会议研究、尚未议定：", rejected: "会议未通过：", deferred: "会议暂缓议定：" },
  },
  en: {
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
  },
};

const OFFICIAL_VERBS: Record<Language, Beginnings> = {
  zh: {
    ...VERBS.zh,
    verb: {
      decision: "会议决定，",
      opinion: "会议认为，",
      direction: "会议指出，",
      risk: "会议强调，要防范以下风险：",
      parked: "会议决定，以下事项暂缓讨论：",
    },
  },
  en: { ...VERBS.en, verb: { ...VERBS.en.verb, risk: "The meeting stressed this risk: " } },
};

const asTyped = (text: string) => text;

const FIRST: Wording = { zh: first("zh"), en: first("en") };
const FIRST_OFFICIAL: Wording = { zh: firstOfficial("zh"), en: firstOfficial("en") };

function first(language: Language): MinutesWords {
  const words = MINUTES_WORDS[language];
  const { stance, state, method: methods, comma, colon, list, semicolon, brackets } = WORDS[language];
  const { verb, notDecided } = VERBS[language];
  const zh = language === "zh";
  const { in_progress, not_started, proposed } = EARLIER;
  const states = zh ? { ...state, proposed } : state;
  return {
    ...words,
    status: zh ? { ...words.status, not_started, in_progress } : words.status,
    opening: zh
      ? (when, chair, title, subjects) =>
          `${when ? `${when}，` : ""}${chair ? `${chair}主持召开` : "召开"}${title}${subjects.length > 0 ? `，研究${subjects.join("、")}` : ""}。现将会议议定事项纪要如下：`
      : (when, chair, title, subjects) =>
          `${title} was held${when ? ` on ${when}` : ""}${chair ? `, chaired by ${chair}` : ""}${subjects.length > 0 ? `, on ${subjects.join("; ")}` : ""}. Its outcomes are recorded as follows.`,
    titled: asTyped,
    told: asTyped,
    outcome: ({ kind, state, method, text }) => {
      const how = [states[state], method && methods[method]].filter(Boolean).join(comma);
      // Only a decision is put to the parties; of the rest a state is told when it is not the usual one.
      const told = kind === "decision" || state !== (kind === "parked" ? "deferred" : "adopted");
      const begin = kind === "decision" && state !== "adopted" ? notDecided[state] : verb[kind];
      return `${begin}${text}${told ? brackets(how) : ""}`;
    },
    stances: (held) =>
      held.map(({ stance: one, names }) => `${stance[one]} ${names.length}${colon}${names.join(list)}`).join(semicolon),
    actionFrame: zh
      ? ({ text, lead, supporting, due }) =>
          lead
            ? {
                before: `会议要求，由${lead}牵头${supporting ? `、${supporting}配合` : ""}，${due ? `于${due}前` : ""}完成：`,
                joint: "",
                text,
                after: due ? "" : "（时限待定）",
              }
            : {
                before: "会议要求：",
                joint: "",
                text,
                after: `（牵头单位待定${supporting ? `；配合：${supporting}` : ""}；${due ? `于${due}前完成` : "时限待定"}）`,
              }
      : ({ text, lead, supporting, due }) => ({
          before: "Action: ",
          joint: "",
          text,
          after: ` (${[lead ? `lead: ${lead}` : "lead to be named", supporting && `with ${supporting}`, due ? `by ${due}` : "no due date"].filter(Boolean).join("; ")})`,
        }),
    actionEnd: asTyped,
    itemParked: zh ? "本议题暂缓。" : "This item was parked.",
    confirmationHead: () =>
      zh
        ? ["主体类别", "单位", "姓名", "确认时间", "签名"]
        : ["Sector", "Organization", "Name", "Confirmed", "Signature"],
  };
}

function firstOfficial(language: Language): MinutesWords {
  const { verb, notDecided } = OFFICIAL_VERBS[language];
  const { method: methods, brackets } = WORDS[language];
  const { labels, actionHead } = OFFICIAL_WORDS[language];
  const end = (text: string) => (language === "zh" ? endedInChinese(text) : text);
  return {
    ...first(language),
    labels,
    actionHead,
    outcome: ({ kind, state, method, text }) => {
      const begin = kind === "decision" && state !== "adopted" ? notDecided[state] : verb[kind];
      const how = method === "vote" || (kind === "decision" && state !== "adopted") ? method && methods[method] : null;
      return end(`${begin}${text}${how ? brackets(how) : ""}`);
    },
    actionEnd: end,
  };
}

/** A sentence that was written in English has its stop already. */
function endedInChinese(text: string): string {
  if (/[。！？；：…]["”’」』）)》]*\s*$/u.test(text) || /[.!?]["”’)]*\s*$/u.test(text)) return text;
  return `${text.trimEnd()}。`;
}
