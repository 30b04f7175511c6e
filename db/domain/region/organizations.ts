/** Organizations, the links between them, and the terms of the word lists. */

import { newId, wordId } from "../../base/ids.ts";
import { ConcordError, type Warning } from "../../contract/errors.ts";
import { codeAsKept, judgeCode } from "../../language/registry/credit-code.ts";
import type { Change, Rules } from "../../records/rules.ts";
import { TYPED_WORDS } from "../../records/settings.ts";
import { namedRecord } from "../../schema/labels.ts";

export const organizationRules: Rules<"organization"> = {
  byCommand: ["merged_into"],
  follows: (_, { credit_code }) => (credit_code ? { credit_code: codeAsKept(credit_code) } : {}),
  check: (change) => [...similarNames(change), ...aboutCode(change)],
};

export const figureRules: Rules<"figure"> = {
  check({ after }) {
    if (!after.organization && !after.segment && !after.city) throw new ConcordError("E_FIGURE_OF");
    return undefined;
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

export const segmentRules: Rules<"segment"> = { byCommand: ["merged_into"] };

/** What is to be looked at of a credit code that is new. It is kept, whatever it is. */
function aboutCode({ tx, id, before, after }: Change<"organization">): Warning[] {
  const { credit_code: code } = after;
  if (!code || code === before?.credit_code) return [];
  const other = tx.reader.get<{ id: string }>(
    "SELECT id FROM organization WHERE credit_code = ? AND id <> ?",
    code,
    id,
  );
  return [
    ...codeWarnings(code),
    ...(other
      ? [{ code: "W_SAME_CODE" as const, params: { ...namedRecord(tx.reader, "organization", other.id) } }]
      : []),
  ];
}

/** What is wrong with a code, as far as it tells by itself. @param code as it is kept */
export function codeWarnings(code: string): Warning[] {
  const verdict = judgeCode(code);
  switch (verdict.kind) {
    case "valid":
      return [];
    case "check":
      return [{ code: "W_CODE_CHECK", params: { code, expected: verdict.expected } }];
    case "letters":
      return [{ code: "W_CODE_LETTERS", params: { code, suggestion: verdict.suggestion } }];
    case "destroyed":
      return [{ code: "W_CODE_DESTROYED", params: { code } }];
    case "form":
      return [{ code: "W_CODE_FORM", params: { code } }];
  }
}

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
