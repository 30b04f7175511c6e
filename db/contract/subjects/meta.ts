/**
 * What is to be known about the fields and columns of subjects beside what values they take. It needs no schema: the window
 * is built with this and without those (electron/packaging/contract-data.ts).
 */
import type { Vocabulary } from "../vocabulary.ts";
import type { Screen } from "./define.ts";

export type FieldKind =
  | "text"
  | "enum"
  | "ref"
  | "refs"
  | "texts"
  | "enums"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "partial_date"
  | "time"
  | "instant"
  | "object";

export interface FieldMeta extends Options {
  kind: FieldKind;
  /** Subject that the id (or each id of the list) must name. */
  ref?: string;
  /** The texts of the list are calendar days. */
  days?: true;
  /** The values of an enum, in their order on screen. */
  values?: readonly string[];
  /** Written in paragraphs, not on one line. */
  paragraphs?: true;
  /** Base64 of something compressed: nobody reads or types it. */
  packed?: true;
}

/** What a subject says about one of its fields. */
export interface Options {
  /** The record cannot be created without it, and it cannot be emptied. */
  required?: true;
  /** What a new record holds that was not given another value. */
  begins?: string | number | boolean;
  /** The table carries an index for sorting and filtering by it. */
  index?: boolean;
  /** The index goes on with this field: the records of one value are read in its order. */
  inOrderOf?: string;
  /** The index holds these fields as well: what is counted by them needs no look at the records. */
  covers?: readonly string[];
  /** About a person: left out of what is exported unless somebody asks for it. */
  personal?: true;
  /** Only facilitator and recorder read it; nobody filters or sorts by it. */
  private?: boolean;
  /** Of a reference to terms: the word list that they are of. */
  vocabulary?: Vocabulary;
  /**
   * Of a reference: what becomes of this record when the one that it names is removed. It is a part of that and goes too
   * (`remove`), or the field is emptied (`clear`). Without it, it keeps the other from being removed.
   */
  onRemove?: "remove" | "clear";
  /** Of a day: it lies ahead, so that "1-5" is the coming one, not the nearest. */
  ahead?: true;
  /** Of a number. */
  unit?: Unit;
  /** Of texts: they name fields of the record, as it was given them. Who writes one of these takes its name out. */
  fieldNames?: true;
  /** What that field says, in English: of the two, pages show the one in the language that is read, or else the other. */
  englishOf?: string;
  /** Of such a field: it names somebody or something, so that where nobody knows it in English it may be written in pinyin. */
  latin?: true;
  /** It stands as it was typed, and this word list says how it is written in English. */
  englishIn?: Vocabulary;
  /** The name of a person: a first character that is a surname is read as one. */
  ofPerson?: true;
  /** Not among the fields of a detail page: it stands elsewhere on it, or is set by other means. */
  apart?: true;
  /** It tells of where the other fields come from: it stands with the sources of a record that has some, and nowhere else. */
  ofSources?: true;
  /** Lists are narrowed down and grouped by it, though it stands apart on a page. */
  facet?: true;
  /** Of a line: few values that come again and again, by which a list can be narrowed down as by a closed list. */
  few?: true;
  /** Made by the program for the program: nobody reads or types it. */
  code?: true;
  /** Its values are shown with the colour and the shape that each has. */
  badge?: "sector";
  /** Its column in grids is so wide, pixels; where it shares what is left over, at most so wide. */
  width?: number;
  /** Its column takes so many times what others take of the width that is left over. */
  share?: number;
}

/** What a number counts. */
export type Unit = "percent" | "parties" | "minutes" | "seconds" | "bytes" | "rows";

const metas = new WeakMap<object, FieldMeta>();

/** Tells of a type what is to be known about the field that it is of. */
export function withMeta<T extends object>(type: T, meta: FieldMeta): T {
  metas.set(type, meta);
  return type;
}

/** What is to be known about a field, as it stands among the fields of a subject. */
export function metaOf(type: object | undefined): FieldMeta {
  const meta = type && metas.get(type);
  if (meta === undefined) throw new Error("The subject has no such field.");
  return meta;
}

/** A column of a list: what it is called, and the fields of which the first that is filled is shown. */
export interface ShownColumn {
  name: string;
  field: string;
  otherwise?: string;
}

/** The columns of a list after the name, in the language that is read. */
export function columnsShown(screen: Pick<Screen, "columns"> | undefined, language: "zh" | "en"): ShownColumn[] {
  return (screen?.columns ?? []).map((column) =>
    typeof column === "string"
      ? { name: column, field: column }
      : { name: column.name, field: column[language], otherwise: column[language === "zh" ? "en" : "zh"] },
  );
}
