/** Organizations, the links between them, and the terms of the word lists. */

import { newId, wordId } from "../../base/ids.ts";
import { ConcordError, type Warning } from "../../contract/errors.ts";
import { type Change, type Rules, requireName } from "../../records/rules.ts";
import { TYPED_WORDS } from "../../records/settings.ts";
import { namedRecord } from "../../schema/labels.ts";

export const organizationRules: Rules<"organization"> = {
  check(change) {
    requireName(change.after, "name_zh", "name_en", "name_zh_candidate");
    return similarNames(change);
  },
};

export const linkRules: Rules<"link"> = {
  check({ after }) {
    if (after.from === after.to) throw new ConcordError("E_SAME_ENDS");
    return undefined;
  },
};

export const termRules: Rules<"term"> = {
  // Of what minutes print as it was typed there is one entry for each word.
  onlyId: ({ vocabulary, name_zh }) => (vocabulary === TYPED_WORDS && name_zh ? wordId(name_zh) : newId()),
  fixed: ["vocabulary"],
};

function similarNames({ tx, id, before, after }: Change<"organization">): Warning[] {
  for (const field of ["name_zh", "name_en"] as const) {
    const name = after[field];
    if (!name || before?.[field] === name) continue;
    const other = tx.reader.get<{ id: string }>(
      `SELECT id FROM organization WHERE "${field}" = ? AND id <> ?`,
      name,
      id,
    );
    if (other) return [{ code: "W_SIMILAR_NAME", params: { ...namedRecord(tx.reader, "organization", other.id) } }];
  }
  return [];
}
