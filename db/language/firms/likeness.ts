/**
 * How alike two parties are by what is known of them, from 0 to 1, with the reasons that are shown. From 0.9 on the same is
 * proposed, from 0.6 on it is asked; below they are two. Names alone never prove it: nothing is merged by itself.
 */
import type { LikenessReason } from "../../contract/vocabulary.ts";
import { type NameForms, withoutTrade } from "./name-forms.ts";
import { PLACE_ALONE, PLACE_FIRST } from "./places.ts";
import type { ReadName } from "./reader.ts";

/** What is known of a party. */
export interface Known {
  /** All names that it goes by: in both languages, short, former. The first is its name. */
  names: readonly string[];
  /** Unified social credit code. */
  code?: string | null | undefined;
  city?: string | null | undefined;
  /** Year, or the beginning of a day. */
  founded?: string | null | undefined;
  segments?: readonly string[] | undefined;
  /** Telephone, mail, address: how it is reached. */
  contact?: string | null | undefined;
}

/** One of the reasons, and what it adds or takes away. */
export interface Weighed {
  reason: LikenessReason;
  weight: number;
}

export interface Likeness {
  /** 0 to 1. */
  score: number;
  /** The first is what the names have in common; together they make the score, as far as that stays between 0 and 1. */
  reasons: Weighed[];
}

/** From here on the same is proposed. */
export const PROPOSED = 0.9;
/** From here on it is asked. */
export const ASKED = 0.6;

const NOTHING: Likeness = { score: 0, reasons: [] };

const by = (reason: LikenessReason, weight: number): Likeness => ({ score: weight, reasons: [{ reason, weight }] });

/** With one reason more, which adds or takes away. */
function and({ score, reasons }: Likeness, reason: LikenessReason, weight: number): Likeness {
  return { score: Math.min(1, Math.max(0, score + weight)), reasons: [...reasons, { reason, weight }] };
}

/** A party with its names taken apart, once for many comparisons. */
export interface Taken extends Known {
  forms: readonly NameForms[];
}

export function takenApart(known: Known, read: ReadName): Taken {
  return { ...known, forms: known.names.filter((name) => name.trim() !== "").map(read) };
}

/** How alike two parties are. */
export function likeness(one: Taken, other: Taken): Likeness {
  if (one.code && other.code) {
    if (one.code === other.code) return by("code", 1);
    return by("codes_differ", 0);
  }
  const byName = likenessOfNames(one, other);
  return byName.score === 0 ? byName : weighed(byName, one, other);
}

/** Both are in registers under a name of their own: that one is called shortly like the other says little. */
const BY_SHORT_NAMES: readonly (LikenessReason | undefined)[] = ["core", "short", "abbreviation", "trade"];

/** The best that any two of their names say. */
function likenessOfNames(one: Taken, other: Taken): Likeness {
  const bothRegistered = one.forms[0]?.legal === true && other.forms[0]?.legal === true;
  let best = NOTHING;
  for (const [i, a] of one.forms.entries())
    for (const [j, b] of other.forms.entries()) {
      const said = likenessOfForms(a, b);
      const isAlias = i > 0 || j > 0;
      const found = isAlias ? ofAlias(said, bothRegistered && !(a.legal && b.legal)) : said;
      if (found.score > best.score) best = found;
    }
  return best;
}

/** @param isShort the two are registered, and one of these names is not the one that is */
function ofAlias(said: Likeness, isShort: boolean): Likeness {
  const [first] = said.reasons;
  if (first?.reason === "name") return by("alias", Math.min(said.score, 0.95));
  return isShort && BY_SHORT_NAMES.includes(first?.reason) && said.score > 0.62
    ? and(said, "parent", 0.62 - said.score)
    : said;
}

/** What else is known speaks for it or against it. */
function weighed(byName: Likeness, one: Taken, other: Taken): Likeness {
  let said = byName;
  if (sameContact(one.contact, other.contact)) said = and(said, "contact", 0.1);
  if (one.founded && other.founded && Math.abs(yearOf(one.founded) - yearOf(other.founded)) > 1)
    said = and(said, "founded_differs", -0.15);
  if (disjoint(one.segments, other.segments)) said = and(said, "segments_differ", -0.1);
  const inNames = byName.reasons.some(({ reason }) => reason === "places_differ");
  if (!inNames && one.city && other.city && one.city !== other.city) said = and(said, "places_differ", -0.1);
  return said;
}

/** What two names by themselves say. */
export function likenessOfForms(a: NameForms, b: NameForms): Likeness {
  if (a.core === "" || b.core === "" || a.latin !== b.latin) return NOTHING;
  if (a.full === b.full) return by("name", 1);
  if (withoutMarks(a.full) === withoutMarks(b.full)) return by("name", 0.98);
  if (a.branch !== b.branch) return a.core === b.core ? by("branch_differs", 0.2) : NOTHING;
  const place = places(a, b);
  const found = a.whole || b.whole ? ofWholes(a, b, place) : ofCores(a, b, place);
  if (found.score === 0 || place !== "differ" || found.reasons[0]?.reason === "name") return found;
  return and(found, "places_differ", -0.6 * found.score);
}

function withoutMarks(full: string): string {
  return full.replaceAll(/[()\s-]/gu, "");
}

type Places = "agree" | "one" | "differ";

function places(a: NameForms, b: NameForms): Places {
  if (a.places.length === 0 && b.places.length === 0) return "agree";
  if (a.places.length === 0 || b.places.length === 0) return "one";
  // 渝北区 is not 渝中区, though both are of 重庆.
  const [one, other] = [a.places.at(-1), b.places.at(-1)];
  if (a.places.length > 1 && b.places.length > 1) return one === other ? "agree" : "differ";
  return a.places.some((place) => b.places.includes(place)) ? "agree" : "differ";
}

function ofCores(a: NameForms, b: NameForms, place: Places): Likeness {
  if (a.core === b.core) {
    // A group and its listed firm: 东风汽车集团有限公司, 东风汽车集团股份有限公司.
    if (isGroup(a) !== isGroup(b) && isStock(a) !== isStock(b) && a.legal && b.legal)
      return and(by("core", 0.92), "parent", -0.26);
    if (place !== "one") return by("core", 0.97);
    // 天齐锂业股份有限公司, 成都天齐锂业有限公司: a firm and its daughter are called so.
    return a.legal && b.legal ? and(by("core", 0.92), "parent", -0.3) : by("short", 0.86);
  }
  if (a.latin) return ofLatin(a.core, b.core);
  if (sorted(a.core) === sorted(b.core)) return by("order", 0.93);
  const short = shortOf(a, b);
  if (short.score > 0) return short;
  return spelledAlike(a, b, place);
}

const isGroup = ({ full }: NameForms) => /集团\)?有限/u.test(full);
const isStock = ({ full }: NameForms) => full.includes("股份");

function ofLatin(one: string, other: string): Likeness {
  if (one.replaceAll(" ", "") === other.replaceAll(" ", "")) return by("spelling", 0.95);
  const inOrder = (core: string) => core.split(" ").toSorted().join(" ");
  return inOrder(one) === inOrder(other) ? by("order", 0.93) : NOTHING;
}

/** Universities and governments are told apart by single words. */
const NEVER_SHORTENED = /(?:大学|学院|政府|学校|医院)$/u;

/** Names of offices are the same only as a whole; a short one may leave characters out, and a centre has a short name. */
function ofWholes(a: NameForms, b: NameForms, place: Places): Likeness {
  if (place === "differ") return NOTHING;
  // 电子科技大学 is not 西安电子科技大学.
  if (a.core === b.core) return place === "agree" ? by("name", 0.98) : by("core", 0.3);
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (NEVER_SHORTENED.test(short.core) || short.legal || (short.whole && !long.whole)) return NOTHING;
  if (short.whole && short.core.at(-1) !== long.core.at(-1) && !long.core.endsWith("员会")) return NOTHING;
  const found = abbreviation(short.core, long.core);
  // 电子科大 may be of any city, where the city is part of the name.
  return place === "one" && NEVER_SHORTENED.test(long.core) && found.score > 0.62 ? by("abbreviation", 0.62) : found;
}

/** One is called shortly: part of the other, or some of its characters. */
function shortOf(a: NameForms, b: NameForms): Likeness {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (short.core.length >= 2 && long.core.includes(short.core)) {
    const left = long.core.replace(short.core, "");
    const isBegin = long.core.startsWith(short.core);
    if (withoutTrade(left) === "") {
      // 比亚迪股份有限公司, 比亚迪汽车有限公司: both are whole names of firms.
      if (short.legal) return by("trade", 0.5);
      if (!long.legal) return by("short", 0.62);
      return isBegin ? by("short", 0.86) : by("short", 0.7);
    }
    if (!short.legal && left.length <= 1) return by("short", 0.7);
  }
  return short.legal ? NOTHING : abbreviation(short.core, long.core);
}

/** 能投 of 能源投资: three to eight characters in their order, beginning alike. */
function abbreviation(one: string, other: string): Likeness {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const bare = withoutFirst(short);
  const whole = withoutFirst(long);
  if (bare.length < 2 || bare.length > 8 || bare.length >= whole.length || bare[0] !== whole[0]) return NOTHING;
  // A part of the name is no abbreviation: 人民政府 of 人民政府办公厅.
  if (whole.includes(bare)) return NOTHING;
  let at = 0;
  for (const character of whole) if (character === bare[at]) at++;
  if (at < bare.length) return NOTHING;
  // Two characters of a long name may be those of many.
  return bare.length < 3 ? by("abbreviation", 0.62) : by("abbreviation", 0.74);
}

/** Without what stands before the name that is known: 四川省, 市, 中国. */
function withoutFirst(name: string): string {
  const rest = name.replace(/^(?:中华人民共和国|中国|全国|市|省)/u, "").replace(PLACE_FIRST, "");
  return rest.replace(/^人民政府(?=.)/u, "") || name;
}

/** One character more, less, other or exchanged with its neighbour. */
function spelledAlike(a: NameForms, b: NameForms, place: Places): Likeness {
  const [brand, other] = [withoutTrade(a.core), withoutTrade(b.core)];
  if (brand === other)
    return brand.length >= 2 && !PLACE_ALONE.test(brand) && place === "agree" ? by("trade", 0.62) : NOTHING;
  const shorter = Math.min(a.core.length, b.core.length);
  if (shorter < 4 || !oneEdit(a.core, b.core)) return NOTHING;
  // Behind its first two characters a long name is misspelled; before, 天宜 and 天齐 are two firms.
  const inBrand = a.core.slice(0, 2) !== b.core.slice(0, 2);
  if (inBrand && Math.min(brand.length, other.length) < 3) return NOTHING;
  if (!inBrand && shorter >= 5 && place === "agree") return by("spelling", 0.75);
  return by("spelling", place === "agree" ? 0.64 : 0.6);
}

/** Whether one insertion, deletion, substitution or exchange of neighbours makes one of the other. */
export function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(from, endA), b.slice(from, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function sorted(text: string): string {
  return [...text].toSorted().join("");
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function disjoint(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return !!one?.length && !!other?.length && !one.some((segment) => other.includes(segment));
}

/** The same number of seven figures or more, or the same mail. */
function sameContact(one: string | null | undefined, other: string | null | undefined): boolean {
  if (!one || !other) return false;
  const waysOf = (text: string) =>
    new Set(text.match(/\d[\d\s-]{5,}\d|[\w.+-]+@[\w-]+\.[\w.]+/gu)?.map((way) => way.replaceAll(/[\s-]/gu, "")));
  const other_ = waysOf(other);
  return [...waysOf(one)].some((way) => other_.has(way));
}
