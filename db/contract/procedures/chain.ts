/** Decisions that replace earlier ones. */
import { z } from "zod";
import { id } from "../fields.ts";
import { bilingual } from "../minutes.ts";
import { query } from "../procedure.ts";

/** A decision as another meeting names it. */
const decision = z.object({
  id,
  meeting: id,
  /** "2/1": item of the agenda and running number, as in the minutes. */
  number: z.string(),
  text: bilingual,
  /** Day and name of its meeting. */
  day: z.string().nullable(),
  title: bilingual,
});
export type EarlierDecision = z.infer<typeof decision>;

/** `holds`: the later one was adopted; until then it would only replace the other. */
const replacement = z.object({ by: decision, of: decision, holds: z.boolean() });
export type Replacement = z.infer<typeof replacement>;

const SHOWN = ["outcome", "meeting", "agenda_item"];

export const chainProcedures = {
  /** What decisions of a meeting replace, and what replaces them, whichever meeting it is of. */
  replacements: query("room", SHOWN)
    .input(z.strictObject({ meeting: id }))
    .output(z.array(replacement)),
  /** The numbers of the decisions of a meeting in its minutes, by id. */
  numbers: query("room", SHOWN)
    .input(z.strictObject({ meeting: id }))
    .output(z.record(id, z.string())),
  /** Adopted decisions taken before this one, the newest first, at most 20: those in whose number, text or meeting the words are. */
  earlier: query("room", SHOWN)
    .input(z.strictObject({ id, words: z.string().max(200).default("") }))
    .output(z.array(decision)),
};
