/** Makes of the view that is held and of what is different in it the view as it is now. Pure. */
import { type MeetingView, VIEW_LISTS, VIEW_VALUES, type ViewChanges } from "../../db/contract/meeting-view.ts";

type ListChanges = NonNullable<ViewChanges["lists"][keyof ViewChanges["lists"]]>;

/** What is not different stays the same object, so that it is not drawn again. */
export function withChanges(held: MeetingView, { values, lists, labels }: ViewChanges): MeetingView {
  const view = { ...held };
  for (const name of VIEW_VALUES) if (values[name] !== undefined) view[name] = values[name] as never;
  for (const name of VIEW_LISTS) {
    const changes = lists[name];
    if (changes) view[name] = changedList(held[name], changes) as never;
  }
  if (Object.keys(labels.put).length > 0 || labels.gone.length > 0) {
    view.labels = { ...held.labels, ...labels.put };
    for (const id of labels.gone) delete view.labels[id];
  }
  return view;
}

function changedList(held: readonly { id: string }[], { put, gone, order }: ListChanges): { id: string }[] {
  const leaves = new Set(gone);
  const other = new Map<string, { id: string }>(put.map(({ record }) => [record.id, record]));
  const stayed = held.filter(({ id }) => !leaves.has(id)).map((one) => other.get(one.id) ?? one);
  if (order) {
    const all = new Map([...stayed, ...other.values()].map((one) => [one.id, one]));
    return order.flatMap((id) => all.get(id) ?? []);
  }
  const list = stayed;
  for (const { record, behind } of put) {
    if (behind === undefined) continue;
    const at = behind === null ? 0 : list.findIndex(({ id }) => id === behind) + 1;
    list.splice(at, 0, record);
  }
  return list;
}
