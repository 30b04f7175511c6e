/** Those who wait to speak, the next first, each with the reason; moved by hand where the chair wants it otherwise. */
import { useTranslation } from "react-i18next";
import { FLOOR_ORDERS } from "../../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../../db/language/names.ts";
import type { Turn } from "../../../../db/rules/floor.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useReason } from "../../../meeting/floor/reason.ts";
import { turnsOf } from "../../../meeting/floor/speaking.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import { PressedChoice } from "../../../ui/pressed-choice.tsx";
import own from "./floor.module.css";
import type { Floor } from "./use-floor.ts";

interface Props {
  view: MeetingView;
  /** Null: for those who only follow. */
  floor: Floor | null;
  /** ms since 1970 */
  now: number;
}

export function Waiting({ view, floor, now }: Props) {
  const { t } = useTranslation();
  const order = view.meeting.floor_order ?? "asked";
  const turns = turnsOf(view, now);
  return (
    <>
      {floor ? (
        <PressedChoice
          label={t("fields.floor_order")}
          value={order}
          options={FLOOR_ORDERS.map((one) => ({
            value: one,
            label: (
              <>
                {t(`values.floor_order.${one}`)} {one === "fair" && <kbd>=</kbd>}
              </>
            ),
          }))}
          onChange={floor.order}
        >
          {turns.length > 0 && (
            <button type="button" className={`plain-button small link ${own.next}`} onClick={floor.next}>
              {t("floor.next")} <kbd>Enter</kbd>
            </button>
          )}
        </PressedChoice>
      ) : (
        turns.length > 0 && <p className="small soft">{t(`values.floor_order.${order}`)}</p>
      )}
      {turns.length > 0 && (
        <ol className={own.waiting} aria-label={t("floor.waiting")} data-testid="waiting">
          {turns.map((turn, index) => (
            <Row key={turn.request.id} turn={turn} place={index + 1} of={turns.length} view={view} floor={floor} />
          ))}
        </ol>
      )}
    </>
  );
}

interface RowProps extends Omit<Props, "now"> {
  turn: Turn;
  place: number;
  of: number;
}

function Row({ turn, place, of, view, floor }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = useReason();
  const { request, sector } = turn;
  const name = nameOf(view.labels[request.organization], language);
  const move = (to: number) => to >= 1 && to <= of && floor?.move(request.id, to);
  const press = (event: React.KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    move(place + by);
  };
  const said = (
    <>
      {name}
      <small className="soft">{reason(turn)}</small>
    </>
  );
  if (!floor)
    return (
      <li>
        <span className="numbers soft">{place}</span>
        {sector ? <SectorMark sector={sector} /> : <span />}
        <span className={own.name}>{said}</span>
      </li>
    );
  return (
    <li onKeyDown={press}>
      <span className="numbers soft">{place}</span>
      {sector ? <SectorMark sector={sector} /> : <span />}
      <button
        type="button"
        className={`plain-button ${own.name}`}
        title={t("floor.give", { name })}
        onClick={() => floor.speak(request.organization)}
      >
        {said}
      </button>
      <span className={own.moves}>
        <button
          type="button"
          className="plain-button"
          disabled={place === 1}
          onClick={() => move(place - 1)}
          aria-label={t("floor.earlier", { name })}
          title="Alt ↑"
        >
          ↑
        </button>
        <button
          type="button"
          className="plain-button"
          disabled={place === of}
          onClick={() => move(place + 1)}
          aria-label={t("floor.later", { name })}
          title="Alt ↓"
        >
          ↓
        </button>
        {turn.why === "moved" && (
          <button
            type="button"
            className="plain-button"
            onClick={() => floor.move(request.id, null)}
            aria-label={t("floor.release", { name })}
            title={t("floor.release", { name })}
          >
            ↺
          </button>
        )}
        <button
          type="button"
          className="plain-button"
          onClick={() => floor.leave(request.id)}
          aria-label={t("floor.leave", { name })}
          title={t("floor.leave", { name })}
        >
          ✕
        </button>
      </span>
    </li>
  );
}
