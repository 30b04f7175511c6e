/**
 * Makes several organizations one. Every field that names one of those that go is found by its type, so that none is
 * forgotten: what is of one kind with what the other has already (both were on one attendance list) becomes one record.
 * Records of sealed meetings stay as they were sealed; an organization that they name stays too, and says what it became.
 */
import { ConcordError } from "../../../contract/errors.ts";
import type { Merging } from "../../../contract/procedures/region/duplicates.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import type { Tx } from "../../../ledger/transaction.ts";
import { act, asked } from "../../../records/acts.ts";
import type { Context } from "../../../records/context.ts";
import { putIn, removeIn } from "../../../records/records.ts";
import { requireRecord } from "../../../records/rules.ts";
import type { Fields } from "../../../schema/columns.ts";
import { namedRecord } from "../../../schema/labels.ts";
import { type Reference, referencesTo } from "../../../schema/references.ts";
import { NAME_FIELDS } from "../../../search/name-keys.ts";
import { type AnyRecord, emptyOf, isFrozen, MOST_REFERENCES, moveReference, placeOf } from "../moving.ts";
import { judgementId } from "./judged-pair.ts";

/** What a merge would do. Nothing is written. */
export function mergePlan({ reader, rulesOf }: Context, { keep, gone }: Pick<Merging, "keep" | "gone">) {
  const moves: Record<string, number> = {};
  let [sealed, twice] = [0, 0];
  const places = new Set<string>();
  for (const id of gone)
    for (const reference of referencesTo(reader, "organization", id, MOST_REFERENCES)) {
      if (reference.subject === "judgement") continue;
      const record = requireRecord(reader, reference.subject, reference.id) as AnyRecord;
      if (isFrozen({ reader }, reference, record)) sealed += 1;
      else {
        moves[reference.subject] = (moves[reference.subject] ?? 0) + 1;
        const place = placeOf({ rulesOf }, reference, record, keep);
        if (place === reference.id) continue;
        // Two of those that go may stand in one place as well.
        if (places.has(place) || reader.get(`SELECT 1 FROM "${reference.subject}" WHERE id = ?`, place)) twice += 1;
        places.add(place);
      }
    }
  return { moves, sealed, twice };
}

/**
 * @throws ConcordError E_MERGE_SELF, E_MERGE_GONE, E_MERGE_POSITIONS, E_UNKNOWN_RECORD, and what a change of these records would
 * @returns how many references were moved, and the organizations that stay because sealed minutes name them
 */
export function merge(context: Context, input: Merging): { moved: number; kept: string[] } {
  if (input.gone.includes(input.keep)) throw new ConcordError("E_MERGE_SELF");
  if (asked(context, "organization.merge", input)) return { moved: 0, kept: [] };
  return act(context, "organization.merge", input, (tx) => mergeIn(context, tx, input)).value;
}

function mergeIn(context: Context, tx: Tx, { keep, gone, fields }: Merging): { moved: number; kept: string[] } {
  const kept: string[] = [];
  let moved = 0;
  const into = requireRecord(tx.reader, "organization", keep);
  if (into.merged_into) throw new ConcordError("E_MERGE_GONE", namedRecord(tx.reader, "organization", keep));
  const others = [...new Set(gone)].map((id) => requireRecord(tx.reader, "organization", id));
  for (const one of others) {
    let left = 0;
    for (const reference of referencesTo(tx.reader, "organization", one.id, MOST_REFERENCES))
      if (!move(context, tx, reference, { from: one.id, to: keep })) left += 1;
      else moved += 1;
    if (left === 0) removeIn(context, tx, "organization", one.id, "command");
    else {
      putIn(context, tx, "organization", { id: one.id, fields: { merged_into: keep } }, "command");
      kept.push(one.id);
    }
  }
  const chosen: Fields = { ...filled(into, others), ...(fields as Fields) };
  putIn(
    context,
    tx,
    "organization",
    { id: keep, fields: { ...chosen, aliases: aliasesOf(into, others, chosen) } },
    "command",
  );
  return { moved, kept };
}

/** @returns whether the reference is gone from here; false: a sealed meeting holds it */
function move(context: Context, tx: Tx, reference: Reference, ends: { from: string; to: string }): boolean {
  const judgement = reference.subject === "judgement" ? tx.get("judgement", reference.id) : undefined;
  return judgement ? moveJudgement(context, tx, judgement, ends) : moveReference(context, tx, reference, ends);
}

function moveJudgement(
  context: Context,
  tx: Tx,
  { id, one, other, verdict, reason }: RecordOf<"judgement">,
  { from, to }: { from: string; to: string },
): true {
  removeIn(context, tx, "judgement", id, "command");
  const third = one === from ? other : one;
  if (third !== to && !tx.get("judgement", judgementId(third, to)))
    putIn(context, tx, "judgement", { fields: { one: third, other: to, verdict, reason } }, "command");
  return true;
}

/** What the one that stays leaves empty, from the first of the others that has it; of lists what any of them holds. */
function filled(into: RecordOf<"organization">, others: readonly RecordOf<"organization">[]): Fields {
  const fields: Fields = {};
  for (const { id: _, aliases: __, merged_into: ___, ...other } of others) {
    const held: Fields = { ...into, ...fields };
    Object.assign(fields, emptyOf("organization", held, other));
    for (const [name, value] of Object.entries(other))
      if (Array.isArray(value) && value.length > 0)
        fields[name] = [...new Set([...(held[name] as string[]), ...value])];
  }
  return fields;
}

/** Names of the others that it does not go by yet. */
function aliasesOf(
  into: RecordOf<"organization">,
  others: readonly RecordOf<"organization">[],
  chosen: Fields,
): string[] {
  const own = new Set(NAME_FIELDS.flatMap((field) => chosen[field] ?? into[field] ?? []));
  const more = [into, ...others].flatMap((one) => NAME_FIELDS.flatMap((field) => one[field] ?? []));
  return [...new Set([...into.aliases, ...more.filter((name) => !own.has(name) || into.aliases.includes(name))])];
}
