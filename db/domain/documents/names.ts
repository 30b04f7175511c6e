/** Names of records as documents print them. */
import type { Reader } from "../../base/store.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import type { Label, Labels } from "../../contract/records.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import { labelFor, labelsOrRemoved } from "../../records/labels.ts";

export function nameOf(reader: Reader, subject: Subject, id: string): Bilingual {
  return bilingual(labelFor(reader, subject, id));
}

export function bilingual(label: Label | null | undefined): Bilingual {
  return { zh: label?.zh ?? null, en: label?.en ?? null };
}

/** Labels of these ids; empty ones are passed over. */
export function labelsAmong(reader: Reader, subject: Subject, ids: readonly (string | null)[]): Labels {
  return labelsOrRemoved(reader, subject, [...new Set(ids.filter((id): id is string => id !== null))]);
}
