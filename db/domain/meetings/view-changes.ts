/**
 * What is different in the view of a meeting from what a window holds of it. The view is read whole, which is quick; what
 * is sent, checked off and drawn is only what differs. What windows hold is known by its version, a fingerprint of its
 * content, so that windows which show the same share one; a version that is not remembered any more gets the whole.
 */
import { createHash } from "node:crypto";
import { type MeetingView, VIEW_LISTS, VIEW_VALUES, type ViewChanges } from "../../contract/meeting-view.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Context } from "../../records/context.ts";
import { meetingView } from "./meeting-view.ts";

/** Views that are remembered: those of the last moments, of more meetings than are shown at once. */
const MOST_REMEMBERED = 16;

/** A view as text, part by part, to be compared. */
interface Remembered {
  version: string;
  values: Map<string, string>;
  /** By list and id, in order. */
  lists: Map<string, Map<string, string>>;
  labels: Map<string, string>;
}

/** By the opening of a workspace; the newest last. */
const remembered = new WeakMap<Ledger, Map<string, Remembered>>();

/**
 * @param version of what the caller holds; null for nothing
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function viewSince({ ledger, reader }: Context, { id, version }: { id: string; version: string | null }) {
  const view = meetingView(reader, id);
  const now = partsOf(view);
  const known = remembered.get(ledger) ?? new Map<string, Remembered>();
  remembered.set(ledger, known);
  const held = version === null ? undefined : known.get(version);
  remember(known, now);
  return held
    ? { version: now.version, whole: null, changes: changesBetween(held, now, view) }
    : { version: now.version, whole: view, changes: null };
}

function remember(known: Map<string, Remembered>, now: Remembered): void {
  known.delete(now.version);
  known.set(now.version, now);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_REMEMBERED) break;
    known.delete(oldest);
  }
}

function partsOf(view: MeetingView): Remembered {
  const values = new Map(VIEW_VALUES.map((name) => [name as string, JSON.stringify(view[name])]));
  const lists = new Map(
    VIEW_LISTS.map((name) => {
      const records: readonly { id: string }[] = view[name];
      return [name as string, new Map(records.map((record) => [record.id, JSON.stringify(record)]))];
    }),
  );
  const labels = new Map(Object.entries(view.labels).map(([id, label]) => [id, JSON.stringify(label)]));
  const hash = createHash("sha256");
  for (const [name, text] of values) hash.update(`${name} ${text}\n`);
  for (const [name, records] of lists) {
    hash.update(`${name}\n`);
    for (const text of records.values()) hash.update(`${text}\n`);
  }
  for (const id of [...labels.keys()].sort()) hash.update(`${id} ${labels.get(id)}\n`);
  return { version: hash.digest("base64url"), values, lists, labels };
}

function changesBetween(held: Remembered, now: Remembered, view: MeetingView): ViewChanges {
  const changes: Record<keyof ViewChanges, Record<string, unknown>> = {
    values: {},
    lists: {},
    labels: {
      put: Object.fromEntries(Object.entries(view.labels).filter(([id]) => held.labels.get(id) !== now.labels.get(id))),
      gone: [...held.labels.keys()].filter((id) => !now.labels.has(id)),
    },
  };
  for (const name of VIEW_VALUES) if (held.values.get(name) !== now.values.get(name)) changes.values[name] = view[name];
  for (const name of VIEW_LISTS) {
    const [before, after] = [held.lists.get(name), now.lists.get(name)];
    const difference = before && after && differenceOf(before, after, view[name]);
    if (difference) changes.lists[name] = difference;
  }
  return changes as unknown as ViewChanges;
}

/** @returns undefined if nothing in the list is different */
function differenceOf(before: Map<string, string>, after: Map<string, string>, records: readonly { id: string }[]) {
  const put = records.flatMap((record, at) => {
    const { id } = record;
    if (before.get(id) === after.get(id)) return [];
    return [before.has(id) ? { record } : { record, behind: records[at - 1]?.id ?? null }];
  });
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const stayed = (from: Map<string, string>, others: Map<string, string>) =>
    [...from.keys()].filter((id) => others.has(id)).join();
  const order = stayed(before, after) === stayed(after, before) ? null : [...after.keys()];
  return put.length > 0 || gone.length > 0 || order ? { put, gone, order } : undefined;
}
