/**
 * Fields that count otherwise than they were written where another field of the record contradicts them. What was written, by
 * whichever laptop, stays in its register and beside the field in the table; everybody who reads the field, in SQL or as a
 * record, reads what counts. So it is the same on all laptops that have the same entries.
 */
import { standingStatus, standingStatusSql } from "../contract/questions.ts";
import type { Subject } from "../contract/subjects/index.ts";

interface Standing {
  /** What counts, by what was written. */
  of(fields: Readonly<Record<string, unknown>>): string | null;
  /** The same in SQL. @param written the column that holds what was written */
  sql(written: string): string;
}

const STANDING: { readonly [S in Subject]?: Readonly<Record<string, Standing>> } = {
  action: {
    status: {
      of: ({ status = null, percent = null }) =>
        standingStatus({ status: status as string | null, percent: percent as number | null }),
      sql: (written) => standingStatusSql({ status: written, percent: '"percent"' }),
    },
  },
};

export function standingIn(subject: Subject): readonly (readonly [field: string, standing: Standing])[] {
  return Object.entries(STANDING[subject] ?? {});
}

export function standingOf(subject: Subject, field: string): Standing | undefined {
  return STANDING[subject]?.[field];
}

/** The column that holds what was written to a field. */
export function writtenColumn(subject: Subject, field: string): string {
  return standingOf(subject, field) ? `_written_${field}` : field;
}
