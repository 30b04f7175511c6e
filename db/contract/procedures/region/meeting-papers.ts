/** Minutes and tables of actions that somebody else wrote, read as drafts and taken into a meeting. Nothing is written before that. */
import { z } from "zod";
import { id, line, partialDate } from "../../fields.ts";
import { procedure } from "../../procedure.ts";
import { opId } from "../../records.ts";
import { MAX_TEXT } from "../../tidy.ts";

/** What a line of a paper may become. `left`: nothing, as long as nobody says otherwise. */
export const LINE_KINDS = ["item", "decision", "action", "direction", "opinion", "risk", "left"] as const;
export type LineKind = (typeof LINE_KINDS)[number];
/** Lines of one paper. */
export const MOST_LINES = 1_000;

const draftLine = z.object({
  kind: z.enum(LINE_KINDS),
  text: z.string(),
  /** Who is to do it, in the words of the paper, and the organization that goes by them. */
  owner: z.string().nullable(),
  lead: id.nullable(),
  /** As far as it reads: to be confirmed. */
  due: z.string().nullable(),
  /** The heading under which it stands. */
  under: z.string().nullable(),
  /** Place of the item that it stands under. */
  of: z.number().nullable(),
});
const draft = z.object({
  title: z.string().nullable(),
  day: z.string().nullable(),
  place: z.string().nullable(),
  chair: z.string().nullable(),
  /** Who attended, in the words of the paper, and the organizations among them. */
  parties: z.array(z.object({ name: z.string(), id: id.nullable() })),
  lines: z.array(draftLine),
});
export type MeetingDraft = z.infer<typeof draft>;

export const meetingPaperProcedures = {
  /** Reads a paper that came by `table_import.begin`. @throws ConcordError that says what is wrong with it; E_NO_MINUTES */
  readPaper: procedure("keep", "here")
    .input(z.strictObject({ upload: id }))
    .output(z.object({ name: z.string(), drafts: z.array(draft), cut: z.boolean() })),
  /**
   * Takes lines into a meeting that is there, or into a new one, in one action; the paper is their source. A new one whose day
   * has gone by is closed. `adopted`: decisions were taken; otherwise they are proposed.
   */
  takePaper: procedure("keep", "room")
    .input(
      z.strictObject({
        name: line({ required: true }),
        into: z.union([
          z.strictObject({ meeting: id }),
          z.strictObject({
            title: line({ required: true }),
            day: partialDate(),
            place: line(),
            chair: line(),
            parties: z.array(id).max(500),
          }),
        ]),
        adopted: z.boolean(),
        lines: z
          .array(
            z.strictObject({
              kind: z.enum(LINE_KINDS).exclude(["left"]),
              text: z.string().min(1).max(MAX_TEXT),
              lead: id.nullable(),
              owner: line(),
              due: partialDate(),
              /** Place of its item among these lines. */
              of: z.number().int().min(0).nullable(),
            }),
          )
          .min(1)
          .max(MOST_LINES),
        opId,
      }),
    )
    .output(z.object({ meeting: id })),
};
