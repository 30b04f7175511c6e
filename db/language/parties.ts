/** Finding a party by what is typed: part of a name, an alias, the first letters of its words or of its pinyin. */
import type { RecordOf } from "../contract/subjects/index.ts";
import type { Sector } from "../contract/vocabulary.ts";
import type { Initials } from "./initials.ts";

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
  /** Names of the people who come for it, and their initials, where they are looked for too. */
  people?: Pick<Party, "names" | "initials">;
  /** It is on the meeting's list: such parties go first. */
  attends: boolean;
}

/**
 * An organization with every name that people may call it by.
 * @param initials null while the dictionary is not there: then it is found by its characters only
 */
export function partyOf(row: RecordOf<"organization">, attends: boolean, initials: Initials | null): Party {
  const named = [row.name_zh, row.name_en, row.short_name, row.name_zh_candidate, ...row.aliases];
  const whole = named.filter((name): name is string => Boolean(name));
  const names = [...new Set([...whole, ...whole.map((name) => withoutCity(name, row.city))])];
  const chinese = initials ? names.filter((name) => /\p{Script=Han}/u.test(name)) : [];
  const latin = names.map(wordInitials).filter((letters) => letters.length >= 2);
  return {
    id: row.id,
    sector: row.sector,
    shown: { zh: row.name_zh ?? row.name_zh_candidate, en: row.name_en, short: row.short_name },
    names,
    initials: [...(initials ? chinese.map((name) => initials(name)) : []), ...latin],
    attends,
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

/** Those that what is typed may mean at the check-in. */
export interface Arrivals {
  /** On the meeting's list, those who are not here yet first: two letters and Enter are meant for them. */
  invited: Party[];
  /** Known to the workspace, but not on the list. */
  strangers: Party[];
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
  const here = invited.filter(({ id }) => isHere(id));
  const awaited = invited.filter(({ id }) => !isHere(id));
  return {
    invited: [...awaited, ...here].slice(0, most),
    strangers: found.filter(({ attends }) => !attends).slice(0, most),
  };
}

/**
 * Parties that are found by the names of their people too, as the check-in does: people give their own name at the door.
 * @param people names by the id of the organization
 * @param initials first letters of the pinyin of a person's name; null until they are known
 */
export function withPeople(
  parties: readonly Party[],
  people: ReadonlyMap<string, readonly string[]>,
  initials: Initials | null,
): Party[] {
  return parties.map((party) => {
    const names = people.get(party.id) ?? [];
    const letters = names.map((name) => (/\p{Script=Han}/u.test(name) ? (initials?.(name) ?? "") : wordInitials(name)));
    return names.length === 0 ? party : { ...party, people: { names: [...names], initials: letters.filter(Boolean) } };
  });
}

/** First letters of the words of a name in Latin letters, lower case: "cca" for Chongqing Changan Automobile. */
export function wordInitials(name: string): string {
  const words = name.normalize("NFKC").match(/[\p{Script=Latin}\d]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toLowerCase()).join("");
}

/** Full width, case and spaces do not matter. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");
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

function rankOf(wanted: string, { names, initials, people, attends }: Party): number | null {
  const own = bestOf(wanted, names, initials);
  const rank = Math.min(own, people ? bestOf(wanted, people.names, people.initials) + PERSON : own);
  return rank === Number.POSITIVE_INFINITY ? null : rank * 2 + (attends ? 0 : STRANGER);
}

function bestOf(wanted: string, names: readonly string[], initials: readonly string[]): number {
  const ranks = [
    ...names.map((name) => rankOfName(wanted, folded(name))),
    ...initials.map((letters) => rankOfInitials(wanted, letters)),
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

function inOrder(wanted: string, text: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
