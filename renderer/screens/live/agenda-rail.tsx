/** The agenda beside the room: what is done, what is on, what is to come, what was put off. */
import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { clockTimes, expectedTimes } from "../../meeting/clock-times.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { useMinutes } from "../../meeting/use-seconds.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./agenda-rail.module.css";
import { sameParts } from "./steady.ts";

interface Props {
  view: MeetingView;
  /** Null: for those who only follow. */
  onMove: ((id: string) => void) | null;
}

export const AgendaRail = memo(Rail, sameParts("meeting", "items", "reports", "outcomes", "actions", "labels"));

function Rail({ view, onMove }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { meeting, labels } = view;
  const items = view.items.filter(({ state }) => state !== "parked");
  const parkedItems = view.items.filter(({ state }) => state === "parked");
  const parkedOutcomes = view.outcomes.filter(({ kind }) => kind === "parked");
  const counts = useEntryCounts(view);
  const times = clockTimes(
    meeting.starts,
    items.map(({ minutes }) => minutes),
  );
  const expected = expectedTimes(items, meeting.current_item, useMinutes());
  const now = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the current item
  useEffect(() => {
    now.current?.scrollIntoView({ block: "nearest" });
  }, [meeting.current_item]);
  return (
    <nav className={own.agenda} aria-label={t("meetings.agenda")}>
      <h3>
        {t("meetings.agenda")} ·{" "}
        {t("meetings.minutesInAll", { count: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0) })}
      </h3>
      {items.map((item, index) => {
        const current = item.id === meeting.current_item;
        const about = [
          t(`values.kind.${item.kind}`),
          item.minutes !== null && t("live.planned", { count: item.minutes }),
          item.presenter && nameOf(labels[item.presenter], language),
          (counts.get(item.id) ?? 0) > 0 && t("live.entries", { count: counts.get(item.id) ?? 0 }),
        ];
        const title = textOf(item.title_zh, item.title_en, language);
        return (
          <button
            key={item.id}
            ref={current ? now : undefined}
            type="button"
            className={own.item}
            data-now={current || undefined}
            data-done={item.state === "done" || undefined}
            aria-current={current ? "step" : undefined}
            title={title}
            onClick={() => onMove?.(item.id)}
          >
            {item.state === "done" && !current ? (
              <Icon name="check" size={16} label={t("values.state.done")} />
            ) : (
              <span className="numbers soft">{index + 1}</span>
            )}
            <span className={own.itemTitle}>{title}</span>
            <Begins planned={times[index] ?? null} expected={expected[index] ?? null} />
            <small className="soft">{about.filter(Boolean).join(" · ")}</small>
          </button>
        );
      })}
      {parkedItems.length + parkedOutcomes.length > 0 && (
        <>
          <h3>
            {t("live.parkedList")} {parkedItems.length + parkedOutcomes.length}
          </h3>
          {parkedItems.map((item) => (
            <button key={item.id} type="button" className={own.parked} onClick={() => onMove?.(item.id)}>
              · {textOf(item.title_zh, item.title_en, language)}
            </button>
          ))}
          {parkedOutcomes.map((outcome) => (
            <div key={outcome.id} className={own.parked}>
              · {textOf(outcome.text, outcome.text_en, language)}
            </div>
          ))}
        </>
      )}
      <p className={own.move}>
        <kbd>P</kbd> <kbd>N</kbd> {t("live.move")}
      </p>
    </nav>
  );
}

/** The hour that was announced, until another is to be expected; then that one, and what was announced as its hint. */
function Begins({ planned, expected }: { planned: string | null; expected: string | null }) {
  const { t } = useTranslation();
  if (expected === null || expected === planned) return <span className="numbers soft small">{planned}</span>;
  return (
    <span
      className="numbers soft small"
      data-testid="expected"
      title={planned ? t("live.expectedNotPlanned", { planned }) : t("live.expected")}
    >
      ≈ {expected}
    </span>
  );
}

function useEntryCounts({ reports, outcomes, actions }: MeetingView): ReadonlyMap<string | null, number> {
  return useMemo(() => {
    const counts = new Map<string | null, number>();
    for (const list of [reports, outcomes, actions])
      for (const { agenda_item } of list) counts.set(agenda_item, (counts.get(agenda_item) ?? 0) + 1);
    return counts;
  }, [reports, outcomes, actions]);
}
