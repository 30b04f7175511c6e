/**
 * One exercise, clearly marked: a task force and its first workshop meeting, ready to be held. Its agenda is made of the
 * paper's own proposals; its parties are real organizations of the data, expected only in this exercise.
 */
import { record, type StarterRecord, type StarterRecords, sourceId } from "./convert.ts";

interface Suggestion {
  id: string;
  zh: string;
  en: string;
  place: string;
  addresses: string[];
}

/** Sections of the paper's proposals, in the order of its text; each becomes one agenda item. */
const ITEMS: { ids: string[]; kind: string; minutes: number; presenter: string | null }[] = [
  { ids: ["sg-report-meeting", "sg-special-team"], kind: "decision", minutes: 15, presenter: "org-cq-eitc" },
  { ids: ["sg-core-parts", "sg-battery-partners"], kind: "discussion", minutes: 20, presenter: "org-sc-bat-union" },
  { ids: ["sg-lithium", "sg-support-parts"], kind: "discussion", minutes: 15, presenter: "org-changan" },
  { ids: ["sg-safe-subsidy", "sg-local-support"], kind: "decision", minutes: 15, presenter: "org-sc-eit" },
  { ids: ["sg-integrate-local", "sg-introduce-makers"], kind: "discussion", minutes: 10, presenter: null },
  { ids: ["sg-icv-cluster", "sg-alliances"], kind: "discussion", minutes: 10, presenter: "org-caeri" },
  {
    ids: ["sg-data-speak", "sg-data-errand", "sg-digital-brain", "sg-bigdata-center"],
    kind: "discussion",
    minutes: 15,
    presenter: null,
  },
  { ids: ["sg-policy-fit", "sg-one-chess", "sg-network"], kind: "information", minutes: 10, presenter: null },
];

const TASK_FORCE = "exercise-task-force";
const SERIES = "exercise-series";
const MEETING = "exercise-meeting";
const MARK = { zh: "【演练】", en: "[Exercise] " };

/** A text that has one field for both languages. */
const inBoth = (...lines: string[]) => lines.join("\n");

/** @param records what was converted so far: only organizations that are there can be expected */
export function exercise(taxonomy: Record<string, unknown>, records: StarterRecords): StarterRecords {
  const suggestions = taxonomy.seed_suggestions as Suggestion[];
  const principles = taxonomy.governance_principles as { zh: string; en: string }[];
  const parties = expectedParties(records.organization ?? []);
  const sources = [sourceId("seed")];
  const problems = (list: Suggestion[]) => [
    ...new Set(list.flatMap(({ addresses }) => addresses).map((id) => `prb-${id.replaceAll("_", "-")}`)),
  ];
  const items = ITEMS.map(({ ids, kind, minutes, presenter }, index) => {
    const parts = ids.map((id) => suggestions.find((one) => one.id === id)).filter((one) => one !== undefined);
    return record(`${MEETING}-i${index + 1}`, {
      meeting: MEETING,
      rank: (index + 1) * 1000,
      title_zh: parts.map(({ zh }) => zh).join("；"),
      title_en: parts.map(({ en }) => en).join("; "),
      kind,
      presenter: parties.includes(presenter ?? "") ? presenter : null,
      minutes,
      state: "open",
      spent: 0,
      problems: problems(parts),
      note: inBoth(
        `论文建议，出处：${[...new Set(parts.map(({ place }) => place))].join("、")}`,
        `Proposed by the paper: ${[...new Set(parts.map(({ place }) => place))].join(", ")}`,
      ),
    });
  });
  const quorum = { sectors: { government: 1, enterprise: 1, ngo: 1 }, percent: 50 };
  const shared = { quorum, decision_rule: "consensus", sources, confidence: "medium" };
  return {
    task_force: [
      record(TASK_FORCE, {
        name_zh: `${MARK.zh}成渝新能源汽车专班`,
        name_en: `${MARK.en}Chengdu-Chongqing NEV task force`,
        charter: inBoth(
          "本专班为演练而设，依论文“按产业设专项小组(新能源汽车专班)”的建议，不是已经成立的机构。",
          `治理原则（论文第 2 节）：${principles.map(({ zh }) => zh).join("；")}`,
        ),
        charter_en: inBoth(
          "Set up for the exercise, after the paper's proposal of special teams by industry. It is no body that exists.",
          `Principles of governance (section 2 of the paper): ${principles.map(({ en }) => en).join("; ")}`,
        ),
        members: parties,
        problems: problems(suggestions),
        status: "active",
        sources,
        confidence: "medium",
      }),
    ],
    series: [
      record(SERIES, {
        name_zh: `${MARK.zh}成渝新能源汽车专班通报会`,
        name_en: `${MARK.en}NEV task force reporting meeting`,
        task_force: TASK_FORCE,
        members: parties,
        ...shared,
      }),
    ],
    meeting: [
      record(MEETING, {
        series: SERIES,
        task_force: TASK_FORCE,
        title_zh: `${MARK.zh}成渝新能源汽车专班第1次通报会`,
        title_en: `${MARK.en}NEV task force, reporting meeting no. 1`,
        ordinal: 1,
        starts: "09:00",
        state: "planned",
        exercise: true,
        problems: problems(suggestions),
        note: "演练会议：议程全部来自论文的建议，参会单位取自资料库，仅供练习，不是真实安排。",
        note_en:
          "An exercise: its agenda is made of the paper's proposals, its parties are taken from the data. Not a real meeting.",
        ...shared,
      }),
    ],
    agenda_item: items,
    attendance: parties.map((organization) =>
      record(`${MEETING}.${organization.slice(4)}`, {
        meeting: MEETING,
        organization,
        role: "member",
        presence: "expected",
      }),
    ),
  };
}

/** Real organizations that the exercise invites, as far as the data has them. */
const INVITED = [
  "org-cq-eitc",
  "org-sc-eit",
  "org-cq-drc",
  "org-sc-drc",
  "org-cd-eit",
  "org-changan",
  "org-seres",
  "org-times-changan",
  "org-yajun",
  "org-zhongzhi-yike",
  "org-sc-bat-union",
  "org-nq-council",
  "org-cd-nev-alliance",
  "org-cq-sae",
  "org-caeri",
  "org-cqu",
  "org-uestc",
];

function expectedParties(organizations: StarterRecord[]): string[] {
  return INVITED.filter((id) => organizations.some((one) => one.id === id));
}
