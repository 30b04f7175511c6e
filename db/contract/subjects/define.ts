/** What a subject is: its name in the ledger, in SQL, in the RPC and on the command line, and its fields. */
import { z } from "zod";
import { id } from "../fields.ts";

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

export interface SubjectDefinition<F extends z.ZodRawShape = z.ZodRawShape> {
  /** Name of one record: entity in the ledger, table in SQL, namespace in the RPC. */
  name: string;
  /** Name of the collection, as the command line takes it. */
  plural: string;
  /** Fields that make the display name, in order of preference per language. */
  title: { zh: readonly string[]; en: readonly string[] };
  /** Fields whose text the search finds. Empty: not searched. */
  searched: readonly string[];
  rights: Rights;
  /** Only the entry that makes such a record counts. What comes later changes and removes nothing, whoever signed it. */
  once: boolean;
  lasting: Lasting | undefined;
  fields: F;
  record: z.ZodObject<F & { id: typeof id }>;
  /** Any of the fields, nothing else: what a change may carry. */
  patch: z.ZodObject<{ [K in keyof F]: z.ZodOptional<F[K]> }, z.core.$strict>;
}

export function subject<const N extends string, const P extends string, F extends z.ZodRawShape>(
  name: N,
  plural: P,
  fields: F,
  about: {
    title: { zh: (keyof F & string)[]; en: (keyof F & string)[] };
    searched?: (keyof F & string)[];
    rights?: Rights<keyof F & string>;
    once?: true;
    lasting?: Lasting<keyof F & string>;
  },
): SubjectDefinition<F> & { name: N; plural: P } {
  return {
    name,
    plural,
    title: about.title,
    searched: about.searched ?? [],
    rights: (about.rights ?? {}) as Rights,
    once: about.once === true,
    lasting: about.lasting,
    fields,
    record: z.object({ id, ...fields }) as unknown as SubjectDefinition<F>["record"],
    patch: z.object(fields).partial().strict() as unknown as SubjectDefinition<F>["patch"],
  };
}
