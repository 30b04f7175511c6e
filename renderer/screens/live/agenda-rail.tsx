/** The agenda beside the room: what is done, what is on, what is to come. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../app/i18n.ts";
import { textOf } from "../../parts/name.ts";
import { clockTimes } from "../meetings/clock-times.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import { entriesUnder } from "./entries.tsx";
import own from "./live.module.css";

export function AgendaRail({ sheet, onMove }: { sheet: Sheet; onMove(id: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { meeting } = sheet;
  const items = sheet.items.filter(({ state }) => state !== "parked");
  const parked = [
    ...sheet.items
      .filter(({ state }) => state === "parked")
      .map((item) => ({ id: item.id, text: textOf(item.title_zh, item.title_en, language) })),
    ...sheet.outcomes
      .filter(({ kind }) => kind === "parked")
      .map((outcome) => ({ id: outcome.id, text: textOf(outcome.text, outcome.text_en, language) })),
  ];
  const times = clockTimes(
    meeting.starts,
    items.map(({ minutes }) => minutes),
  );
  return (
    <nav className={own.agenda} aria-label={t("meetings.agenda")}>
      <h3>
        {t("meetings.agenda")} ·{" "}
        {t("meetings.minutesInAll", { count: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0) })}
      </h3>
      {items.map((item, index) => {
        const count = entriesUnder(sheet, item.id).length;
        return (
          <button
            key={item.id}
            type="button"
            className={own.item}
            data-now={item.id === meeting.current_item || undefined}
            data-done={item.state === "done" || undefined}
            aria-current={item.id === meeting.current_item ? "step" : undefined}
            onClick={() => onMove(item.id)}
          >
            <span className="numbers soft">{index + 1}</span>
            <span>{textOf(item.title_zh, item.title_en, language)}</span>
            <span className="numbers soft small">{times[index]}</span>
            <small className="soft">
              {t(`values.kind.${item.kind}`)}
              {item.minutes !== null && ` · ${t("live.planned", { count: item.minutes })}`}
              {count > 0 && ` · ${t("live.entries", { count })}`}
            </small>
          </button>
        );
      })}
      {parked.length > 0 && (
        <>
          <h3>
            {t("live.parkedList")} {parked.length}
          </h3>
          {parked.map(({ id, text }) => (
            <div key={id} className={own.parked}>
              · {text}
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
