/** A figure between its bounds, its interval as a band, and what chance would give as a dashed line. */
import { useTranslation } from "react-i18next";
import { figureText } from "../../../db/contract/labels/findings.ts";
import type { Finding } from "../../../db/contract/procedures/region/indicators.ts";
import own from "./indicators.module.css";

export function Scale({ finding: { id, value, range, interval, beside } }: { finding: Finding }) {
  const { t } = useTranslation();
  if (value === null || range === null) return null;
  const [least, most] = range;
  const place = (at: number) => `${((Math.min(most, Math.max(least, at)) - least) / (most - least)) * 100}%`;
  const chance = beside.find(({ what }) => what === "chance")?.value;
  const said = interval
    ? t("indicators.intervalSaid", { low: figureText(id, interval.low), high: figureText(id, interval.high) })
    : t("indicators.noInterval");
  return (
    <div className={own.scale} role="img" aria-label={said} title={said}>
      <span className={own.track} />
      {interval && (
        <span
          className={own.band}
          style={{ left: place(interval.low), right: `calc(100% - ${place(interval.high)})` }}
        />
      )}
      {chance !== undefined && <span className={own.chance} style={{ left: place(chance) }} />}
      <span className={own.dot} style={{ left: place(value) }} />
      <span className={own.ends}>
        <span>{String(least).replace("-", "−")}</span>
        {chance !== undefined && <span>{t("indicators.chance", { value: figureText(id, chance) })}</span>}
        <span>{most}</span>
      </span>
    </div>
  );
}
