/** A meeting as large as they come, with everything in it that breaks documents. */
import { type Bilingual, MINUTES_EDITION, type MinutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS } from "../../../db/contract/minutes-style.ts";
import { OUTCOME_KINDS, OUTCOME_STATES, SECTORS, STANCES } from "../../../db/contract/vocabulary.ts";

type Item = MinutesModel["items"][number];
type Outcome = Item["outcomes"][number];
type Party = MinutesModel["organizers"][number];

/** Text that is markup in one of the formats, or that a document can hardly hold. All of it is content here. */
export const HOSTILE = [
  '<b>bold</b> <script>alert("x")</script> & &amp; ]]> <!-- -->',
  "#set page(fill: red) #panic() $x^2$ *star* _under_ `code` @ref <label> // no comment /* nor this */",
  "# heading | cell | ![image](https://example.org/a.png) [link](javascript:alert(1)) ~~gone~~ \\ ***",
  "- list 1. item > quote --- === <https://example.org> ![[x]] {{mustache}} $dollar {x} %s",
  "= 标题 “引号” 《书名》 —— …… 1—9月 · 〔2026〕18号 100% \"quote\" 'apostrophe'",
  "喆堃玥翀珺祎璟昇囍镕瑀赟頔䶮㛃㼆𬭚𬱖𫘨𡐓𠅤 陈𬭚㛃",
  "שלום עולם مرحبا بالعالم \u202eabc\u202c \u200bzero\u200d width",
  "🚗🔋 ⚡ 👩🏽‍🔧 ✅",
  "ελληνικά кириллица Škoda Đặng naïve ﬁ ½ ₂ ① ㎡ ℃ ￥",
];

/** Characters that no document can hold; they vanish, the rest of the text stays. */
export const BROKEN = "start\u0000\u0001\u0008\u000b\u000c\u001f\u007f\ufffe\uffff\ud800end\udc00\u0085\u2028stop";

export function party(index: number, name: Partial<Bilingual> = {}): Party {
  return {
    id: `organization-${index}`,
    name: { zh: `重庆第${index}新能源汽车有限公司`, en: `Chongqing No. ${index} NEV Co., Ltd.`, ...name },
    sector: SECTORS[index % SECTORS.length] ?? "public",
  };
}

/** 12 items, 40 outcomes, 30 attendees, 24 actions. */
export function largeMeeting(): MinutesModel {
  const items = Array.from({ length: 12 }, (_, index) => itemAt(index));
  return {
    ...emptyMeeting(),
    exercise: true,
    title: {
      zh: "成渝地区双城经济圈新能源汽车产业专班第三次工作例会",
      en: "Third regular meeting of the NEV task force of the Chengdu-Chongqing economic circle",
    },
    series: { zh: "新能源汽车产业专班例会", en: "NEV task force meetings" },
    taskForce: { zh: "新能源汽车产业专班", en: "NEV task force" },
    ordinal: 3,
    issue: "第18期",
    issued: "2026-09-10",
    issuer: "专班办公室",
    day: "2026-09-08",
    starts: "09:00",
    ends: "11:45",
    place: "重庆市渝北区两江会议中心三楼",
    chair: "陈喆",
    recorder: "王𬭚",
    organizers: [party(1), party(2, { en: null })],
    opening: "2026年9月8日，陈喆主持召开专班第三次工作例会。\n现将会议议定事项纪要如下：",
    closing: "会议于11时45分结束。",
    copiesTo: "专班各成员单位，市政府办公厅，<各区县>",
    attendance: Array.from({ length: 30 }, (_, index) => ({
      party: party(index),
      name: `参会人${"喆堃玥翀㛃"[index % 5]}${index}`,
      duty: index % 3 === 0 ? "副主任" : null,
      companions: index === 2 ? ["孙翀"] : [],
      role: index < 22 ? ("member" as const) : ("observer" as const),
      presence: index === 20 ? ("excused" as const) : index === 21 ? ("absent" as const) : ("present" as const),
      deputyFor: index === 5 ? "李堃" : null,
    })),
    items,
    seal: { hash: "5f".repeat(32), sealedAt: "2026-09-09T03:04:05.000Z", sealedBy: "张协调" },
    errata: [
      { number: 1, withdraws: false, oldText: "渝北区", newText: "江北区", reason: "地点有误", signer: "张协调" },
    ],
  };
}

/** A planned meeting about which nothing is known but its name. */
export function emptyMeeting(): MinutesModel {
  return {
    version: 2,
    edition: MINUTES_EDITION,
    zone: "Asia/Shanghai",
    meeting: "meeting-1",
    exercise: false,
    style: "gb",
    settings: DEFAULT_SETTINGS.gb,
    template: null,
    state: "draft",
    confirmationRule: "sectors",
    title: { zh: "一次会议", en: null },
    series: null,
    taskForce: null,
    ordinal: null,
    number: null,
    issue: null,
    classification: null,
    secrecyPeriod: null,
    urgency: null,
    copyNumber: null,
    signer: null,
    issued: null,
    issuer: null,
    day: null,
    lastDay: null,
    starts: null,
    ends: null,
    place: null,
    chair: null,
    recorder: null,
    organizers: [],
    opening: null,
    closing: null,
    copiesTo: null,
    attendance: [],
    items: [],
    quorumLost: false,
    previous: null,
    next: null,
    annexes: [],
    wordings: [],
    confirmations: [],
    heads: [],
    seal: null,
    errata: [],
  };
}

/** The texts of all outcomes, as they were typed. */
export function outcomeTexts(model: MinutesModel, language: "zh" | "en"): string[] {
  return model.items.flatMap(({ outcomes }) => outcomes.map(({ text }) => text[language] ?? "")).filter(Boolean);
}

function itemAt(index: number): Item {
  const number = index + 1;
  let decisions = 0;
  const outcomes = Array.from({ length: index < 4 ? 4 : 3 }, (_, n): Outcome => {
    const kind = n < 2 ? "decision" : (OUTCOME_KINDS[(index + n) % OUTCOME_KINDS.length] ?? "opinion");
    const hostile = HOSTILE[(index * 3 + n) % HOSTILE.length] ?? "";
    return {
      id: `outcome-${number}-${n}`,
      kind,
      number: kind === "decision" ? `${number}/${++decisions}` : null,
      text: {
        zh: `原则同意第${number}-${n}号动力电池共享中试平台建设方案，由两地经信部门按程序印发。${hostile}`,
        en:
          n === 2
            ? null
            : `The plan no. ${number}-${n} for a shared pilot line is agreed in principle; both cities publish it. ${hostile}`,
      },
      method: kind === "decision" ? "consensus" : null,
      state: OUTCOME_STATES[n === 0 ? 1 : (index + n) % OUTCOME_STATES.length] ?? "adopted",
      amendments: [],
      positions: n === 0 ? STANCES.map((stance, at) => positionAt(index + at, stance)) : [],
    };
  });
  return {
    id: `item-${number}`,
    number,
    title:
      index === 11
        ? { zh: "长".repeat(300), en: "Long ".repeat(60).trim() }
        : {
            zh: `研究第${number}项动力电池与充换电设施互联互通事宜`,
            en: `Item ${number}: charging and swapping across both cities`,
          },
    kind: "discussion",
    presenter: party(index),
    parked: false,
    reports: [
      {
        id: `report-${number}`,
        party: party(index),
        progress: "已建成充电桩1.2万个，覆盖率92%。\n第二期工程于6月开工。",
        figures: "产量 12.6万辆，同比 +18.4%",
        difficulties: HOSTILE[index % HOSTILE.length] ?? null,
        requests: index % 2 === 0 ? "请协调跨省土地指标。" : null,
      },
    ],
    outcomes,
    actions: [0, 1].map((n) => ({
      id: `action-${number}-${n}`,
      number: index * 2 + n + 1,
      text: {
        zh: `完成第${number}-${n}项平台建设方案并报专班办公室 ${HOSTILE[(index + n) % HOSTILE.length]}`,
        en: n === 0 ? `Finish plan ${number}-${n} and send it to the office` : null,
      },
      lead: n === 0 || index % 2 === 0 ? party(index) : null,
      supporting: [party(index + 1), party(index + 2)],
      person: n === 0 ? "赵堃" : null,
      due: n === 0 ? "2026-11-30" : index % 2 === 0 ? "2026-12" : null,
      status: n === 0 ? ("in_progress" as const) : ("not_started" as const),
      news: null,
      percent: null,
    })),
  };
}

function positionAt(index: number, stance: Outcome["positions"][number]["stance"]): Outcome["positions"][number] {
  const note =
    stance === "reservation" || stance === "oppose" ? "我方认为补贴标准应当统一，否则不公平。<i>原话</i>" : null;
  return { party: party(index), stance, note };
}
