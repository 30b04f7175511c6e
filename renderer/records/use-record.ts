/** One record: read it, change fields of it, remove it. */
import { useQuery } from "@tanstack/react-query";
import type { Warning } from "../../db/contract/errors.ts";
import type { Labels } from "../../db/contract/records.ts";
import type { PatchOf, RecordOf, Subject } from "../../db/contract/subjects/index.ts";
import { newAction, queriesOf, recordsOf } from "../app/api.ts";
import { saving, tell } from "../app/typing/saved.ts";
import { removeRecord } from "../app/use-undo.ts";

export interface Read<S extends Subject> {
  /** Undefined until it is there. */
  record: RecordOf<S> | undefined;
  labels: Labels;
  error: Error | null;
}

export function useRecord<S extends Subject>(subject: S, id: string | null | undefined): Read<S> {
  const query = useQuery({
    ...queriesOf(subject).get.queryOptions({ input: { id: id ?? "" } }),
    enabled: Boolean(id),
  });
  return { record: query.data?.record, labels: query.data?.labels ?? {}, error: query.error };
}

export type Save = <S extends Subject>(
  subject: S,
  id: string | undefined,
  fields: PatchOf<S>,
  was?: PatchOf<S>,
) => Promise<RecordOf<S>>;

/**
 * Saves fields of any record (a new one without id), telling the status bar; warnings are told too. With `was`, only if
 * the record still holds these values.
 */
export function useSave(): Save {
  return async <S extends Subject>(
    subject: S,
    id: string | undefined,
    fields: PatchOf<S>,
    was?: PatchOf<S>,
  ): Promise<RecordOf<S>> => {
    try {
      const done = await saving(recordsOf(subject).put({ id, fields, was, opId: newAction() }));
      tellWarning(done);
      return done.record;
    } catch (error) {
      tell({ kind: "error", error });
      throw error;
    }
  };
}

/** Fields by their names, as the editor of whichever field gives them. */
export type SaveFields = (fields: Record<string, unknown>, was?: Record<string, unknown>) => Promise<unknown>;

/** As `useSave`, for editors that serve every field: what types do not tell of them, the workspace checks. */
export function useSaveFields(subject: Subject, id: string): SaveFields {
  const save = useSave();
  return (fields, was) => save(subject, id, fields as PatchOf<Subject>, was as PatchOf<Subject> | undefined);
}

/** Tells what is only to be looked at, if the answer to a command says any such thing. */
export function tellWarning(answer: unknown): void {
  const [first] = (answer as { warnings?: readonly Warning[] } | undefined)?.warnings ?? [];
  if (first) tell({ kind: "warning", warning: first });
}

export function useRemove(): (subject: Subject, id: string) => Promise<boolean> {
  return async (subject: Subject, id: string): Promise<boolean> => {
    try {
      await saving(removeRecord(subject, id));
      return true;
    } catch (error) {
      tell({ kind: "error", error });
      return false;
    }
  };
}

/** Runs a command, telling the status bar; true if it was done. */
export function useCommand(): (work: () => Promise<unknown>) => Promise<boolean> {
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await saving(work());
      return true;
    } catch (error) {
      tell({ kind: "error", error });
      return false;
    }
  };
}
