/** Organizations with their people, the links between them, and the segments of the chain. */
import { ConcordError, type Warning } from "../../contract/errors.ts";
import { type Change, type Rules, requireName, requireTree, requireVocabulary } from "../../records/rules.ts";

export const organizationRules: Rules<"organization"> = {
  check(change) {
    requireName(change.after, "name_zh", "name_en", "name_zh_candidate");
    return similarNames(change);
  },
};

export const personRules: Rules<"person"> = {};

export const segmentRules: Rules<"segment"> = {
  check({ tx, id, after }) {
    requireTree(tx.reader, "segment", id, after.parent);
    return undefined;
  },
};

export const linkRules: Rules<"link"> = {
  check({ tx, after }) {
    if (after.from === after.to) throw new ConcordError("E_SAME_ENDS");
    requireVocabulary(tx.reader, "link_type", after.type);
    return undefined;
  },
};

export const termRules: Rules<"term"> = { fixed: ["vocabulary"] };
export const sourceRules: Rules<"source"> = {};

function similarNames({ tx, id, before, after }: Change<"organization">): Warning[] {
  for (const field of ["name_zh", "name_en"] as const) {
    const name = after[field];
    if (!name || before?.[field] === name) continue;
    const other = tx.reader.get<{ name: string }>(
      `SELECT "${field}" AS name FROM organization WHERE "${field}" = ? AND id <> ?`,
      name,
      id,
    );
    if (other) return [{ code: "W_SIMILAR_NAME", params: { name: other.name } }];
  }
  return [];
}
