/** The minutes model: what the minutes of a meeting say, apart from any format. All formats print this and only this. */
import { z } from "zod";
import { id } from "./fields.ts";
import {
  ACTION_STATUS,
  ATTENDANCE_ROLES,
  ITEM_KINDS,
  METHODS,
  OUTCOME_KINDS,
  OUTCOME_STATES,
  PRESENCE,
  SECTORS,
  STANCES,
} from "./vocabulary.ts";

const string = z.string().nullable();
/** A name or text in the two languages; each may be missing. */
export const bilingual = z.object({ zh: string, en: string });
export type Bilingual = z.infer<typeof bilingual>;

const party = z.object({ id, name: bilingual, sector: z.enum(SECTORS) });

const modelOutcome = z.object({
  id,
  kind: z.enum(OUTCOME_KINDS),
  /** "2/1": item number and running number of the decision; null for outcomes that are no decision. */
  number: string,
  text: bilingual,
  method: z.enum(METHODS).nullable(),
  state: z.enum(OUTCOME_STATES),
  positions: z.array(z.object({ party, stance: z.enum(STANCES), note: string })),
});

const modelAction = z.object({
  id,
  number: z.number(),
  text: bilingual,
  lead: party.nullable(),
  supporting: z.array(party),
  person: string,
  due: string,
  status: z.enum(ACTION_STATUS),
});

const modelItem = z.object({
  id,
  number: z.number(),
  title: bilingual,
  kind: z.enum(ITEM_KINDS),
  presenter: party.nullable(),
  /** Put off in the meeting. */
  parked: z.boolean(),
  reports: z.array(z.object({ id, party, progress: string, figures: string, difficulties: string, requests: string })),
  outcomes: z.array(modelOutcome),
  actions: z.array(modelAction),
});

export const minutesModel = z.object({
  version: z.literal(1),
  meeting: id,
  exercise: z.boolean(),
  title: bilingual,
  series: bilingual.nullable(),
  taskForce: bilingual.nullable(),
  ordinal: z.number().nullable(),
  issue: string,
  issued: string,
  issuer: string,
  day: string,
  lastDay: string,
  starts: string,
  ends: string,
  place: string,
  chair: string,
  recorder: string,
  organizers: z.array(party),
  opening: string,
  closing: string,
  copiesTo: string,
  attendance: z.array(
    z.object({
      party,
      name: string,
      duty: string,
      role: z.enum(ATTENDANCE_ROLES),
      presence: z.enum(PRESENCE),
      deputyFor: string,
    }),
  ),
  /** The quorum was lost while the meeting ran. */
  quorumLost: z.boolean(),
  /** Outcomes and actions that belong to no agenda item stand in an item of number 0 at the end. */
  items: z.array(modelItem),
  /** Null until sealed. */
  seal: z.object({ hash: z.string(), sealedAt: z.string(), sealedBy: string }).nullable(),
  errata: z.array(
    z.object({ number: z.number(), oldText: z.string(), newText: z.string(), reason: z.string(), signer: z.string() }),
  ),
});
export type MinutesModel = z.infer<typeof minutesModel>;

const printed = { language: z.enum(["zh", "en"]) };
const run = z.object({ text: z.string(), bold: z.boolean().optional() });

/** Minutes as blocks of text: what every format prints, and what the preview shows. Values and cells may have lines. */
export const minutesBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("title"), text: z.string(), ...printed }),
  z.object({ kind: z.literal("note"), text: z.string(), ...printed }),
  z.object({ kind: z.literal("heading"), level: z.union([z.literal(1), z.literal(2)]), text: z.string(), ...printed }),
  z.object({ kind: z.literal("paragraph"), runs: z.array(run), indent: z.boolean().optional(), ...printed }),
  z.object({ kind: z.literal("fields"), rows: z.array(z.tuple([z.string(), z.string()])), ...printed }),
  z.object({
    kind: z.literal("table"),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    /** Shares of the line. */
    widths: z.array(z.number()),
    ...printed,
  }),
]);
export type Block = z.infer<typeof minutesBlock>;
export type Run = z.infer<typeof run>;

export const MINUTES_LANGUAGES = ["zh", "en", "both"] as const;
export type MinutesLanguage = (typeof MINUTES_LANGUAGES)[number];
export const MINUTES_FORMATS = ["docx", "pdf", "md"] as const;
export type MinutesFormat = (typeof MINUTES_FORMATS)[number];
