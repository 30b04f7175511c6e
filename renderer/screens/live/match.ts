/** Finding a party by what is typed: part of a name, an alias, two letters, the first letters of its pinyin. */
import type { Sector } from "../../../db/contract/vocabulary.ts";

export interface Party {
  /** Id of the organization. */
  id: string;
  /** Of one of its people, when the name is a person's; the organization is named with them. */
  person?: string;
  sector: Sector;
  shown: { zh: string | null; en: string | null; short: string | null };
  /** Every name it goes by. */
  names: string[];
  /** First letters of the pinyin of each Chinese name, lower case: "cqsjjhxxhwyh". */
  initials: string[];
  /** It is on the meeting's list: such parties go first. */
  attends: boolean;
}

/** Parties that what is typed may mean, the most likely first. An empty query means all, those of the meeting first. */
export function matchParties(query: string, parties: readonly Party[]): Party[] {
  const wanted = folded(query);
  return parties
    .map((party, index) => ({ party, index, rank: rankOf(wanted, party) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank as number) - (b.rank as number) || a.index - b.index)
    .map(({ party }) => party);
}

/** Full width, case and spaces do not matter. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");
}

/** A party of the meeting wins over a stranger that fits slightly better. */
const STRANGER = 3;

function rankOf(wanted: string, { names, initials, attends }: Party): number | null {
  const ranks = [
    ...names.map((name) => rankOfName(wanted, folded(name))),
    ...initials.map((letters) => rankOfInitials(wanted, letters)),
  ].filter((rank) => rank !== null);
  return ranks.length === 0 ? null : Math.min(...ranks) * 2 + (attends ? 0 : STRANGER);
}

function rankOfName(wanted: string, name: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  // 重庆经信委 for 重庆市经济和信息化委员会: the characters in their order.
  return wanted.length >= 2 && isScattered(wanted, name) ? 4 : null;
}

function rankOfInitials(wanted: string, letters: string): number | null {
  if (!/^[a-z]{2,}$/.test(wanted)) return null;
  if (letters.startsWith(wanted)) return 1.5;
  return letters.includes(wanted) ? 3 : null;
}

function isScattered(wanted: string, name: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return /\p{Script=Han}/u.test(wanted);
}
