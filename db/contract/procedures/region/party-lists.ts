/** Parties that are taken in as a list: looked at first, then made and put where they belong in one action. */
import { z } from "zod";
import { id, line } from "../../fields.ts";
import { procedure, query } from "../../procedure.ts";
import { label, opId } from "../../records.ts";
import { SECTORS } from "../../vocabulary.ts";

/** As many as the largest regional meeting has seats, and more. */
export const MOST_PARTIES = 500;
const MOST_CHARACTERS = 60_000;

const said = {
  name: line({ required: true }),
  short: line(),
};

const read = z.object({
  line: z.number(),
  name: z.string(),
  sector: z.enum(SECTORS).nullable(),
  guessed: z.boolean(),
  short: z.string().nullable(),
  city: z.string().nullable(),
  /** Cells that stand for none of these. */
  left: z.array(z.string()),
  /** Organizations that go by this name already; none: it is a new one, several: which one is meant has to be said. */
  known: z.array(z.object({ id, label, sector: z.enum(SECTORS), city: z.string() })),
  /** The line above that names the same party. */
  same: z.number().nullable(),
});
export type ReadParty = z.infer<typeof read>;

const added = z.strictObject({
  parties: z
    .array(
      z.union([
        z.strictObject({ id }),
        z.strictObject({ ...said, sector: z.enum(SECTORS), city: line({ required: true }) }),
      ]),
    )
    .min(1)
    .max(MOST_PARTIES),
  into: z.strictObject({ subject: z.enum(["meeting", "series", "task_force"]), id }).nullable(),
  opId,
});
export type AddedParties = z.infer<typeof added>;

export const partyListProcedures = {
  /** What a pasted list comes to. Nothing is written. @throws ConcordError E_LIST_TOO_LONG */
  readList: query("room", ["organization"])
    .input(z.strictObject({ text: z.string().max(MOST_CHARACTERS) }))
    .output(z.array(read)),
  /** Makes those that are new, and puts all of them where the list was pasted; those that stand there already stay. */
  addList: procedure("keep", "room").input(added).output(z.void()),
};
