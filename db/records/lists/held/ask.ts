/** Answers what lists ask from what is held of them: which records, how many of each value, and which stand where. */
import type { Reader } from "../../../base/store.ts";
import { isOpen } from "../../../contract/questions.ts";
import type { Filter, ListQuery, Tally } from "../../../contract/records.ts";
import { type Subject, subjectOf } from "../../../contract/subjects/index.ts";
import { columnOf } from "../../../schema/columns.ts";
import { spelled } from "../../../search/spelled.ts";
import { conditionsOf, whereOf } from "../conditions.ts";
import type { HeldList } from "./held-list.ts";

type Counted = Tally["values"][number];
type Narrowed = Pick<ListQuery, "filters" | "search">;

/** Of each row number whether its record is asked for. @throws ConcordError as `conditionsOf` does */
export function matching(list: HeldList, reader: Reader, { filters = [], search }: Narrowed): Uint8Array {
  if (filters.length === 0 && !search) return list.present;
  const mask = list.present.slice();
  // What is not asked for properly is refused as it would be otherwise.
  conditionsOf(list.subject, { filters, search });
  for (const filter of filters) {
    const values = filter.op === "asks" ? undefined : list.fields.get(filter.field);
    const passing = values?.passing(filter);
    if (values && passing) {
      const { codes } = values;
      for (let row = 0; row < mask.length; row++) if (mask[row] && !passing[codes[row] as number]) mask[row] = 0;
    } else keep(list, reader, mask, otherwise(filter));
  }
  if (search) keep(list, reader, mask, { asked: { search }, but: false });
  return mask;
}

/** Whoever is tied to nobody are many: those who are tied are asked for, and left out. */
function otherwise(filter: Filter): { asked: Narrowed; but: boolean } {
  const none = filter.op === "asks" && filter.field === "tied" && filter.value === "none";
  return { asked: { filters: [none ? { ...filter, value: "some" } : filter] }, but: none };
}

/** Leaves the rows that the tables name; or all others. */
function keep(
  { subject, present }: HeldList,
  reader: Reader,
  mask: Uint8Array,
  { asked, but }: { asked: Narrowed; but: boolean },
): void {
  const conditions = conditionsOf(subject, asked);
  const values = conditions.flatMap((condition) => condition.values);
  const rows = reader.all<{ row: number }>(`SELECT row FROM "${subject}" ${whereOf(conditions, false)}`, ...values);
  const named = new Uint8Array(present.length);
  for (const { row } of rows) named[row] = 1;
  for (let row = 0; row < mask.length; row++) if (Boolean(named[row]) === but) mask[row] = 0;
}

export function countIn(mask: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  return count;
}

/** How many hold each value; null: this field is not held. @param today of actions, the day on which they are late */
export function tallyIn(list: HeldList, mask: Uint8Array, by: string, today: string | undefined): Counted[] | null {
  const values = list.fields.get(by);
  if (!values) return null;
  const late = lateIn(list, today);
  const counts = new Uint32Array(values.values.length);
  const lates = new Uint32Array(values.values.length);
  const { codes } = values;
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
    if (late?.(row)) lates[code] = (lates[code] as number) + 1;
  }
  const { kind } = columnOf(list.subject, by)?.meta ?? {};
  const years = kind === "date" || kind === "partial_date";
  const told = new Map<string | null, Counted>();
  for (const [code, parts] of values.parts.entries()) {
    if (counts[code] === 0) continue;
    for (const part of parts) {
      const value = years ? (part?.slice(0, 4) ?? null) : part;
      const known = told.get(value) ?? { value, count: 0, late: 0 };
      known.count += counts[code] as number;
      known.late += lates[code] as number;
      told.set(value, known);
    }
  }
  return [...told.values()];
}

/** Whether the action of a row is late. */
function lateIn({ subject, fields }: HeldList, today: string | undefined): ((row: number) => boolean) | null {
  const [status, due] = [fields.get("status"), fields.get("due")];
  if (subject !== "action" || !today || !status || !due) return null;
  const open = status.values.map((value) => isOpen({ status: value as never }));
  const over = due.passing({ field: "due", op: "before", value: today }) as Uint8Array;
  return (row) => open[status.codes[row] as number] === true && over[due.codes[row] as number] === 1;
}

/** Row numbers of a page, and of the one after it; null: there is no such order of what is held. */
export function pageIn(
  list: HeldList,
  mask: Uint8Array,
  { sort, offset, limit }: { sort: NonNullable<ListQuery["sort"]>; offset: number; limit: number },
): number[] | null {
  const [first, ...others] = sort;
  if (!first || others.length > 0) return null;
  const down = first.dir === "desc";
  const { title } = subjectOf(list.subject);
  const language = (["zh", "en"] as const).find((one) => title[one][0] === first.field);
  const kind = columnOf(list.subject, first.field)?.meta.kind;
  if (language && kind === "text") return named(list, mask, language, down, offset, limit + 1);
  return list.fields.has(first.field) ? valued(list, mask, first.field, down, offset, limit + 1) : null;
}

/** In the order of their names; what has none stands last, in either direction. */
function named(
  list: HeldList,
  mask: Uint8Array,
  language: "zh" | "en",
  down: boolean,
  offset: number,
  most: number,
): number[] {
  const order = list.order(language);
  const nameless = list.nameless(language);
  const found: number[] = [];
  let passed = 0;
  const take = (row: number) => {
    if (!mask[row]) return;
    if (passed++ >= offset) found.push(row);
  };
  const end = order.length - nameless;
  for (let k = 0; k < end && found.length < most; k++) take(order[down ? end - 1 - k : k] as number);
  for (let k = end; k < order.length && found.length < most; k++) take(order[k] as number);
  return found;
}

/** In the order of the values of a field, those of one value by name. */
function valued(
  list: HeldList,
  mask: Uint8Array,
  field: string,
  down: boolean,
  offset: number,
  most: number,
): number[] {
  const { codes, values } = list.fields.get(field) as NonNullable<ReturnType<HeldList["fields"]["get"]>>;
  const { rank, ranks } = ranksOf(list.subject, field, values, down);
  const counts = new Uint32Array(ranks);
  for (let row = 0; row < mask.length; row++)
    if (mask[row])
      counts[rank[codes[row] as number] as number] = (counts[rank[codes[row] as number] as number] as number) + 1;
  // Where each value begins among what is asked for; only those that reach into the page are gathered.
  const gathered: { at: number; rows: number[] }[] = [];
  const wanted = new Int32Array(ranks).fill(-1);
  for (let at = 0, begins = 0; at < ranks; begins += counts[at++] as number) {
    if (begins >= offset + most || begins + (counts[at] as number) <= offset) continue;
    wanted[at] = gathered.length;
    gathered.push({ at: begins, rows: [] });
  }
  const order = list.order("zh");
  for (let k = 0; k < order.length; k++) {
    const row = order[down ? order.length - 1 - k : k] as number;
    const place = mask[row] ? (wanted[rank[codes[row] as number] as number] as number) : -1;
    if (place >= 0) gathered[place]?.rows.push(row);
  }
  const [{ at: begins } = { at: 0 }] = gathered;
  return gathered.flatMap(({ rows }) => rows).slice(offset - begins, offset - begins + most);
}

/** The place of each value; what is empty has the last. */
function ranksOf(subject: Subject, field: string, values: readonly (string | number | null)[], down: boolean) {
  const meta = columnOf(subject, field)?.meta;
  const closed = meta?.values;
  const keyOf = (value: string | number) => {
    if (closed) return String(closed.indexOf(String(value))).padStart(4, "0");
    return meta?.kind === "text" ? spelled(String(value)) : String(value);
  };
  const keys = values.map((value) => (value === null ? null : keyOf(value)));
  const inOrder = [...new Set(keys.filter((key) => key !== null))].toSorted((a, b) => (a < b ? -1 : 1));
  if (down) inOrder.reverse();
  const places = new Map(inOrder.map((key, at) => [key, at]));
  const rank = keys.map((key) => (key === null ? inOrder.length : (places.get(key) as number)));
  return { rank, ranks: inOrder.length + 1 };
}
