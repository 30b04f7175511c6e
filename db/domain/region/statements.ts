/** What other sources say of a field. Taking it puts it in the place of what stands there, with its source. */
import { ConcordError } from "../../contract/errors.ts";
import { type PatchOf, type RecordOf, SUBJECTS, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";

/** Fields that name what a statement is of. */
const OF = SUBJECTS.filter((subject) => {
  const field = (subjectOf("statement").fields as Record<string, unknown>)[subject] as Parameters<typeof metaOf>[0];
  return field !== undefined && metaOf(field).onRemove === "remove";
});

export const statementRules: Rules<"statement"> = {
  check({ after }) {
    const { subject } = statedOf(after);
    if (!isStated(subject, after.field)) throw new ConcordError("E_STATEMENT_FIELD");
    // It can be taken one day, so it is a value that the field may hold.
    readAs(subject, after.field, after.value);
    return undefined;
  },
};

/** The record that it is said of. @throws ConcordError E_STATEMENT_OF unless there is exactly one */
function statedOf(statement: RecordOf<"statement">): { subject: Subject; id: string } {
  const named = OF.flatMap((subject) => {
    const id = (statement as unknown as Record<string, string | null>)[subject];
    return id ? [{ subject, id }] : [];
  });
  if (named.length !== 1 || !named[0]) throw new ConcordError("E_STATEMENT_OF");
  return named[0];
}

/** Whether other sources may say otherwise: of what is one value, and not of where it comes from. */
function isStated(subject: Subject, field: string): boolean {
  const { fields } = subjectOf(subject);
  if (!Object.hasOwn(fields, field)) return false;
  const { kind, ref, apart, ofSources, packed, code, private: kept } = metaOf((fields as never)[field]);
  return STATED.has(kind) && !ref && !apart && !ofSources && !packed && !code && !kept;
}

const STATED: ReadonlySet<string> = new Set(["text", "enum", "date", "partial_date", "decimal"]);

/** @throws ConcordError what the field's type says */
function readAs(subject: Subject, field: string, value: string): PatchOf<Subject> {
  const read = subjectOf(subject).patch.safeParse({ [field]: value });
  if (!read.success) throw new ConcordError("E_STATEMENT_VALUE", { path: field, of: subject });
  return read.data as PatchOf<Subject>;
}

/** @throws ConcordError E_UNKNOWN_RECORD, and what a change of the record would */
export function takeStatement(context: Context, input: { id: string; opId?: string | undefined }): void {
  if (asked(context, "statement.take", input)) return;
  act(context, "statement.take", input, (tx) => {
    const statement = requireRecord(tx.reader, "statement", input.id);
    const { subject, id } = statedOf(statement);
    const { sources = [] } = requireRecord(tx.reader, subject, id) as { sources?: string[] };
    const fields = {
      ...readAs(subject, statement.field, statement.value),
      ...(!sources.includes(statement.source) && { sources: [...sources, statement.source] }),
    };
    putIn(context, tx, subject, { id, fields });
    removeIn(context, tx, "statement", statement.id);
  });
}
