/** What a subject is: its name in the ledger, in SQL, in the RPC and on the command line, its fields, and where it stands. */
import { z } from "zod";
import { id } from "../fields.ts";
import { metaOf } from "./meta.ts";

/** What participants may write of what is their own organization's. */
export interface PartyRights<F extends string = string> {
  /**
   * What makes a record the organization's own, all of it: it is the record's `organization`; or it leads or supports the
   * action that the record belongs to (`action`) or is (`id`), as long as that is not verified or cancelled; or it is on the
   * attendance list of the meeting that the record is said in (`meeting`), itself or about one of its outcomes.
   */
  own: readonly ("organization" | "action" | "id" | "meeting")[];
  /** Fields that a record may be made with; without it none is made. The program adds the rest. */
  make?: readonly F[];
  /** Fields that may be changed afterwards. */
  change?: readonly F[];
  remove?: true;
  /** Fields that commands write by themselves, beside what they are asked for. */
  beside?: readonly F[];
  /** Values that are for others to give. */
  never?: Readonly<Partial<Record<F, readonly string[]>>>;
  /** Until the meeting that the record is part of is closed. */
  until?: "closed";
}

/** Rights to write: facilitators have all, observers none; recorders have all unless told otherwise. */
export interface Rights<F extends string = string> {
  /** Nobody writes such a record but by a command. */
  facilitator?: "none";
  recorder?: "none";
  participant?: PartyRights<F>;
}

/** A field that keeps a value for good once it has it. */
export interface Lasting<F extends string = string> {
  field: F;
  value: string;
  /** Only who had seen such a record, whose field names this one, may write the value: what it tells must be so. */
  follows: { subject: string; field: string };
}

/** The same in two languages, and what both are called in one column. */
interface Pair<F extends string = string> {
  zh: F;
  en: F;
  name: string;
}

/** Where the interface shows the records of a subject, and how it lists them. */
export interface Screen<F extends string = string> {
  /** Address of the list. With "/$id" at its end each record has a page of its own; otherwise it only opens beside the list. */
  at: string;
  /** Its records are listed there and no more: each is shown with what it is part of. */
  listed?: true;
  /** Place among the subjects of the navigation, 1 the highest. */
  rail?: number;
  /** Its part of the navigation: the work of meetings, or (where nothing is said) what is known of the region. */
  group?: "work";
  /** The subject under whose place in the rail it is found. */
  under?: string;
  /** Columns of the grid, after the name. A pair is one column, in the language that is read; where it is empty, in the other. */
  columns?: readonly (F | Pair<F>)[];
  /** Fields by whose values the list can be grouped; a day that lies ahead groups by how near it is, any other by years. */
  groups?: readonly F[];
  /** The list begins grouped by this one of them. */
  grouped?: F;
  /** Facts that stand under the name at the head of its page, beside the field that is shown as a badge. */
  head?: readonly (F | Pair<F>)[];
  /** Kinds of records whose tab stands first on its page, in this order; any other kind that names it follows. */
  tabs?: readonly string[];
}

export interface Sort<F extends string = string> {
  field: F;
  dir: "asc" | "desc";
}

/** In which groups what is searched for stands, in their usual order. */
export const HIT_GROUPS = ["parties", "policies", "meetings", "work", "others", "papers"] as const;
export type HitGroup = (typeof HIT_GROUPS)[number];

/** What is to be known about a subject beside its fields. */
interface About<F extends string> {
  /** Fields that make the display name, in order of preference per language. */
  title: { zh: readonly F[]; en: readonly F[] };
  /** Fields of which one at least is filled: without, nobody would know what it is. None where a field that is required says so. */
  goesBy?: readonly F[];
  /** What it goes by beside its title: short names, aliases, numbers. */
  alsoCalled?: readonly F[];
  /** Fields whose text the search finds. */
  searched?: readonly F[];
  /** The group in which hits stand; without it among the others. */
  foundAmong?: HitGroup;
  /** Not among what the search finds, but found by name where another record is to name it. */
  picked?: true;
  /**
   * One that is not there yet is made where another record is to name it, and these fields are asked for beside its name and
   * what it cannot be without. Nothing said: it is made elsewhere.
   */
  inPlace?: readonly F[];
  rights?: Rights<F>;
  once?: true;
  lasting?: Lasting<F>;
  /** The usual order of a list. */
  sort?: Sort<F>;
  screen?: Screen<F>;
  /** Where there is no screen of its own: the field that names the record with which it is shown, if it is not part of one. */
  shownWith?: F;
  /** And the tab of that record's page. */
  tab?: string;
  /** What is told of each where they are listed on the page of another record; none: the columns of its screen. */
  told?: readonly (F | Pair<F>)[];
  sealed?: true | readonly F[];
  changed?: "here";
  basic?: true;
}

export interface SubjectDefinition<F extends z.ZodRawShape = z.ZodRawShape> {
  /** Name of one record: entity in the ledger, table in SQL, namespace in the RPC. */
  name: string;
  /** Name of the collection, as the command line takes it. */
  plural: string;
  /** Fields that make the display name, in order of preference per language. */
  title: { zh: readonly string[]; en: readonly string[] };
  /** Fields of which one at least is filled; empty: a required field names it, or it needs no name. */
  goesBy: readonly string[];
  /** Fields that hold what it is called: found as a whole, by the beginning and by pinyin. */
  called: readonly string[];
  /** Fields whose text the search finds. Empty: not searched. */
  searched: readonly string[];
  /** Whether an index finds it by words: what is searched, and what others name. */
  indexed: boolean;
  /** The group in which hits of a search stand. */
  foundAmong: HitGroup;
  /** What is asked for of one that is made where another record is to name it; undefined: it is made elsewhere. */
  inPlace: readonly string[] | undefined;
  rights: Rights;
  /** Only the entry that makes such a record counts. What comes later changes and removes nothing, whoever signed it. */
  once: boolean;
  lasting: Lasting | undefined;
  /** The usual order of a list; none: that in which they were made. */
  sort: Sort | undefined;
  screen: Screen | undefined;
  /** Fields that name the record with which such a one is shown; the first that is filled counts. */
  shownWith: readonly string[];
  /** The tab of that record's page. */
  tab: string | undefined;
  /** What is told of each where they are listed on the page of another record. */
  told: readonly (string | Pair)[];
  /** Once the meeting that it belongs to is sealed, nothing of it changes (`true`), or these fields do not. */
  sealed: true | readonly string[];
  /** `here`: changed at this computer only, never from another device of the room. */
  changed: "here" | undefined;
  /** Every workspace begins with what the starter data has of it, whatever region it is for. */
  basic: boolean;
  fields: F;
  record: z.ZodObject<F & { id: typeof id }>;
  /** Any of the fields, nothing else: what a change may carry. */
  patch: z.ZodObject<{ [K in keyof F]: z.ZodOptional<F[K]> }, z.core.$strict>;
}

export function subject<const N extends string, const P extends string, F extends z.ZodRawShape>(
  name: N,
  plural: P,
  fields: F,
  about: About<keyof F & string>,
): SubjectDefinition<F> & { name: N; plural: P } {
  const { shownWith, sealed = [], title, searched = [] } = about;
  return {
    name,
    plural,
    title,
    goesBy: about.goesBy ?? [],
    called: [...new Set([...title.zh, ...title.en, ...(about.alsoCalled ?? [])])],
    searched,
    indexed: searched.length > 0 || about.picked === true,
    foundAmong: about.foundAmong ?? "others",
    inPlace: about.inPlace,
    rights: (about.rights ?? {}) as Rights,
    once: about.once === true,
    lasting: about.lasting,
    sort: about.sort,
    screen: about.screen,
    shownWith: shownWith ? [shownWith] : wholesOf(fields),
    tab: about.tab,
    told: about.told ?? about.screen?.columns ?? [],
    sealed,
    changed: about.changed,
    basic: about.basic === true,
    fields,
    record: z.object({ id, ...fields }) as unknown as SubjectDefinition<F>["record"],
    patch: z.object(fields).partial().strict() as unknown as SubjectDefinition<F>["patch"],
  };
}

/** Fields that name what a record is part of. */
export function wholesOf(fields: z.ZodRawShape): string[] {
  return Object.keys(fields).filter((name) => metaOf(fields[name] as z.ZodType).onRemove === "remove");
}
