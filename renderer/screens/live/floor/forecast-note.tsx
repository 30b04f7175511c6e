/** When the meeting will be over as it goes, and one button that puts off what would make it end in time. */

import { useTranslation } from "react-i18next";
import { timeAt } from "../../../app/clock.ts";
import { forecastOf } from "../../../meeting/floor/forecast.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useSeconds } from "../../../meeting/use-seconds.ts";
import { useSave } from "../../../records/use-record.ts";
import own from "./floor.module.css";

export function ForecastNote({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const save = useSave();
  const forecast = forecastOf(view, useSeconds(true));
  if (!forecast) return null;
  const { ends, late, park, unplanned } = forecast;
  const time = timeAt(ends);
  const putOff = async () => {
    for (const { id } of park) await save("agenda_item", id, { state: "parked" });
  };
  return (
    <div className={own.forecast} data-late={(late !== null && late > 0) || undefined} data-testid="forecast">
      <span className="numbers">
        {late === null || late === 0
          ? t("floor.ends", { time })
          : t(late > 0 ? "floor.endsLate" : "floor.endsEarly", { time, count: Math.abs(late) })}
      </span>
      {unplanned > 0 && <span className="small"> {t("floor.unplanned", { count: unplanned })}</span>}
      {park.length > 0 && (
        <button type="button" className="plain-button link" onClick={() => void putOff().catch(() => {})}>
          {t("floor.park", { items: park.map(({ number }) => number).join(t("parts.listSeparator")) })}
        </button>
      )}
    </div>
  );
}
