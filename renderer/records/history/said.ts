/**
 * What the history says of kinds, records and values: always in words. What the program keeps for itself is left out or said
 * to be not shown, also where another version wrote it and this one knows nothing of its form.
 */
import type { ParseKeys, TFunction } from "i18next";
import { inWords, valueName } from "../../../db/contract/labels/in-words.ts";
import { fieldName } from "../../../db/contract/labels/index.ts";
import { PUT_AWAY } from "../../../db/contract/office.ts";
import type { Label } from "../../../db/contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { type FieldMeta, metaOf } from "../../../db/contract/subjects/meta.ts";
import { type Language, nameOf } from "../../../db/language/names.ts";
import { fieldLabel } from "../../ui/labels.ts";

/** Letters of a text; of a longer one its length is told. */
const LETTERS = 200;

interface Reading {
  t: TFunction;
  language: Language;
  nameOf(id: string): string;
  /** A moment (ISO 8601) on the clocks of the region. */
  moment(at: string): string;
}

/** Another version of the program may know kinds of records and fields that this one does not. */
function metaIn(subject: string, field: string): FieldMeta | undefined {
  const known = SUBJECTS.find((name) => name === subject);
  const type = known && subjectOf(known).fields[field];
  return type && metaOf(type);
}

/** Whether people read the field at all. */
export function isRead(subject: string, field: string): boolean {
  return metaIn(subject, field)?.code !== true;
}

/** What a kind of record is called. */
export function kindSaid(t: TFunction, subject: string): string {
  return t([`subjects.${subject}`, "history.otherKind"] as ParseKeys[]);
}

/** What a field is called. */
export function fieldSaid(t: TFunction, subject: string, field: string): string {
  return metaIn(subject, field) ? fieldLabel(t, subject, field) : t("history.otherField");
}

/** The name of a record; empty where it is called by nothing that people read. */
export function recordSaid(label: Label | null, language: Language): string {
  if (!label || !(label.zh || label.en)) return "";
  const name = nameOf(label, language);
  return isCode(name) ? "" : name;
}

/** A value of a field, as people read it. */
export function valueSaid(subject: string, field: string, value: unknown, reading: Reading): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return "—";
  const { t } = reading;
  const meta = metaIn(subject, field);
  if (!meta || meta.packed || meta.code) return t("history.notShown");
  if (meta.kind === "instant") return isMoment(value) ? reading.moment(value) : plain(value, t);
  if (typeof value === "object" && !isListOfWords(value))
    return structure(field, value, reading) ?? t("history.notShown");
  if (Array.isArray(value) || meta.ref || meta.values || meta.unit === "percent" || typeof value === "boolean")
    return shortened(inWords(subject as Subject, field, value, reading), t);
  return plain(value, t);
}

/** A text or a number as it stands, where it is one that people write. */
function plain(value: unknown, t: TFunction): string {
  const text = String(value);
  return isCode(text) ? t("history.notShown") : shortened(text, t);
}

function shortened(text: string, t: TFunction): string {
  const letters = [...text];
  if (letters.length <= LETTERS) return text;
  return t("history.cutOff", { text: letters.slice(0, LETTERS).join(""), count: letters.length });
}

function isMoment(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isListOfWords(value: object): boolean {
  return Array.isArray(value) && value.every((one) => typeof one !== "object");
}

/** What the program notes for itself, JSON, a digest, a rule of recurrence, an id: what a text holds that was not written for people. */
function isCode(text: string): boolean {
  if (text === PUT_AWAY) return true;
  return /^\s*[[{]"|^\s*\{\}|^[0-9a-f]{32,}$|^[A-Za-z0-9+/]{120,}={0,2}$|^FREQ=|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{18,}$/u.test(
    text,
  );
}

/** What a structure holds, each part with its name; null where one of them has none. @param of the field that it is in */
function structure(of: string, value: object, reading: Reading): string | null {
  const { language } = reading;
  if (Array.isArray(value)) {
    const each = value.map((one) => (one && typeof one === "object" ? structure(of, one, reading) : String(one)));
    return each.includes(null) ? null : shortened(each.join(language === "zh" ? "；" : "; "), reading.t);
  }
  const parts = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined && one !== "")
    .map(([key, one]) => part(of, key, one, reading));
  return parts.includes(null) ? null : parts.join(language === "zh" ? "，" : ", ") || "—";
}

function part(of: string, key: string, value: unknown, reading: Reading): string | null {
  const { language } = reading;
  const sector = valueName("sector", key, language);
  const name = sector === key ? fieldName(of, key, language) : sector;
  if (name === null) return null;
  if (typeof value === "object" && value !== null) {
    const inner = structure(of, value, reading);
    return inner === null ? null : inner === "—" ? `${name} —` : inner;
  }
  const said = typeof value === "string" ? valueName(key, value, language) : `${value}${key === "percent" ? " %" : ""}`;
  return `${name} ${said}`;
}
