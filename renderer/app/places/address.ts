/** Where a record is shown: on the screen of its kind, or with the record that it is part of. */

import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { recordsOf } from "../api.ts";
import { type Address, pageOf } from "../screens.ts";

const HISTORY: Address = { to: "/history" };

/**
 * Address of the screen of a record, which may be of a kind that another version of the program made; the history shows
 * what has no other place.
 * @throws what a query throws: where a record is part of another one, it is asked for that
 */
async function addressOf(subject: string, id: string): Promise<Address> {
  const known = SUBJECTS.find((name) => name === subject);
  return known ? placeOf(known, id, undefined) : HISTORY;
}

async function placeOf(subject: Subject, id: string, tab: string | undefined): Promise<Address> {
  const { shownWith, tab: own, fields } = subjectOf(subject);
  const page = pageOf(subject, id, tab);
  if (page) return page;
  if (shownWith.length === 0) return HISTORY;
  const { record } = await recordsOf(subject).get({ id });
  const values = record as unknown as Record<string, string | null>;
  const field = shownWith.find((name) => values[name]);
  if (!field) return HISTORY;
  return placeOf(metaOf(fields[field]).ref as Subject, values[field] as string, tab ?? own);
}

/** Goes to the screen of a record. What went wrong on the way is for the caller. */
export function useToRecord(): (subject: string, id: string) => Promise<void> {
  const navigate = useNavigate();
  return async (subject, id) => navigate((await addressOf(subject, id)) as NavigateOptions);
}
