/** The minutes model: what the minutes of a meeting say, apart from any format. All formats print this and only this. */
import { z } from "zod";
import { id } from "./fields.ts";
import { MINUTES_STYLES, minutesSettings } from "./minutes-style.ts";
import {
  ACTION_STATUS,
  AMENDMENT_STATES,
  ATTENDANCE_ROLES,
  CLASSIFICATIONS,
  CONFIRMATION_RULES,
  ITEM_KINDS,
  METHODS,
  MINUTES_STATES,
  OUTCOME_KINDS,
  OUTCOME_STATES,
  POINT_KINDS,
  POINT_STATES,
  PRESENCE,
  SECTORS,
  STANCES,
  URGENCIES,
} from "./vocabulary.ts";

const string = z.string().nullable();
/** A name or text in the two languages; each may be missing. */
export const bilingual = z.object({ zh: string, en: string });
export type Bilingual = z.infer<typeof bilingual>;

const party = z.object({
  id,
  name: bilingual,
  sector: z.enum(SECTORS),
  /** Its record is gone, and the name says so. Earlier versions left such parties out. */
  removed: z.literal(true).optional(),
});

/** A clause as it is cited: of which policy, and the version whose words it has. Earlier versions did not tell. */
const cited = z.object({ policy: bilingual, clause: bilingual, version: z.string() });
export type CitedClause = z.infer<typeof cited>;

const modelOutcome = z.object({
  id,
  kind: z.enum(OUTCOME_KINDS),
  /** "2/1": item number and running number of the decision; null for outcomes that are no decision. */
  number: string,
  text: bilingual,
  method: z.enum(METHODS).nullable(),
  state: z.enum(OUTCOME_STATES),
  /**
   * Of opinions, risks and what was parked: who said so, null where nobody was named. Earlier versions did not tell, and
   * wrote what anybody had said as the meeting's; it is printed as they did.
   */
  party: party.nullable().optional(),
  /** The positions did not bear out what was decided; `method` says how it was all the same. */
  againstRule: z.literal(true).optional(),
  /** It was decided without a quorum, by so many parties. Earlier versions did not tell. */
  inquorate: z.object({ present: z.number() }).optional(),
  /** The decision in whose place it stands. */
  replaces: z.object({ text: bilingual, day: string, meeting: bilingual, reason: string }).optional(),
  review: z.string().optional(),
  cites: z.array(cited).optional(),
  positions: z.array(
    z.object({
      party,
      stance: z.enum(STANCES),
      note: string,
      /** It was taken on the text before an amendment. */
      earlierText: z.literal(true).optional(),
      /** Whose amendment changed the text, or else on which day it was changed. Earlier versions did not tell. */
      changed: z.object({ party: party.nullable(), day: z.string() }).optional(),
    }),
  ),
  amendments: z.array(
    z.object({
      party: party.nullable(),
      text: z.string(),
      state: z.enum(AMENDMENT_STATES),
      /** Nobody decided on it. Earlier versions did not say so in what they printed. */
      open: z.literal(true).optional(),
    }),
  ),
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
  /** Last news of it. */
  news: string,
  percent: z.number().nullable(),
});

const modelItem = z.object({
  id,
  number: z.number(),
  title: bilingual,
  kind: z.enum(ITEM_KINDS),
  presenter: party.nullable(),
  /** Put off in the meeting. */
  parked: z.boolean(),
  /** Called in for this item, and there. Earlier versions told neither this nor what follows. */
  called: z.array(party).optional(),
  /** Members that came when it was over, or had left when it began. */
  notYet: z.array(party).optional(),
  gone: z.array(party).optional(),
  points: z
    .array(z.object({ id, party, kind: z.enum(POINT_KINDS), text: string, state: z.enum(POINT_STATES) }))
    .optional(),
  cites: z.array(cited).optional(),
  reports: z.array(z.object({ id, party, progress: string, figures: string, difficulties: string, requests: string })),
  outcomes: z.array(modelOutcome),
  actions: z.array(modelAction),
});

/** The edition of wording and pages in which minutes are written now. */
export const MINUTES_EDITION = 5;

export const minutesModel = z.object({
  version: z.literal(2),
  /** In which they are written; without it in the first. What was sealed is printed in its own for ever. */
  edition: z.literal([2, 3, 4, MINUTES_EDITION]).optional(),
  /** IANA name of the zone in which moments are told. The first edition told them in Beijing's, in English in UTC. */
  zone: z.string().optional(),
  meeting: id,
  exercise: z.boolean(),
  style: z.enum(MINUTES_STYLES),
  settings: minutesSettings,
  /** The template that somebody chose; style and settings are its, or the usual ones. */
  template: id.nullable(),
  state: z.enum(MINUTES_STATES),
  confirmationRule: z.enum(CONFIRMATION_RULES),
  title: bilingual,
  series: bilingual.nullable(),
  taskForce: bilingual.nullable(),
  ordinal: z.number().nullable(),
  /** Running number of the minutes, and the number as the office wrote it itself. */
  number: z.number().nullable(),
  issue: string,
  classification: z.enum(CLASSIFICATIONS).nullable(),
  secrecyPeriod: string,
  urgency: z.enum(URGENCIES).nullable(),
  copyNumber: z.number().nullable(),
  signer: string,
  issued: string,
  issuer: string,
  day: string,
  lastDay: string,
  starts: string,
  ends: string,
  place: string,
  /** The same in English, where somebody wrote it. Earlier versions did not tell. */
  placeEn: z.string().optional(),
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
      /** Names of those who came along. */
      companions: z.array(z.string()),
      role: z.enum(ATTENDANCE_ROLES),
      presence: z.enum(PRESENCE),
      deputyFor: string,
    }),
  ),
  /** The quorum was lost while the meeting ran. */
  quorumLost: z.boolean(),
  /** There is a rule, and the quorum was never reached. Earlier versions did not tell. */
  quorumNever: z.literal(true).optional(),
  /** The meetings of the series before and after this one. */
  previous: z.object({ day: string, sealed: z.boolean() }).nullable(),
  next: z.object({ day: string, starts: string, place: string, placeEn: z.string().optional() }).nullable(),
  /** Outcomes and actions that belong to no agenda item stand in an item of number 0 at the end. */
  items: z.array(modelItem),
  /** Files that belong to the meeting; the hash is SHA-256 of the bytes, hex. */
  annexes: z.array(z.object({ name: z.string(), bytes: z.number(), hash: z.string() })),
  wordings: z.array(
    z.object({
      style: z.enum(MINUTES_STYLES),
      language: z.enum(["zh", "en"]),
      key: z.string(),
      text: z.string(),
    }),
  ),
  confirmations: z.array(
    z.object({
      /** Null: as the chair. */
      sector: z.enum(SECTORS).nullable(),
      party: party.nullable(),
      name: z.string(),
      /** Who noted it for them, where they gave no PIN. */
      recordedBy: string,
      /**
       * Who had set the PIN that they gave, where that was somebody else; null: nobody had proved who they were. Earlier
       * versions did not tell.
       */
      pinSetBy: string.optional(),
      confirmedAt: z.string(),
      /** Of what was confirmed: `confirmedHash`. */
      hash: z.string(),
      /** PNG, Base64. */
      signature: string,
    }),
  ),
  /** Where the chain of each known device stood when the seal was made; empty until then. */
  heads: z.array(z.object({ device: z.string(), seq: z.number(), hash: z.string() })),
  /**
   * How names, duties and other words that stand in one language only are written in English, by the words themselves.
   * Earlier versions did not tell.
   */
  english: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
  /** Null until sealed. */
  seal: z.object({ hash: z.string(), sealedAt: z.string(), sealedBy: z.string() }).nullable(),
  errata: z.array(
    z.object({
      number: z.number(),
      /** The whole seal is withdrawn; both texts are empty then. */
      withdraws: z.boolean(),
      oldText: z.string(),
      newText: z.string(),
      reason: z.string(),
      signer: z.string(),
    }),
  ),
});
export type MinutesModel = z.infer<typeof minutesModel>;

/** Whether it has the form of a minutes model; what is not of that form stays with it, as it was signed. */
export function isMinutesModel(value: unknown): value is MinutesModel {
  return minutesModel.safeParse(value).success;
}
