/** Choices of one name, told apart by what else is known of them. */

import { inWords } from "../../db/contract/labels/in-words.ts";
import type { Labels } from "../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { type Language, nameOf } from "../../db/language/names.ts";

/** What tells: so many values, of fields that are short. */
const TOLD = 2;
const SHORT: ReadonlySet<string> = new Set(["ref", "enum", "date", "partial_date"]);

interface Named {
  id: string;
  name: string;
  record: object;
}

/** Names by id, in the order given; those that are the same carry the first columns of their records behind them. */
export function namesToldApart(
  subject: Subject,
  records: readonly Named[],
  labels: Labels,
  language: Language,
): Map<string, string> {
  const times = new Map<string, number>();
  for (const { name } of records) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(
    records.map(({ id, name, record }) => {
      const told = times.get(name) === 1 ? "" : valuesOf(subject, record, labels, language).join(" · ");
      return [id, told === "" ? name : language === "zh" ? `${name}（${told}）` : `${name} (${told})`];
    }),
  );
}

function valuesOf(subject: Subject, record: object, labels: Labels, language: Language): string[] {
  const { fields, screen, called } = subjectOf(subject);
  const columns = (screen?.columns ?? Object.keys(fields)).map((one) =>
    typeof one === "string" ? one : one[language],
  );
  const words = columns
    .filter((field) => !called.includes(field) && metaOf(fields[field]).apart !== true)
    .filter((field) => screen?.columns !== undefined || SHORT.has(metaOf(fields[field]).kind))
    .map((field) => {
      const value = (record as Record<string, unknown>)[field];
      return inWords(subject, field, value, { language, nameOf: (id) => nameOf(labels[id], language) });
    });
  return words.filter((word) => word !== "" && word !== "—").slice(0, TOLD);
}
