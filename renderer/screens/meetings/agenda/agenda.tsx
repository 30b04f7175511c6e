/**
 * The agenda of a meeting that is prepared: a row for each item, of which one lies open to be changed, and the line that adds
 * more. Items are put in order by dragging or by keys; their times run from the start of the meeting.
 */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { minutesAfter } from "../../../../db/contract/dates.ts";
import { client, newAction } from "../../../app/api.ts";
import { usePageKeys } from "../../../app/keys.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import { useCommand, useRemove } from "../../../records/use-record.ts";
import { useWhole } from "../../../records/use-whole.ts";
import { AddItems } from "./add-items.tsx";
import own from "./agenda.module.css";
import { planOf } from "./plan.ts";
import { ItemRow } from "./row.tsx";

interface Props {
  view: MeetingView;
  /** Id of the item that lies open. */
  open: string | null;
  onOpen(id: string | null): void;
  /** What else can be done with the agenda. */
  tools?: React.ReactNode;
}

export function Agenda({ view, open, onOpen, tools }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const remove = useRemove();
  const { meeting } = view;
  const adds = meeting.state !== "sealed" && may.make("agenda_item", { meeting: meeting.id });
  const [items, move] = useOrder(view);
  const plan = planOf(meeting, items);
  const list = useRef<HTMLOListElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const focus = useFocus(list, items);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  usePageKeys("agenda", { addItem: () => foot.current?.querySelector("input")?.focus() });

  const step = (id: string, by: -1 | 1) => {
    focus(id);
    move(id, items.findIndex((item) => item.id === id) + by);
  };
  const drop = async (id: string) => {
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items[at - 1];
    if (next) focus(next.id);
    if (await remove("agenda_item", id)) onOpen(open === id ? null : open);
  };
  const below = over !== null && dragged !== null && placeIn(items, over) > placeIn(items, dragged);
  return (
    <section className={own.agenda} aria-labelledby="agenda-title">
      <header className={own.head}>
        <h2 id="agenda-title">{t("meetings.agenda")}</h2>
        {items.length > 0 && <Sum count={plan.places.size} {...plan} starts={meeting.starts} />}
        <div className={own.tools}>{tools}</div>
      </header>
      {items.length > 0 && (
        <ol ref={list} className={own.items} aria-label={t("meetings.agenda")}>
          {items.map((item, index) => (
            <ItemRow
              key={item.id}
              item={item}
              view={view}
              place={plan.places.get(item.id)}
              open={open === item.id}
              over={over === item.id ? (below ? "below" : "above") : undefined}
              onOpen={(opened) => {
                onOpen(opened ? item.id : null);
                if (!opened) focus(item.id);
              }}
              onStep={(by) => step(item.id, by)}
              onLook={(by) => focus(items[index + by]?.id ?? item.id)}
              onRemove={() => void drop(item.id)}
              onDrag={setDragged}
              onOver={dragged === null ? null : setOver}
              onDrop={() => {
                setOver(null);
                if (dragged !== null && dragged !== item.id) move(dragged, index);
              }}
            />
          ))}
        </ol>
      )}
      {items.length === 0 && <p className="small soft">{t(adds ? "meetings.noAgenda" : "meetings.missing.agenda")}</p>}
      {adds && (
        <div ref={foot}>
          <AddItems view={view} next={plan.next} />
        </div>
      )}
    </section>
  );
}

/** How many, how long, and when they are over. */
function Sum({
  count,
  minutes,
  spare,
  starts,
}: {
  count: number;
  minutes: number;
  spare: number | null;
  starts: string | null;
}) {
  const { t } = useTranslation();
  const said = [
    t("meetings.itemsInAll", { count }),
    minutes > 0 && t("meetings.minutesInAll", { count: minutes }),
    starts !== null && minutes > 0 && t("meetings.endsAt", { time: minutesAfter(starts, minutes) }),
  ];
  return (
    <p className="small soft numbers">
      {said.filter(Boolean).join(t("parts.clause"))}
      {spare !== null && minutes > 0 && (
        <>
          {t("parts.clause")}
          <span className={spare < 0 ? "late" : undefined}>
            {t(spare < 0 ? "meetings.tooLong" : "meetings.spare", { count: Math.abs(spare) })}
          </span>
        </>
      )}
    </p>
  );
}

/** The items in their order: what is moved stands in its new place at once, and further moves build on that. */
function useOrder({ meeting, items }: MeetingView): [MeetingView["items"], (id: string, to: number) => void] {
  const run = useCommand();
  const [order, put] = useWhole(
    items.map(({ id }) => id),
    async (next) => {
      const done = await run(() => client.meeting.orderItems({ meeting: meeting.id, items: next, opId: newAction() }));
      if (!done) throw new Error("the items stay in their order");
    },
  );
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const shown = items.toSorted((a, b) => place(a.id) - place(b.id));
  const move = (id: string, to: number) => {
    if (to < 0 || to >= shown.length) return;
    const others = shown.map((item) => item.id).filter((other) => other !== id);
    put(others.toSpliced(to, 0, id));
  };
  return [shown, move];
}

/** @returns brings the keyboard to an item, again once its row has changed places or the one before it is gone */
function useFocus(list: React.RefObject<HTMLOListElement | null>, items: MeetingView["items"]): (id: string) => void {
  const wanted = useRef<string | null>(null);
  const bring = () => {
    const row = list.current?.querySelector(`[data-item="${CSS.escape(wanted.current ?? "")}"]`);
    if (row && !row.contains(document.activeElement)) row.querySelector<HTMLElement>("[data-title]")?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that changed places have lost it
  useEffect(() => {
    if (wanted.current !== null && document.activeElement === document.body) bring();
  }, [items]);
  // Whoever points elsewhere wants it there.
  useEffect(() => {
    const forget = () => {
      wanted.current = null;
    };
    document.addEventListener("pointerdown", forget);
    return () => document.removeEventListener("pointerdown", forget);
  }, []);
  return (id) => {
    wanted.current = id;
    requestAnimationFrame(bring);
  };
}

function placeIn(items: MeetingView["items"], id: string): number {
  return items.findIndex((item) => item.id === id);
}
