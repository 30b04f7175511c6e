/**
 * What minutes say in English of what was written in Chinese, and what of it nobody has written in English yet. Which field is
 * the English of which, and which words are looked up in a word list, the subjects say themselves.
 */
import { wordId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import type { Bilingual, MinutesModel } from "../../contract/minutes.ts";
import type { EnglishText } from "../../contract/procedures/minutes.ts";
import { type RecordOf, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";

const HAN = /\p{Script=Han}/u;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the texts of minutes, and keeps what was read of each. */
export class English {
  readonly #reader: Reader;
  readonly #texts = new Map<string, EnglishText>();
  readonly #words = new Map<string, string>();
  readonly #quoted = new Set<string>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** A text with its English. @param field in which the Chinese stands; `subject` says in which its English does */
  both<S extends Subject>(subject: S, record: RecordOf<S>, field: keyof RecordOf<S> & string): Bilingual {
    const held = record as Fields;
    const en = englishFieldOf(subject, field);
    const texts = written(textIn(held, field), textIn(held, en));
    this.note(subject, record.id, field, texts);
    return texts;
  }

  /** Keeps what a record says in both languages. @param of the field that has the Chinese */
  note(subject: Subject, id: string, of: string, { zh, en }: Bilingual): void {
    const field = englishFieldOf(subject, of);
    if (!zh || !HAN.test(zh)) return;
    const { latin } = metaOf(subjectOf(subject).fields[field]);
    const { ofPerson, paragraphs } = metaOf(subjectOf(subject).fields[of]);
    this.#texts.set(`${subject} ${id} ${field}`, {
      subject,
      id,
      field,
      of,
      zh,
      en: en || null,
      known: en || paragraphs ? null : this.#known(subject, of, field, zh),
      latin: !latin ? null : ofPerson ? "person" : "name",
    });
  }

  /** What stands in one language only, as it was typed: a name or a duty is looked up, all else is a quotation. */
  typed<S extends Subject>(subject: S, record: RecordOf<S>, field: keyof RecordOf<S> & string): string | null {
    const text = textIn(record as Fields, field);
    const { englishIn, ofPerson } = metaOf(subjectOf(subject).fields[field]);
    if (!text || !HAN.test(text)) return text;
    if (!englishIn) this.#quoted.add(`${subject} ${record.id} ${field}`);
    else this.#word(text, ofPerson === true);
    return text;
  }

  /** A person of whom there is a record: the name in Latin letters stands there. */
  person({ id, name, name_latin }: Pick<RecordOf<"person">, "id" | "name" | "name_latin">): void {
    this.note("person", id, "name", { zh: name, en: name_latin });
    if (name && name_latin && HAN.test(name)) this.#words.set(name, name_latin);
  }

  #word(zh: string, person: boolean): void {
    const id = wordId(zh);
    const held = this.#reader.get<{ name_en: string | null }>("SELECT name_en FROM term WHERE id = ?", id);
    // Of whom there is a record, the record says it.
    const en = held?.name_en ?? this.#words.get(zh) ?? null;
    if (en) this.#words.set(zh, en);
    if (!en || held)
      this.#texts.set(`term ${id} name_en`, {
        subject: "term",
        id,
        field: "name_en",
        of: "name_zh",
        zh,
        en,
        known: null,
        latin: person ? "person" : null,
      });
  }

  /** How another record of the kind says the same in English. */
  #known(subject: Subject, of: string, field: string, zh: string): string | null {
    const sql = `SELECT "${field}" AS en FROM "${subject}" WHERE "${of}" = ? AND "${field}" <> '' LIMIT 1`;
    return this.#reader.get<{ en: string }>(sql, zh)?.en ?? null;
  }

  /** Every text of which there is English or could be, in the order in which minutes tell it; what is quoted is only counted. */
  all(): { texts: EnglishText[]; quoted: number } {
    return { texts: [...this.#texts.values()], quoted: this.#quoted.size };
  }

  /** For the minutes: words of one language, and their English. */
  words(): Pick<MinutesModel, "english"> {
    const english = [...this.#words].map(([zh, en]) => ({ zh, en })).toSorted((a, b) => (a.zh < b.zh ? -1 : 1));
    return english.length > 0 ? { english } : {};
  }
}

/** @throws Error where a subject says of no field that it is the English of this one */
function englishFieldOf(subject: Subject, field: string): string {
  const { fields } = subjectOf(subject);
  const found = Object.keys(fields).find((name) => metaOf(fields[name]).englishOf === field);
  if (found === undefined) throw new Error(`No field has the English of ${subject}.${field}.`);
  return found;
}

function textIn(record: Fields, field: string): string | null {
  const value = record[field];
  return typeof value === "string" ? value : null;
}

/**
 * A text that was typed in English is English, in whichever field it stands: English minutes then have it in full. A name
 * or sign alone (NIO, GB/T 20234) is of no language, and stays where it is.
 */
function written(zh: string | null, en: string | null): Bilingual {
  const words = zh?.match(/\p{Script=Latin}[\p{Script=Latin}’'-]+/gu) ?? [];
  const english = words.length > 1 && words.some((word) => word === word.toLowerCase());
  return english && !en && !HAN.test(zh ?? "") ? { zh: null, en: zh } : { zh, en };
}
