/** Takes the lines of somebody else's minutes into a meeting: its items, what came out of it, and what is to be done. */
import type { InferContractRouterInputs } from "@orpc/contract";
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MeetingDraft, meetingPaperProcedures } from "../../contract/procedures/region/meeting-papers.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { type MinutesDraft, readMinutes } from "../../import/minutes/draft.ts";
import type { PaperText } from "../../import/papers/paper-text.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { enteredYears } from "../../records/settings.ts";

type Taking = InferContractRouterInputs<typeof meetingPaperProcedures>["takePaper"];

/**
 * What a paper tells of meetings, with the organizations that it names.
 * @throws ConcordError E_NO_MINUTES if it says nothing that a meeting could hold
 */
export function draftsIn({ reader }: Pick<Context, "reader">, paper: PaperText): MeetingDraft[] {
  const drafts = readMinutes(paper, { years: enteredYears(reader) });
  const named = drafts.flatMap(({ parties, lines }) => [...parties, ...lines.flatMap(({ owner }) => owner ?? [])]);
  if (drafts.every(({ lines }) => lines.length === 0)) throw new ConcordError("E_NO_MINUTES");
  const ids = organizationsCalled(reader, named);
  return drafts.map((draft) => ({
    ...draft,
    parties: draft.parties.map((name) => ({ name, id: ids.get(folded(name)) ?? null })),
    lines: draft.lines.map((line, at) => ({
      ...line,
      lead: line.owner === null ? null : (ids.get(folded(line.owner)) ?? null),
      of: itemAbove(draft, at),
    })),
  }));
}

/** The item under which a line stands in the same section. */
function itemAbove({ lines }: MinutesDraft, at: number): number | null {
  const line = lines[at];
  if (!line || line.kind === "item") return null;
  for (let above = at - 1; above >= 0 && lines[above]?.under === line.under; above--)
    if (lines[above]?.kind === "item") return above;
  return null;
}

const folded = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/** By any of their names; of two that go by one, neither. */
function organizationsCalled(reader: Reader, names: readonly string[]): Map<string, string> {
  const wanted = JSON.stringify([...new Set(names.flatMap((name) => [name, folded(name)]))]);
  const rows = reader.all<{ id: string; name: string }>(
    `WITH wanted AS (SELECT value FROM json_each(?)), called AS (
       SELECT id, name_zh AS name FROM organization WHERE merged_into IS NULL
       UNION ALL SELECT id, name_en FROM organization WHERE merged_into IS NULL
       UNION ALL SELECT id, short_name FROM organization WHERE merged_into IS NULL
       UNION ALL SELECT o.id, a.value FROM organization o, json_each(o.aliases) a WHERE o.merged_into IS NULL AND o.aliases <> '[]')
     SELECT DISTINCT id, name FROM called WHERE name COLLATE NOCASE IN (SELECT value COLLATE NOCASE FROM wanted)`,
    wanted,
  );
  const found = new Map<string, string | null>();
  for (const { id, name } of rows) {
    const key = folded(name);
    found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  }
  return new Map([...found].flatMap(([name, id]) => (id === null ? [] : [[name, id]])));
}

/** @returns the meeting. @throws ConcordError E_UNKNOWN_RECORD, E_SEALED, E_NOT_ALLOWED, and what the rules of the records say */
export function takePaper(context: Context, input: Taking): { meeting: string } {
  const already = asked(context, "table_import.take_paper", input);
  if (already) return { meeting: "meeting" in input.into ? input.into.meeting : already.id };
  return act(context, "table_import.take_paper", input, (tx) => {
    const put = putter(context, tx);
    const meeting = "meeting" in input.into ? input.into.meeting : newMeeting(context, put, input.into);
    const source = put("source", { title: input.name, kind: "minutes", consulted: context.today() });
    const items = new Map<number, string>();
    for (const [at, { kind, text, lead, owner, due, of }] of input.lines.entries()) {
      const held = { meeting, agenda_item: of === null ? null : (items.get(of) ?? null) };
      if (kind === "item")
        items.set(at, put("agenda_item", { meeting, title_zh: text.replace(/\s+/g, " ").slice(0, MAX_LINE) }));
      else if (kind === "action")
        put("action", { ...held, text, lead, owner_text: lead === null ? owner : null, due, sources: [source] });
      else
        put("outcome", {
          ...held,
          kind,
          text,
          sources: [source],
          ...(kind === "decision" && input.adopted && { state: "adopted" }),
          ...((kind === "opinion" || kind === "risk") && { organization: lead }),
        });
    }
    return { meeting };
  }).value;
}

type Put = (
  subject: "meeting" | "attendance" | "source" | "agenda_item" | "action" | "outcome",
  fields: object,
) => string;

function putter(context: Context, tx: Tx): Put {
  return (subject, fields) => putIn(context, tx, subject, { fields: fields as never }, "command").record.id;
}

function newMeeting(
  context: Context,
  put: Put,
  { title, day, place, chair, parties }: Exclude<Taking["into"], { meeting: string }>,
): string {
  const gone = day !== null && day < context.today().slice(0, day.length);
  const meeting = put("meeting", { title_zh: title, day, place, chair, state: gone ? "closed" : "planned" });
  for (const organization of new Set(parties)) put("attendance", { meeting, organization });
  return meeting;
}
