/** Segments and terms: put in order, and made one with all that names them. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MergingKept, Placing, SegmentNode } from "../../contract/procedures/region/kept-lists.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Vocabulary } from "../../contract/vocabulary.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { namedRecord } from "../../schema/labels.ts";
import { referencesTo } from "../../schema/references.ts";
import { MOST_REFERENCES, moveReference } from "./moving.ts";

type Kept = "segment" | "term";
const STEP = 10;

/** @throws ConcordError E_CYCLE, E_UNKNOWN_RECORD */
export function placeSegment(context: Context, input: Placing & { parent: string | null }): void {
  if (asked(context, "segment.place", input)) return;
  act(context, "segment.place", input, (tx) => {
    const { id, parent } = input;
    if (requireRecord(tx.reader, "segment", id).parent !== parent)
      putIn(context, tx, "segment", { id, fields: { parent } }, "command");
    place(context, tx, "segment", input, ordered(tx.reader, "segment", "parent IS ?", parent));
  });
}

/** @throws ConcordError E_UNKNOWN_RECORD */
export function placeTerm(context: Context, input: Placing): void {
  if (asked(context, "term.place", input)) return;
  act(context, "term.place", input, (tx) => {
    const { vocabulary } = requireRecord(tx.reader, "term", input.id);
    place(context, tx, "term", input, ordered(tx.reader, "term", "vocabulary = ?", vocabulary));
  });
}

/** Writes the ranks of those whose place is another one now. */
function place(
  context: Context,
  tx: Tx,
  subject: Kept,
  { id, before }: Placing,
  siblings: readonly RecordOf<Kept>[],
): void {
  const order = siblings.map((one) => one.id).filter((one) => one !== id);
  const at = before === null ? order.length : order.indexOf(before);
  order.splice(at < 0 ? order.length : at, 0, id);
  for (const [index, one] of order.entries()) {
    const rank = (index + 1) * STEP;
    if (siblings.find((held) => held.id === one)?.rank !== rank)
      putIn(context, tx, subject, { id: one, fields: { rank } }, "command");
  }
}

function ordered<K extends Kept>(reader: Reader, subject: K, among: string, value: string | null): RecordOf<K>[] {
  return reader
    .all<Row>(`SELECT * FROM "${subject}" WHERE ${among} ORDER BY rank IS NULL, rank, id`, value)
    .map((row) => recordFrom(subject, row) as RecordOf<K>);
}

/** @throws ConcordError E_MERGE_SELF, E_MERGE_GONE, E_UNKNOWN_RECORD */
export function mergeSegments(context: Context, input: MergingKept): { moved: number; stays: boolean } {
  if (input.keep === input.gone) throw new ConcordError("E_MERGE_SELF");
  if (asked(context, "segment.merge", input)) return { moved: 0, stays: false };
  return act(context, "segment.merge", input, (tx) => {
    const { keep, gone } = input;
    const { parent } = requireRecord(tx.reader, "segment", gone);
    if (requireRecord(tx.reader, "segment", keep).merged_into)
      throw new ConcordError("E_MERGE_GONE", namedRecord(tx.reader, "segment", keep));
    // What lies below the one that goes comes to lie below the one that stays, which may be one of them.
    if (isBelow(tx.reader, keep, gone)) putIn(context, tx, "segment", { id: keep, fields: { parent } }, "command");
    return mergeIn(context, tx, "segment", input);
  }).value;
}

/** @throws ConcordError E_MERGE_SELF, E_WRONG_VOCABULARY, E_UNKNOWN_RECORD */
export function mergeTerms(context: Context, input: MergingKept): { moved: number; stays: boolean } {
  if (input.keep === input.gone) throw new ConcordError("E_MERGE_SELF");
  if (asked(context, "term.merge", input)) return { moved: 0, stays: false };
  return act(context, "term.merge", input, (tx) => {
    const { vocabulary } = requireRecord(tx.reader, "term", input.keep);
    if (requireRecord(tx.reader, "term", input.gone).vocabulary !== vocabulary)
      throw new ConcordError("E_WRONG_VOCABULARY", { vocabulary });
    return mergeIn(context, tx, "term", input);
  }).value;
}

function mergeIn(context: Context, tx: Tx, subject: Kept, { keep, gone }: MergingKept) {
  const [into, other] = [requireRecord(tx.reader, subject, keep), requireRecord(tx.reader, subject, gone)];
  let [moved, left] = [0, 0];
  for (const reference of referencesTo(tx.reader, subject, gone, MOST_REFERENCES))
    if (moveReference(context, tx, reference, { from: gone, to: keep })) moved += 1;
    else left += 1;
  // What the one that stays is not called in English yet.
  if (!into.name_en && other.name_en)
    putIn(context, tx, subject, { id: keep, fields: { name_en: other.name_en } }, "command");
  if (left === 0) removeIn(context, tx, subject, gone, "command");
  else {
    const fields = subject === "segment" ? { merged_into: keep } : { retired: true };
    putIn(context, tx, subject, { id: gone, fields }, "command");
  }
  return { moved, stays: left > 0 };
}

function isBelow(reader: Reader, id: string, top: string): boolean {
  return (
    reader.get(
      `WITH RECURSIVE above(id) AS (SELECT parent FROM segment WHERE id = ?
         UNION SELECT s.parent FROM above a JOIN segment s ON s.id = a.id WHERE s.parent IS NOT NULL)
       SELECT 1 FROM above WHERE id = ?`,
      id,
      top,
    ) !== undefined
  );
}

const BELOW = `below(root, id) AS (SELECT id, id FROM segment
  UNION SELECT b.root, s.id FROM below b JOIN segment s ON s.parent = b.id)`;
/** Organizations that are one of the region's own, by the segment or one below it. */
const FIRMS = `firms(root, id) AS (SELECT DISTINCT b.root, l.id FROM below b
  JOIN list_value l ON l.value = b.id AND l.subject = 'organization' AND l.field = 'segments'
  WHERE l.id NOT IN (SELECT id FROM organization WHERE merged_into IS NOT NULL))`;

/** All segments, with how many organizations and links each has. */
export function segmentTree(reader: Reader): SegmentNode[] {
  const firms = counted(
    reader,
    `WITH RECURSIVE ${BELOW}, ${FIRMS} SELECT root, COUNT(*) AS many FROM firms GROUP BY root`,
  );
  const links = counted(
    reader,
    `WITH RECURSIVE ${BELOW}, ${FIRMS}, ties(root, id) AS (
       SELECT f.root, k.id FROM firms f JOIN link k ON k."from" = f.id WHERE k.status <> 'suggested'
       UNION SELECT f.root, k.id FROM firms f JOIN link k ON k."to" = f.id WHERE k.status <> 'suggested'
       UNION SELECT b.root, k.id FROM below b JOIN link k ON k.segment = b.id WHERE k.status <> 'suggested')
     SELECT root, COUNT(*) AS many FROM ties GROUP BY root`,
  );
  return reader
    .all<Row>("SELECT * FROM segment ORDER BY id")
    .map((row) => recordFrom("segment", row))
    .map((record) => ({ record, firms: firms.get(record.id) ?? 0, links: links.get(record.id) ?? 0 }));
}

function counted(reader: Reader, sql: string): Map<string, number> {
  return new Map(reader.all<{ root: string; many: number }>(sql).map(({ root, many }) => [root, many]));
}

/** The terms of a list, with how many records name each. */
export function termsUsed(reader: Reader, vocabulary: Vocabulary): { record: RecordOf<"term">; uses: number }[] {
  return ordered(reader, "term", "vocabulary = ?", vocabulary).map((record) => ({
    record,
    uses: referencesTo(reader, "term", record.id, MOST_REFERENCES).length,
  }));
}
