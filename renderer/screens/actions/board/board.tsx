/**
 * Actions as a board: a column for each status, and lanes by what they share. A card is moved by dragging, or by Alt and the arrow
 * keys; the arrow keys alone go from card to card. Only what is in sight is drawn.
 */
import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../../db/contract/records.ts";
import { api } from "../../../app/api.ts";
import { todayHere } from "../../../app/clock.ts";
import { useMay } from "../../../records/may.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { StateMark } from "../../../ui/marks/state-mark.tsx";
import { stateOf } from "../../../ui/marks/value-state.ts";
import own from "./board.module.css";
import { BoardCard } from "./card.tsx";
import { columnsFor, type MovedTo, takesCards } from "./columns.ts";
import { Cell, LaneHead } from "./lane-parts.tsx";
import {
  type Card,
  cardBeside,
  inSight,
  type Lanes,
  lanesOf,
  type Measures,
  placesOf,
  spotOf,
  topOfCard,
} from "./lanes.ts";
import { countOf, useMoves } from "./use-moves.ts";

interface Props {
  filters: Filter[];
  search: string;
  by: Lanes;
  chosen: string | null;
  onOpen(id: string): void;
}

const HEAD = 32;
/** Of a card with two lines of text, and with one in a low window. */
const HEIGHTS = { two: 106, one: 86 };

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

export function Board({ filters, search, by, chosen, onOpen }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const today = todayHere();
  const low = useMediaQuery("(max-height: 699px)") ?? false;
  const asked = { filters, ...(search && { search }) };
  const { data, error, refetch } = useQuery({
    ...api.action.board.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const board = useRef<HTMLDivElement>(null);
  const going = useGoing(board);
  const { moved, move, refusal, forget } = useMoves(refetch, (id) => {
    going.current = id;
  });
  const cards = useMemo(
    () => (data?.cards ?? []).map((card) => (moved?.id === card.id ? { ...card, status: moved.status } : card)),
    [data, moved],
  );
  const columns = useMemo(
    () => columnsFor(filters).filter((status) => takesCards(status) || (data?.counts[status] ?? 0) > 0),
    [filters, data],
  );
  const lanes = useMemo(() => lanesOf(cards, by, data?.labels ?? {}, today), [cards, by, data, today]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const at: Measures = { card: low ? HEIGHTS.one : HEIGHTS.two, gap: 8, inset: 8, head: by === "none" ? 0 : HEAD };
  const places = placesOf(lanes, folded, at);
  const whole = places.at(-1);
  const { ref: sized, height } = useElementSize();
  const [scrolled, setScrolled] = useState(0);
  const [seen, setSeen] = useState({ from: 0, to: height });
  useEffect(() => setSeen({ from: scrolled, to: scrolled + height }), [scrolled, height]);
  const [current, setCurrent] = useState<string | null>(null);
  /** Next to the card that is moved by keys, where it was. */
  const beside = useRef<string>(undefined);
  const [dragged, setDragged] = useState<Card | null>(null);
  const mayMove = (card: Card, to: (typeof columns)[number] | undefined): to is MovedTo =>
    to !== undefined && takesCards(to) && may.change("action", card)("status") && may.give("action", "status", to);

  const hold = useLatest((id: string) => {
    going.current = id;
    setCurrent(id);
  });
  const onKey = useLatest((event: React.KeyboardEvent, card: Card) => {
    const key = ARROWS.find((one) => one === event.key);
    const spot = key && spotOf(lanes, card.id);
    if (!key || !spot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.altKey) {
      if (key === "ArrowUp" || key === "ArrowDown") return;
      event.preventDefault();
      const to = columns[columns.indexOf(card.status) + (key === "ArrowRight" ? 1 : -1)];
      // Whoever may not is told why, where it was tried.
      if (to === undefined || !takesCards(to)) return;
      going.current = card.id;
      beside.current = (
        cardBeside(lanes, columns, spot, "ArrowDown") ?? cardBeside(lanes, columns, spot, "ArrowUp")
      )?.id;
      void move(card, to);
      return;
    }
    const next = cardBeside(lanes, columns, spot, key);
    event.preventDefault();
    if (next) goTo(next.id);
  });

  /** A card that is not drawn yet is scrolled to first. */
  function goTo(id: string): void {
    const spot = spotOf(lanes, id);
    const place = spot && places[spot.lane];
    const scroller = board.current;
    if (!spot || !place || !scroller) return;
    if (place.folded) setFolded(new Set([...folded].filter((key) => key !== place.lane.key)));
    const top = place.top + at.head + topOfCard(spot.index, at);
    const view = scroller.clientHeight - HEAD - at.gap;
    if (top < scroller.scrollTop) scroller.scrollTop = top - at.inset;
    else if (top + at.card > scroller.scrollTop + view) scroller.scrollTop = top + at.card - view + at.inset;
    going.current = id;
    setCurrent(id);
    setScrolled(scroller.scrollTop);
  }

  // Where it was put it may be out of sight, once there and once more as the workspace orders it; or it is no longer asked for.
  const followed = useRef<string | null>(null);
  const follow = useLatest(() => {
    const id = moved?.id ?? followed.current;
    followed.current = moved?.id ?? null;
    if (id === null || going.current !== id) return;
    if (spotOf(lanes, id)) goTo(id);
    else if (beside.current) goTo(beside.current);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is moved, and once that is settled
  useLayoutEffect(follow, [moved]);

  if (error) return <ErrorNote error={error} />;
  if (!data) return <div className={own.board} />;
  const left = Object.values(data.counts).reduce((sum, count) => sum + count, 0) - data.cards.length;
  const here = current !== null && cards.some(({ id }) => id === current) ? current : (firstOf(lanes, columns) ?? null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc takes away what was refused, wherever on the board one is
    <div
      onKeyDown={(event) => event.key === "Escape" && forget()}
      onPointerDown={() => {
        going.current = null;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget) going.current = null;
      }}
      ref={(element) => {
        board.current = element;
        sized(element);
      }}
      className={own.board}
      style={{ "--columns": columns.length, "--card": `${at.card}px`, "--lines": low ? 1 : 2 } as React.CSSProperties}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div className={own.heads}>
        {columns.map((status) => (
          <h2 key={status}>
            <StateMark state={stateOf(status) ?? "unknown"} word={t(`values.status.${status}`)} />
            <span className="small soft numbers">{countOf(data.counts, moved, status)}</span>
          </h2>
        ))}
      </div>
      <div className={own.lanes} style={{ height: whole ? whole.top + whole.height : 0 }}>
        {places.map(({ lane, top, height: tall, folded: closed }) =>
          top > seen.to || top + tall < seen.from ? null : (
            <section key={lane.key} className={own.lane} style={{ top, height: tall }}>
              {by !== "none" && (
                <LaneHead
                  by={by}
                  lane={lane}
                  folded={closed}
                  onFold={() =>
                    setFolded(
                      closed ? new Set([...folded].filter((key) => key !== lane.key)) : new Set([...folded, lane.key]),
                    )
                  }
                />
              )}
              {!closed && (
                <div className={own.cells}>
                  {columns.map((status) => {
                    const held = lane.columns.get(status) ?? [];
                    const { first, end } = inSight(held.length, seen.from - top - at.head, seen.to - top - at.head, at);
                    return (
                      <Cell
                        key={status}
                        label={t(`values.status.${status}`)}
                        height={tall - at.head - at.gap}
                        takes={dragged !== null && dragged.status !== status && mayMove(dragged, status)}
                        onDrop={() => {
                          if (dragged && mayMove(dragged, status)) void move(dragged, status);
                          setDragged(null);
                        }}
                      >
                        {held.slice(first, end).map((card, offset) => (
                          <BoardCard
                            key={card.id}
                            card={card}
                            lead={card.lead === null ? undefined : data.labels[card.lead]}
                            today={today}
                            chosen={card.id === chosen}
                            current={card.id === here}
                            movable={may.change("action", card)("status")}
                            top={topOfCard(first + offset, at)}
                            onOpen={onOpen}
                            onKey={onKey}
                            onFocus={hold}
                            onDrag={setDragged}
                          />
                        ))}
                        {refusal && held.some(({ id }) => id === refusal.id) && (
                          <div
                            className={own.refusal}
                            style={{
                              top:
                                topOfCard(
                                  held.findIndex(({ id }) => id === refusal.id),
                                  at,
                                ) + at.card,
                            }}
                          >
                            <ErrorNote error={refusal.error} />
                          </div>
                        )}
                      </Cell>
                    );
                  })}
                </div>
              )}
            </section>
          ),
        )}
      </div>
      {cards.length === 0 && <p className="soft">{t("actions.none")}</p>}
      {left > 0 && <p className={`small soft ${own.more}`}>{t("board.more", { count: left })}</p>}
    </div>
  );
}

function firstOf(lanes: ReturnType<typeof lanesOf>, columns: readonly Card["status"][]): string | undefined {
  for (const { columns: held } of lanes)
    for (const status of columns) {
      const [card] = held.get(status) ?? [];
      if (card) return card.id;
    }
  return undefined;
}

/**
 * The card that is to have the focus: as soon as it is drawn, and again where it is drawn anew in another column, whoever moved it
 * there. It is let go of when the focus goes elsewhere.
 */
function useGoing(board: React.RefObject<HTMLDivElement | null>) {
  const going = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (going.current === null || document.activeElement?.getAttribute("data-card") === going.current) return;
    board.current
      ?.querySelector<HTMLElement>(`[data-card="${CSS.escape(going.current)}"]`)
      ?.focus({ preventScroll: true });
  });
  return going;
}

/** The same function each time, which does what the last one drawn would: cards are not drawn again for it. */
function useLatest<A extends unknown[]>(work: (...given: A) => void): (...given: A) => void {
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}
