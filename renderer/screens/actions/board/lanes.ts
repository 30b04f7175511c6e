/** The lanes of the board and where their cards lie: cards are of one height, so that only those in sight are drawn. Pure. */
import { isOverdue } from "../../../../db/contract/questions.ts";
import type { Label, Labels } from "../../../../db/contract/records.ts";
import type { ACTION_STATUS, Sector } from "../../../../db/contract/vocabulary.ts";

type Status = (typeof ACTION_STATUS)[number];

/** What a card tells of an action. */
export interface Card {
  id: string;
  text: string;
  text_en: string | null;
  lead: string | null;
  sector: Sector | null;
  city: string | null;
  city_en: string | null;
  taskForce: string | null;
  status: Status;
  percent: number | null;
  due: string | null;
  evidence: boolean;
  waits: "extension" | "verify" | null;
}

/** By what cards are put into lanes; `none`: into one, which has no head. */
export const LANES = ["none", "task_force", "city", "sector", "lead"] as const;
export type Lanes = (typeof LANES)[number];

export interface Lane {
  key: string;
  /** What its cards share; null: nothing is stated. */
  value: string | null;
  /** Of a record that they share. */
  label: Label | undefined;
  /** In English, of a city. */
  english: string | null;
  count: number;
  late: number;
  columns: ReadonlyMap<Status, readonly Card[]>;
  /** Cards of its longest column. */
  longest: number;
}

function sharedBy(card: Card, by: Lanes): string | null {
  switch (by) {
    case "none":
      return null;
    case "task_force":
      return card.taskForce;
    case "city":
      return card.city;
    case "sector":
      return card.sector;
    case "lead":
      return card.lead;
  }
}

/** Lanes by what is late in them, then by how many cards they have; what nothing is stated of stands last. @param today `YYYY-MM-DD` */
export function lanesOf(cards: readonly Card[], by: Lanes, labels: Labels, today: string): Lane[] {
  const lanes = Map.groupBy(cards, (card) => sharedBy(card, by));
  return [...lanes]
    .map(([value, held]): Lane => {
      const columns = Map.groupBy(held, ({ status }) => status);
      return {
        key: `${by}:${value ?? ""}`,
        value,
        label: value === null ? undefined : labels[value],
        english: by === "city" ? (held[0]?.city_en ?? null) : null,
        count: held.length,
        late: held.filter((card) => isOverdue(card, today)).length,
        columns,
        longest: Math.max(...[...columns.values()].map((column) => column.length)),
      };
    })
    .toSorted((a, b) => Number(a.value === null) - Number(b.value === null) || b.late - a.late || b.count - a.count);
}

/** Heights in pixels. */
export interface Measures {
  card: number;
  gap: number;
  /** Above the first card of a column and below its last. */
  inset: number;
  /** Of a lane's head; 0 where there is none. */
  head: number;
}

export interface Placed {
  lane: Lane;
  /** Of the lane, from the upper edge of all lanes. */
  top: number;
  height: number;
  folded: boolean;
}

export function placesOf(lanes: readonly Lane[], folded: ReadonlySet<string>, at: Measures): Placed[] {
  let top = 0;
  return lanes.map((lane) => {
    const closed = folded.has(lane.key);
    const body = closed ? 0 : Math.max(1, lane.longest) * (at.card + at.gap) - at.gap + 2 * at.inset + at.gap;
    const placed = { lane, top, height: at.head + body, folded: closed };
    top += placed.height;
    return placed;
  });
}

/** From where a card lies in its column. */
export function topOfCard(index: number, at: Measures): number {
  return at.inset + index * (at.card + at.gap);
}

/** Which cards of a column are in sight, and some beyond. @param from, to of what is seen, from the upper edge of the column */
export function inSight(count: number, from: number, to: number, at: Measures): { first: number; end: number } {
  const step = at.card + at.gap;
  const first = Math.max(0, Math.floor((from - at.inset) / step) - BEYOND);
  return { first, end: Math.max(first, Math.min(count, Math.ceil((to - at.inset) / step) + BEYOND)) };
}

/** Cards that are drawn above and below what is seen: for keys, which go one by one. */
const BEYOND = 2;

/** Where a card stands. */
export interface Spot {
  lane: number;
  status: Status;
  index: number;
}

export function spotOf(lanes: readonly Lane[], id: string): Spot | undefined {
  for (const [lane, { columns }] of lanes.entries())
    for (const [status, cards] of columns) {
      const index = cards.findIndex((card) => card.id === id);
      if (index >= 0) return { lane, status, index };
    }
  return undefined;
}

/**
 * The card that an arrow key leads to: in the column and on into that of the next lane, or beside, at the same height or the
 * nearest to it. Undefined: there is none.
 */
export function cardBeside(
  lanes: readonly Lane[],
  columns: readonly Status[],
  { lane, status, index }: Spot,
  key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight",
): Card | undefined {
  const cardsAt = (of: number, in_: Status) => lanes[of]?.columns.get(in_) ?? [];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const step = key === "ArrowRight" ? 1 : -1;
    for (let at = columns.indexOf(status) + step; at >= 0 && at < columns.length; at += step) {
      const cards = cardsAt(lane, columns[at] as Status);
      if (cards.length > 0) return cards[Math.min(index, cards.length - 1)];
    }
    return undefined;
  }
  const step = key === "ArrowDown" ? 1 : -1;
  const inColumn = cardsAt(lane, status)[index + step];
  if (inColumn) return inColumn;
  for (let of = lane + step; of >= 0 && of < lanes.length; of += step) {
    const cards = cardsAt(of, status);
    if (cards.length > 0) return step > 0 ? cards[0] : cards.at(-1);
  }
  return undefined;
}
