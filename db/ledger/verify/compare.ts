/** Compares what the tables say of a record with what the ledger makes of it, value by value as SQLite stores them. */
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import { columnsOf, indexedLists, type Row, toSql } from "../../schema/columns.ts";
import { atOnce } from "../pace.ts";
import { writersText } from "../records.ts";
import type { Made, Replayer } from "../replay.ts";

/** Where tables and ledger do not say the same. */
export interface Difference {
  /** Of the record, or the name of another table. */
  subject: string;
  id: string;
  /** Fields that differ; `*` for the whole record. */
  fields: string[];
}

/** Entries of one record that are taken up at once. */
const PAGE = 32;

/**
 * Yields within a record that has many entries; what others write of it meanwhile is taken up as well.
 * @throws ConcordError E_TABLES_DIFFER if the tables say anything else of the record than its entries
 */
export function* comparing(store: Store, replayer: Replayer, subject: Subject, id: string): Generator<void, void> {
  const record = replayer.begin(subject, id);
  for (let after = 0; ; yield) {
    const entries = store.all<{ n: number }>(
      "SELECT n FROM touched WHERE subject = ? AND id = ? AND n > ? ORDER BY n LIMIT ?",
      subject,
      id,
      after,
      PAGE,
    );
    for (const { n } of entries) {
      if (!record.take(n)) throw differing({ subject, id, fields: ["touched"] });
      after = n;
    }
    if (entries.length < PAGE) break;
  }
  const fields = fieldsThatDiffer(store, subject, id, record.made());
  if (fields.length > 0) throw differing({ subject, id, fields });
}

/** The same at once. */
export function requireSame(store: Store, replayer: Replayer, subject: Subject, id: string): void {
  atOnce(comparing(store, replayer, subject, id));
}

export function differing({ subject, id, fields }: Difference): ConcordError {
  return new ConcordError("E_TABLES_DIFFER", { subject, id, fields: fields.join(", ") });
}

function fieldsThatDiffer(store: Store, subject: Subject, id: string, made: Made): string[] {
  const row = store.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  const stone = store.get<Row>("SELECT * FROM tombstone WHERE subject = ? AND id = ?", subject, id);
  const alive = made.state?.alive === true;
  const dead = made.state?.alive === false;
  if ((row !== undefined) !== alive || (stone !== undefined) !== dead) return ["*"];
  return [
    ...(row ? rowDiffers(store, subject, row, made) : []),
    ...(stone ? stoneDiffers(stone, made) : []),
    ...besidesDiffer(store, subject, id, made),
  ];
}

function rowDiffers(store: Store, subject: Subject, row: Row, { state }: Made): string[] {
  if (!state) return ["*"];
  const differ = columnsOf(subject)
    .filter((column) => row[column.written] !== toSql(column, state.fields[column.name]))
    .map(({ name }) => name);
  for (const { name } of indexedLists(subject))
    for (const value of state.fields[name] as string[])
      if (!isListed(store, { value, subject, field: name, id: row.id as string })) differ.push(name);
  if (row._origin !== state.origin) differ.push("_origin");
  if (row._writers !== writersText(state)) differ.push("_writers");
  return [...new Set(differ)];
}

function stoneDiffers(stone: Row, { state }: Made): string[] {
  if (!state) return ["*"];
  const differ: string[] = [];
  if (stone.fields !== JSON.stringify(state.fields)) differ.push("*");
  if (stone._origin !== state.origin) differ.push("_origin");
  if (stone._writers !== writersText(state)) differ.push("_writers");
  return differ;
}

/** Kept values and notes of what does not fit. */
function besidesDiffer(store: Store, subject: Subject, id: string, made: Made): string[] {
  const conflicts = store.all<{ field: string; line: string }>(
    "SELECT field, field || ' ' || n || ' ' || value AS line FROM conflict WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  const kept = [...made.losers].flatMap(([field, losers]) =>
    losers.map(({ n, value }) => ({ field, line: `${field} ${n} ${value}` })),
  );
  const misfits = store.all<{ field: string; line: string }>(
    "SELECT field, field || ' ' || n || ' ' || reason AS line FROM misfit WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  const noted = made.misfits.map(({ field, n, reason }) => ({ field, line: `${field} ${n} ${reason}` }));
  return [...oneSided(conflicts, kept), ...oneSided(misfits, noted)];
}

/** The fields of lines that stand in one list only. */
function oneSided(
  a: readonly { field: string; line: string }[],
  b: readonly { field: string; line: string }[],
): string[] {
  const [inA, inB] = [new Set(a.map(({ line }) => line)), new Set(b.map(({ line }) => line))];
  const alone = [...a.filter(({ line }) => !inB.has(line)), ...b.filter(({ line }) => !inA.has(line))];
  return [...new Set(alone.map(({ field }) => field))];
}

export interface ListedValue {
  value: string;
  subject: string;
  field: string;
  id: string;
}

function isListed(store: Store, { value, subject, field, id }: ListedValue): boolean {
  return (
    store.get(
      "SELECT 1 FROM list_value WHERE value = ? AND subject = ? AND field = ? AND id = ?",
      value,
      subject,
      field,
      id,
    ) !== undefined
  );
}
