/**
 * All that is shown of one meeting, in one answer; and what is different in it from an earlier answer, for whoever holds
 * that one: its differences are made in `db/domain/meetings/view-changes.ts` and applied in `renderer/meeting/view-changes.ts`.
 */
import { z } from "zod";
import { id } from "./fields.ts";
import { procedure, query } from "./procedure.ts";
import { labels } from "./records.ts";
import { subjects } from "./subjects/index.ts";
import { quorumRule } from "./subjects/meeting-forms.ts";
import { SECTORS } from "./vocabulary.ts";

const sectorCount = z.object({ expected: z.number(), present: z.number() });

const values = {
  meeting: subjects.meeting.record,
  quorum: z.object({
    rule: quorumRule.nullable(),
    met: z.boolean(),
    present: z.number(),
    expected: z.number(),
    sectors: z.record(z.enum(SECTORS), sectorCount),
    /** Sectors that keep the rule from being met, and whether the share of parties does. */
    missing: z.array(z.string()),
    /** The meeting is over and, as far as the list tells, never had it. */
    never: z.boolean(),
  }),
  /** Seals that other laptops put under these minutes without having seen the one that is in force here. */
  rivalSeals: z.number(),
};

/** Each a list of records, in its order. */
const lists = {
  items: subjects.agenda_item.record,
  reports: subjects.report.record,
  outcomes: subjects.outcome.record,
  positions: subjects.position.record,
  amendments: subjects.amendment.record,
  actions: subjects.action.record,
  attendance: subjects.attendance.record.extend({ sector: z.enum(SECTORS) }),
  /** Quorum reached and lost, in order of time. */
  events: subjects.meeting_event.record,
  speeches: subjects.speech.record,
  /** Who asked to speak, in order of time, also those who did. */
  requests: subjects.floor_request.record,
  points: subjects.point_of_order.record,
  papers: subjects.paper.record,
  /** Open actions of earlier meetings of the same series or task force. */
  carriedOver: subjects.action.record,
};
type Lists = typeof lists;
const LISTS = Object.entries(lists);
const arrays = Object.fromEntries(LISTS.map(([name, record]) => [name, z.array(record)])) as unknown as {
  [K in keyof Lists]: z.ZodArray<Lists[K]>;
};

export const meetingView = z.object({ ...values, ...arrays, labels });
export type MeetingView = z.infer<typeof meetingView>;

export const VIEW_VALUES = Object.keys(values) as (keyof typeof values)[];
export const VIEW_LISTS = Object.keys(lists) as (keyof Lists)[];

/** What is different in a list: records that are new or have other values, in their order, and those that are gone. */
const listChanges = (record: z.ZodType<{ id: string }>) =>
  z.object({
    /** `behind`: where a new one stands, null at the beginning; absent: the record stays in its place. */
    put: z.array(z.object({ record, behind: id.nullable().optional() })),
    gone: z.array(id),
    /** All ids in their order, where those that stay have changed places; null: they have not. */
    order: z.array(id).nullable(),
  });

const changesByList = Object.fromEntries(LISTS.map(([name, record]) => [name, listChanges(record)])) as unknown as {
  [K in keyof Lists]: ReturnType<typeof listChanges>;
};

/** What is not named is as it was. */
const viewChanges = z.object({
  values: z.object(values).partial(),
  lists: z.object(changesByList).partial(),
  labels: z.object({ put: labels, gone: z.array(z.string()) }),
});
export type ViewChanges = z.infer<typeof viewChanges>;

/** The answer for whoever holds an earlier one: what is different in it, or the whole where that one is not known any more. */
const viewSince = z.object({
  /** Names what it comes to, to be asked with next time. */
  version: z.string(),
  whole: meetingView.nullable(),
  changes: viewChanges.nullable(),
});

/** Also of other meetings: what is carried over from them. */
const SHOWN_OF_A_MEETING = [
  "meeting",
  "agenda_item",
  "report",
  "outcome",
  "position",
  "amendment",
  "action",
  "attendance",
  "organization",
  "meeting_event",
  "speech",
  "floor_request",
  "point_of_order",
  "paper",
  "seal",
];

export const viewProcedures = {
  view: query("room", SHOWN_OF_A_MEETING, { labels: true }).input(z.strictObject({ id })).output(meetingView),
  /** The same for whoever holds an earlier answer, by its `version`: only what is different, where that is still known. */
  viewSince: procedure("read", "room")
    .input(z.strictObject({ id, version: z.string().max(64).nullable() }))
    .output(viewSince),
};
