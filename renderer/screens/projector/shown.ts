/** What the room may see. Pure: takes the view apart, so that nothing private can reach the screen by accident. */
import type { Label } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import type { DecisionRule } from "../../../db/rules/decision.ts";
import type { Turn } from "../../../db/rules/floor.ts";
import { entriesUnder, type SheetEntry } from "../../meeting/entries.ts";
import { heardUnder, turnsOf } from "../../meeting/floor/speaking.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { type QuorumStanding, quorumStanding } from "../../meeting/quorum-standing.ts";

export interface OnScreen {
  title: { zh: string | null; en: string | null };
  exercise: boolean;
  item: {
    number: number;
    title: Title;
    presenter: Party | null;
    kind: RecordOf<"agenda_item">["kind"];
    clock: Pick<RecordOf<"agenda_item">, "spent" | "started_at" | "minutes">;
    /** What it takes up again and is not settled: actions of earlier meetings, those due first before others; decisions that were put off. */
    open: { actions: OpenAction[]; decisions: Title[] };
  } | null;
  entry: {
    id: string;
    kind: RecordOf<"outcome">["kind"] | "report" | "action";
    text: { zh: string | null; en: string | null };
    /** Of a decision only. */
    state: RecordOf<"outcome">["state"] | null;
    /** Of an action: who leads, by when. Of a report: who reported. */
    party: Party | null;
    due: string | null;
  } | null;
  /** Another wording of the sentence that is being discussed. */
  amendment: { organization: string | null; sector: Sector | null; before: string; after: string } | null;
  /** By which a decision that is shown is adopted. */
  rule: DecisionRule;
  positions: Said[];
  /** Who is there and has not taken a position on a decision that is shown. */
  silent: Party[];
  /** Who is there and has neither spoken, reported nor taken a position under the item. */
  unheard: Party[];
  quorum: Pick<MeetingView["quorum"], "present" | "expected" | "sectors"> & { state: QuorumStanding };
  speaking: (Party & { started_at: string; minutes: number | null }) | null;
  /** Who speaks next, with what the place of each rests on. */
  turns: (Pick<Turn, "why" | "sector" | "seconds" | "least" | "speeches" | "asked"> & { organization: string })[];
  /** Out of turn, and not answered yet. */
  point: (Party & { kind: RecordOf<"point_of_order">["kind"]; text: string | null }) | null;
  agenda: { id: string; number: number; title: Title; state: "done" | "now" | "ahead" | "later" }[];
}

/**
 * What is chosen on the live screen.
 * @property amendment the wording at which somebody is there; without one, that which was proposed last
 */
export interface Chosen {
  entry: string | null;
  amendment: string | null;
}

export interface Party {
  organization: string;
  sector: Sector | null;
}
interface OpenAction {
  id: string;
  text: Title;
  party: Party | null;
  due: string | null;
}
type Said = Party & { stance: RecordOf<"position">["stance"] };
type Title = Pick<Label, "zh" | "en">;

/** Items to come that are named; later ones are counted. */
const NAMED_AHEAD = 3;

/**
 * @param chosen on the live screen; of entries the newest of the item, without one
 * @param now ms since 1970
 */
export function onScreen(view: MeetingView, chosen: Chosen, now: number): OnScreen {
  const { meeting, items, quorum } = view;
  const item = items.find(({ id }) => id === meeting.current_item) ?? null;
  const entries = entriesUnder(view, item?.id ?? null);
  const entry = entries.find(({ record }) => record.id === chosen.entry) ?? entries.at(-1) ?? null;
  const sectors = new Map(view.attendance.map(({ organization, sector }) => [organization, sector]));
  const party = (organization: string): Party => ({ organization, sector: sectors.get(organization) ?? null });
  const there = view.attendance
    .filter(({ presence, role }) => presence === "present" && role === "member")
    .map(({ organization }) => party(organization));
  const positions =
    entry?.subject === "outcome" ? view.positions.filter(({ outcome }) => outcome === entry.record.id) : [];
  const asked = positions.length > 0 || (entry?.subject === "outcome" && entry.record.kind === "decision");
  const took = new Set(positions.map(({ organization }) => organization));
  const heard = heardUnder(view, item?.id ?? null);
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null);
  const point = view.points.findLast(({ state }) => state === "raised");
  const agenda = items.filter(({ state }) => state !== "parked");
  const ahead = agenda.filter((one) => one !== item && one.state !== "done").slice(0, NAMED_AHEAD);
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    item: item && {
      number: agenda.indexOf(item) + 1,
      title: { zh: item.title_zh, en: item.title_en },
      presenter: item.presenter ? party(item.presenter) : null,
      kind: item.kind,
      clock: { spent: item.spent, started_at: item.started_at, minutes: item.minutes },
      open: openUnder(view, item, party),
    },
    entry: entry && shownEntry(entry, party),
    amendment: entry?.subject === "outcome" ? amendmentOf(view, entry.record, chosen.amendment, party) : null,
    rule: meeting.decision_rule ?? "consensus",
    positions: positions.map(({ organization, stance }) => ({ ...party(organization), stance })),
    silent: asked ? there.filter(({ organization }) => !took.has(organization)) : [],
    unheard: there.filter(({ organization }) => !heard.has(organization)),
    quorum: {
      state: quorumStanding(quorum),
      present: quorum.present,
      expected: quorum.expected,
      sectors: quorum.sectors,
    },
    speaking: speaking
      ? { ...party(speaking.organization), started_at: speaking.started_at, minutes: meeting.speech_minutes }
      : null,
    turns: turnsOf(view, now).map(({ request, why, sector, seconds, least, speeches, asked }) => ({
      organization: request.organization,
      why,
      sector,
      seconds,
      least,
      speeches,
      asked,
    })),
    point: point ? { ...party(point.organization), kind: point.kind, text: point.text } : null,
    agenda: agenda.map((one, index) => ({
      id: one.id,
      number: index + 1,
      title: { zh: one.title_zh, en: one.title_en },
      state: one === item ? "now" : one.state === "done" ? "done" : ahead.includes(one) ? "ahead" : "later",
    })),
  };
}

function openUnder(
  { carriedOver, labels }: MeetingView,
  item: RecordOf<"agenda_item">,
  party: (organization: string) => Party,
): NonNullable<OnScreen["item"]>["open"] {
  const taken = new Set(item.actions);
  const actions = carriedOver
    .filter(({ id }) => taken.has(id))
    .map(({ id, text, text_en, lead, due }) => ({
      id,
      text: { zh: text, en: text_en },
      party: lead ? party(lead) : null,
      due,
    }));
  const decisions = item.outcomes.flatMap((id) => {
    const label = labels[id];
    return label ? [{ zh: label.zh, en: label.en }] : [];
  });
  return { actions, decisions };
}

/** Another wording than the one that holds, as long as nothing is decided of it. */
function amendmentOf(
  { amendments }: MeetingView,
  { id, text, text_en }: RecordOf<"outcome">,
  chosen: string | null,
  party: (organization: string) => Party,
): OnScreen["amendment"] {
  const before = text || text_en || "";
  const open = amendments.filter((one) => one.outcome === id && one.state === "proposed" && one.text !== before);
  const shown = open.find((one) => one.id === chosen) ?? open.at(-1);
  if (!shown) return null;
  const { organization, text: after } = shown;
  return { ...(organization ? party(organization) : { organization: null, sector: null }), before, after };
}

function shownEntry(entry: SheetEntry, party: (organization: string) => Party): NonNullable<OnScreen["entry"]> {
  const { id } = entry.record;
  if (entry.subject === "report") {
    const { progress, organization } = entry.record;
    return { id, kind: "report", text: { zh: progress, en: null }, state: null, party: party(organization), due: null };
  }
  const { text, text_en } = entry.record;
  if (entry.subject === "action") {
    const { lead, due } = entry.record;
    return { id, kind: "action", text: { zh: text, en: text_en }, state: null, party: lead ? party(lead) : null, due };
  }
  const { kind, state } = entry.record;
  return {
    id,
    kind,
    text: { zh: text, en: text_en },
    state: kind === "decision" ? state : null,
    party: null,
    due: null,
  };
}
