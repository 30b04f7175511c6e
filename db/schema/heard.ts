/**
 * SQL by which a position counts as taken on another text than that of its outcome: which entry had seen which says so, the same
 * on all laptops.
 */

/** SQL: the entry that wrote what stands in a field of a row. */
const writerOf = (at: string, field: string) => `coalesce(${at}._writers ->> '${field}', ${at}._origin)`;

/**
 * SQL: the entry that wrote the sentence of an outcome, `u`, on which positions are taken. A translation says the same: only who
 * wrote the text itself is asked for.
 */
export const WRITER_OF_TEXT = `CASE WHEN coalesce(u.text, '') <> '' THEN ${writerOf("u", "text")} ELSE ${writerOf("u", "text_en")} END`;

/** SQL, asked once for all rows: one device alone has seen all that it wrote. */
const SEVERAL_DEVICES = "EXISTS (SELECT 1 FROM device LIMIT 1 OFFSET 1)";

/** SQL: whether a position, `p`, counts as taken on another text than that of its outcome, `u`. */
export const ON_EARLIER_TEXT = `(p.earlier_text IS TRUE
  OR (${SEVERAL_DEVICES} AND ${WRITER_OF_TEXT} <> u._origin AND ${unheardSql(WRITER_OF_TEXT)}))`;

/**
 * Neither did the party's laptop know the text when the position was taken or said again, nor whoever wrote the text the
 * position. @param wrote the entry that wrote the text
 */
export function unheardSql(wrote: string): string {
  return `EXISTS (SELECT 1 FROM ledger wrote JOIN ledger took ON took.n = ${writerOf("p", "stance")}
    JOIN ledger again ON again.n = ${writerOf("p", "earlier_text")} WHERE wrote.n = ${wrote}
      AND NOT ${sawSql("took", "wrote")} AND NOT ${sawSql("again", "wrote")} AND NOT ${sawSql("wrote", "took")})`;
}

/** Whether an entry had seen another, or is the same; both names stand for rows of the ledger. */
function sawSql(later: string, earlier: string): string {
  return `(CASE WHEN ${later}.dev = ${earlier}.dev THEN ${later}.seq >= ${earlier}.seq
    ELSE coalesce(${later}.body -> '$.vv' ->> ${earlier}.dev, 0) >= ${earlier}.seq END)`;
}
