/** What a subject is: its name in the ledger, in SQL, in the RPC and on the command line, and its fields. */
import { z } from "zod";
import { id } from "../fields.ts";

export interface SubjectDefinition<F extends z.ZodRawShape = z.ZodRawShape> {
  /** Name of one record: entity in the ledger, table in SQL, namespace in the RPC. */
  name: string;
  /** Name of the collection, as the command line takes it. */
  plural: string;
  /** Fields that make the display name, in order of preference per language. */
  title: { zh: readonly string[]; en: readonly string[] };
  /** Fields whose text the search finds. Empty: not searched. */
  searched: readonly string[];
  fields: F;
  record: z.ZodObject<F & { id: typeof id }>;
  /** Any of the fields, nothing else: what a change may carry. */
  patch: z.ZodObject<{ [K in keyof F]: z.ZodOptional<F[K]> }, z.core.$strict>;
}

export function subject<const N extends string, const P extends string, F extends z.ZodRawShape>(
  name: N,
  plural: P,
  fields: F,
  about: { title: { zh: (keyof F & string)[]; en: (keyof F & string)[] }; searched?: (keyof F & string)[] },
): SubjectDefinition<F> & { name: N; plural: P } {
  return {
    name,
    plural,
    title: about.title,
    searched: about.searched ?? [],
    fields,
    record: z.object({ id, ...fields }) as unknown as SubjectDefinition<F>["record"],
    patch: z.object(fields).partial().strict() as unknown as SubjectDefinition<F>["patch"],
  };
}
