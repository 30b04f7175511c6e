/** Records by what they are called, as the cells of a table name them. Each kind is read once, when the first asks for it. */
import type { Reader } from "../../base/store.ts";
import { valueName } from "../../contract/labels/in-words.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { oneEdit } from "../../language/firms/likeness.ts";
import { columnOf } from "../../schema/columns.ts";
import { nameKey, type OrganizationIndex } from "../region/matching.ts";

/** Names that are compared with one that is none of them. */
const MOST_COMPARED = 3_000;
/** Choices that somebody is offered for a text that is none. */
const MOST_CHOICES = 300;

export class Names {
  readonly organizations: OrganizationIndex;
  readonly #reader: Reader;
  readonly #known = new Map<string, Map<string, string[]>>();

  constructor(reader: Reader, organizations: OrganizationIndex) {
    this.#reader = reader;
    this.organizations = organizations;
  }

  /** @param vocabulary of terms: the word list that they are of */
  called(subject: Subject, name: string, vocabulary?: string): readonly string[] {
    if (subject === "organization") return this.organizations.byName(name);
    return this.#all(subject, vocabulary).get(nameKey(name)) ?? [];
  }

  /** The one name of such a record that differs by a character; null: none does, or several. */
  nearly(subject: Subject, name: string, vocabulary?: string): string | null {
    if (subject === "organization") return null;
    const known = this.#all(subject, vocabulary);
    return known.size > MOST_COMPARED ? null : onlyNear([...known.keys()], name);
  }

  #all(subject: Subject, vocabulary?: string): Map<string, string[]> {
    const key = `${subject} ${vocabulary ?? ""}`;
    const held = this.#known.get(key);
    if (held) return held;
    const known = new Map<string, string[]>();
    const { called } = subjectOf(subject);
    const where = vocabulary === undefined ? "" : "WHERE vocabulary = ?";
    const columns = called.map((name) => `"${name}"`).join(", ");
    const rows = this.#reader.all<Record<string, string | null>>(
      `SELECT id, ${columns} FROM "${subject}" ${where}`,
      ...(vocabulary === undefined ? [] : [vocabulary]),
    );
    for (const { id, ...names } of rows) {
      const all = called.flatMap((field) => {
        const value = names[field];
        if (!value) return [];
        return columnOf(subject, field)?.list ? (JSON.parse(value) as string[]) : [value];
      });
      for (const name of new Set(all.map(nameKey))) known.set(name, [...(known.get(name) ?? []), id as string]);
    }
    this.#known.set(key, known);
    return known;
  }
}

/** A value of a closed list by its word in either language; undefined: it is none of them. */
export function valueCalled(field: string, values: readonly string[], text: string): string | undefined {
  const key = nameKey(text);
  return values.find(
    (value) =>
      value === key ||
      [valueName(field, value, "zh"), valueName(field, value, "en")].some((name) => nameKey(name) === key),
  );
}

/** The one word for a value that differs from a text by a character; null: none does, or several. */
export function valueNearly(field: string, values: readonly string[], text: string): string | null {
  const words = values.flatMap((value) => [valueName(field, value, "zh"), valueName(field, value, "en")]);
  return onlyNear([...new Set(words)], text);
}

function onlyNear(names: readonly string[], text: string): string | null {
  const key = nameKey(text);
  if (key.length < 2) return null;
  const near = names.filter((name) => oneEdit(nameKey(name), key));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** What such a field may hold, to be chosen from; none where there are too many. */
export function choicesOf(
  reader: Reader,
  subject: Subject,
  field: string,
  language: "zh" | "en",
): { value: string; label: string }[] {
  const { ref, values, vocabulary } = metaOf(subjectOf(subject).fields[field]);
  if (values) return values.map((value) => ({ value, label: valueName(field, value, language) }));
  if (!ref) return [];
  const names = subjectOf(ref as Subject).title[language].map((name) => `nullif("${name}", '')`);
  const rows = reader.all<{ value: string; label: string | null }>(
    `SELECT id AS value, coalesce(${names.join(", ")}, id) AS label FROM "${ref}" ${vocabulary === undefined ? "" : "WHERE vocabulary = ?"} LIMIT ${MOST_CHOICES + 1}`,
    ...(vocabulary === undefined ? [] : [vocabulary]),
  );
  return rows.length > MOST_CHOICES ? [] : rows.map(({ value, label }) => ({ value, label: label ?? value }));
}
