/** The record of what only the minutes of a meeting have. It is made when the first field is filled in. */
import { useQuery } from "@tanstack/react-query";
import type { Labels } from "../../../db/contract/records.ts";
import type { PatchOf, RecordOf } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { useSave } from "../../records/use-record.ts";

export interface MinutesRecord {
  loaded: boolean;
  /** Undefined until a field was filled in. */
  record: RecordOf<"minutes"> | undefined;
  labels: Labels;
  /** With `was`, only if the record, where there is one, still holds these values. */
  put(fields: PatchOf<"minutes">, was?: PatchOf<"minutes">): Promise<RecordOf<"minutes">>;
}

export function useMinutesRecord(meeting: string): MinutesRecord {
  const save = useSave();
  const { data } = useQuery(
    api.minutes.list.queryOptions({ input: { filters: [{ field: "meeting", op: "is", value: meeting }], limit: 1 } }),
  );
  const record = data?.rows[0];
  return {
    loaded: data !== undefined,
    record,
    labels: data?.labels ?? {},
    put: (fields, was) => save("minutes", undefined, { meeting, ...fields }, record && was),
  };
}
