/** The groups of a list, as the workspace counts them. */

import type { Filter } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { filtersByNearness, filtersOfValue, isNearness } from "../../../db/contract/subjects/lists.ts";
import { recordsOf } from "../../app/api.ts";
import type { Group } from "./groups.ts";

interface Narrowed {
  filters: Filter[];
  search?: string;
}

/** The groups that have records, in their order on screen. */
export async function groupsOf(subject: Subject, by: string, asked: Narrowed, today: string): Promise<Group[]> {
  const { tally, count } = recordsOf(subject);
  if (!isNearness(subject, by)) {
    const { values, labels } = await tally({ ...asked, by, ...(subject === "action" && { today }) });
    return values.map(({ value, ...counted }) => ({
      key: `${by}:${value ?? ""}`,
      filters: filtersOfValue(subject, by, value),
      value,
      ...counted,
      ...(value !== null && labels[value] && { label: labels[value] }),
    }));
  }
  const groups = await Promise.all(
    filtersByNearness(subject, by, today).map(async ({ value, filters }): Promise<Group> => {
      const counted = await count({ ...asked, filters: [...asked.filters, ...filters] });
      return { key: `${by}:${value}`, filters, value, count: counted, late: 0 };
    }),
  );
  return groups.filter((group) => group.count > 0);
}
