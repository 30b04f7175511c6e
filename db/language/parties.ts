/** Finding a party by what is typed: part of a name, an alias, the first letters of its words or of its pinyin. */
import type { RecordOf } from "../contract/subjects/index.ts";
import type { Sector } from "../contract/vocabulary.ts";
import { initialsOf, type Syllables } from "./syllables.ts";

export interface Party {
  /** Id of the organization. */
  id: string;
  /** Of one of its people, when the name is a person's; the organization is named with them. */
  person?: string;
  sector: Sector;
  shown: { zh: string | null; en: string | null; short: string | null };
  /** Every name it goes by. */
  names: string[];
  /** First letters of the pinyin of each Chinese name, and of the words of each Latin one, lower case: "cqsjjhxxhwyh". */
  initials: string[];
  /** The pinyin of each Chinese name, a space before each syllable: " chang an". */
  pinyin: string[];
  /** Names of the people who come for it, and their initials, where they are looked for too. */
  people?: Called;
  /** What tells it from another of its name: its city; of a person, the duty. */
  apart: string | null;
  /** It is on the meeting's list: such parties go first. */
  attends: boolean;
}

/** What something goes by. */
export type Called = Pick<Party, "names" | "initials" | "pinyin">;

/**
 * An organization with every name that people may call it by.
 * @param syllables null while the dictionary is not there: then it is found by its characters only
 */
export function partyOf(row: RecordOf<"organization">, attends: boolean, syllables: Syllables | null): Party {
  const named = [row.name_zh, row.name_en, row.short_name, row.name_zh_candidate, ...row.aliases];
  const whole = named.filter((name): name is string => Boolean(name));
  const names = [...new Set([...whole, ...whole.map((name) => withoutCity(name, row.city))])];
  return {
    id: row.id,
    sector: row.sector,
    shown: { zh: row.name_zh ?? row.name_zh_candidate, en: row.name_en, short: row.short_name },
    ...calledBy(names, syllables),
    apart: row.city,
    attends,
  };
}

/** Names, and how they sound. @param people a first character that is a surname is read as one */
export function calledBy(names: readonly string[], syllables: Syllables | null, people = false): Called {
  const read = names.map((name) => syllables?.(name, people) ?? []).filter(({ length }) => length > 0);
  const latin = names.map(wordInitials).filter((letters) => letters.length >= 2);
  return {
    names: [...names],
    initials: [...read.map(initialsOf), ...latin],
    pinyin: read.map((one) => one.map((syllable) => ` ${syllable}`).join("")),
  };
}

/** People leave the city out: 长安汽车 is 重庆长安汽车股份有限公司. */
function withoutCity(name: string, city: string): string {
  const place = city.replace(/[市省]$/u, "");
  const rest = place !== "" && name.startsWith(place) ? name.slice(place.length).replace(/^[市省]/u, "") : name;
  return rest.length >= 2 ? rest : name;
}

/** Parties that what is typed may mean, the most likely first. An empty query means all, those of the meeting first. */
export function matchParties(query: string, parties: readonly Party[]): Party[] {
  return ranked(query, parties).map(({ party }) => party);
}

/** As `matchParties`, without those of which only scattered initials fit: those are good enough to be chosen from only. */
export function closeParties(query: string, parties: readonly Party[]): Party[] {
  return ranked(query, parties)
    .filter(({ rank }) => rank < SCATTERED * 2)
    .map(({ party }) => party);
}

/** What tells a party from others that are shown with it and called like it; null where nothing needs to. */
export function toldApart(party: Party, shown: readonly Party[]): string | null {
  const { zh, en } = party.shown;
  const like = shown.filter((other) => other.shown.zh === zh && (zh !== null || other.shown.en === en));
  return like.length > 1 ? [party.shown.short, party.apart].filter(Boolean).join(" · ") || null : null;
}

/** Those that go by exactly this name. */
export function calledExactly(name: string, parties: readonly Party[]): Party[] {
  const wanted = folded(name);
  return parties.filter(({ names }) => names.some((one) => folded(one) === wanted));
}

/** Those that what is typed may mean at the check-in. */
export interface Arrivals {
  /** On the meeting's list, those who are not here yet first: two letters and Enter are meant for them. */
  invited: Party[];
  /** Known to the workspace, but not on the list. */
  strangers: Party[];
  /** Whom the name that was typed means: nobody who is invited goes by it, but a stranger does. */
  strangersFirst: boolean;
}

/**
 * @param isHere whether the organization with this id is marked present
 * @param most parties in each group
 */
export function arrivals(
  query: string,
  parties: readonly Party[],
  isHere: (id: string) => boolean,
  most: number,
): Arrivals {
  const found = matchParties(query, parties);
  const invited = found.filter(({ attends }) => attends);
  const exact = calledExactly(query, invited);
  const others = invited.filter((party) => !exact.includes(party));
  const here = others.filter(({ id }) => isHere(id));
  const awaited = others.filter(({ id }) => !isHere(id));
  return {
    invited: [...exact, ...awaited, ...here].slice(0, most),
    strangers: found.filter(({ attends }) => !attends).slice(0, most),
    strangersFirst: found[0]?.attends === false && calledExactly(query, [found[0]]).length > 0,
  };
}

/**
 * Parties that are found by the names of their people too, as the check-in does: people give their own name at the door.
 * @param people names by the id of the organization
 * @param syllables null while the dictionary is not there
 */
export function withPeople(
  parties: readonly Party[],
  people: ReadonlyMap<string, readonly string[]>,
  syllables: Syllables | null,
): Party[] {
  return parties.map((party) => {
    const names = people.get(party.id) ?? [];
    return names.length === 0 ? party : { ...party, people: calledBy(names, syllables, true) };
  });
}

/** First letters of the words of a name in Latin letters, lower case: "cca" for Chongqing Changan Automobile. */
export function wordInitials(name: string): string {
  const words = name.normalize("NFKC").match(/[\p{Script=Latin}\d]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toLowerCase()).join("");
}

/** Full width, case and spaces do not matter. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, "");
}

interface Ranked {
  party: Party;
  rank: number;
}

function ranked(query: string, parties: readonly Party[]): Ranked[] {
  const wanted = folded(query);
  return parties
    .flatMap((party, index) => {
      const rank = rankOf(wanted, party);
      return rank === null ? [] : [{ party, index, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
}

/** A party of the meeting wins over a stranger that fits slightly better. */
const STRANGER = 3;
/** Initials with others between them come after everything else, also after what fits a stranger. */
const SCATTERED = 5;

/** What a party is called itself wins over people's names that fit a little better. */
const PERSON = 2;

/** Who is called so exactly stands before everybody else: a party itself, then one whose person is. */
const EXACT = -8;

function rankOf(wanted: string, { people, attends, ...own }: Party): number | null {
  const itself = bestOf(wanted, own);
  const person = people ? bestOf(wanted, people) : Number.POSITIVE_INFINITY;
  const away = attends ? 0 : STRANGER;
  if (wanted !== "" && itself === 0) return EXACT * 2 + away;
  if (wanted !== "" && person === 0) return EXACT + away;
  const rank = Math.min(itself, person + PERSON);
  return rank === Number.POSITIVE_INFINITY ? null : rank * 2 + away;
}

/** How nearly something is called what is typed, 0 exactly; null where it is not, or only by scattered initials. */
export function nearness(query: string, called: Called): number | null {
  const best = bestOf(folded(query), called);
  return best < SCATTERED ? best : null;
}

function bestOf(wanted: string, { names, initials, pinyin }: Called): number {
  const ranks = [
    ...names.map((name) => rankOfName(wanted, folded(name))),
    ...initials.map((letters) => rankOfInitials(wanted, letters)),
    ...pinyin.map((syllables) => rankOfPinyin(wanted, syllables)),
  ];
  return Math.min(...ranks.filter((rank) => rank !== null));
}

function rankOfName(wanted: string, name: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  // 重庆经信委 for 重庆市经济和信息化委员会: the characters in their order.
  return wanted.length >= 2 && /\p{Script=Han}/u.test(wanted) && inOrder(wanted, name) ? 4 : null;
}

function rankOfInitials(wanted: string, letters: string): number | null {
  if (!/^[a-z]{2,}$/.test(wanted)) return null;
  if (letters.startsWith(wanted)) return 1.5;
  if (letters.includes(wanted)) return 3;
  // cqca for 重庆市长安汽车: the first letters of characters in their order.
  return inOrder(wanted, letters) ? SCATTERED : null;
}

/** From the beginning of a syllable on: "anqi" is in 长安汽车, "ngan" is not. */
function rankOfPinyin(wanted: string, syllables: string): number | null {
  if (!/^[a-z]{3,}$/.test(wanted)) return null;
  const starts = [...syllables.matchAll(/ /g)].map(({ index }) => syllables.slice(index).replaceAll(" ", ""));
  const at = starts.findIndex((rest) => rest.startsWith(wanted));
  return at < 0 ? null : at === 0 ? 1.5 : 3;
}

function inOrder(wanted: string, text: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
