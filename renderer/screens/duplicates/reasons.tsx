/** Why a pair is asked about: each reason as a bar that begins where the one before ended, and what they come to. */
import { useTranslation } from "react-i18next";
import type { LikePair } from "../../../db/contract/procedures/region/duplicates.ts";
import own from "./duplicates.module.css";

/** From here on it is asked, and from here on proposed (db/language/firms/likeness.ts). */
const BOUNDS = [0.6, 0.9] as const;

export function Reasons({ score, reasons }: Pick<LikePair, "score" | "reasons">) {
  const { t } = useTranslation();
  let from = 0;
  const bars = reasons.map(({ reason, weight }) => {
    const start = from;
    from += weight;
    return { reason, weight, left: Math.min(start, from), width: Math.abs(weight) };
  });
  return (
    <div className={own.reasons}>
      <h3>{score >= BOUNDS[1] ? t("duplicates.whyProposed") : t("duplicates.why")}</h3>
      <dl>
        {bars.map(({ reason, weight, left, width }) => (
          <div key={reason}>
            <dt>{t(`duplicates.reasons.${reason}`)}</dt>
            <dd>
              <Bar left={left} width={width} tone={weight < 0 ? "less" : "more"} />
              <span className="numbers">{told(weight)}</span>
            </dd>
          </div>
        ))}
        <div data-sum>
          <dt>{t("duplicates.sum")}</dt>
          <dd>
            <Bar left={0} width={score} tone="sum" />
            <span className="numbers">{score.toFixed(2)}</span>
          </dd>
        </div>
      </dl>
      <p className="small soft">{t("duplicates.bounds")}</p>
    </div>
  );
}

function Bar({ left, width, tone }: { left: number; width: number; tone: "more" | "less" | "sum" }) {
  const share = (part: number) => `${Math.min(100, Math.max(0, part * 100))}%`;
  return (
    <span className={own.track} aria-hidden="true">
      {BOUNDS.map((bound) => (
        <span key={bound} className={own.bound} style={{ left: share(bound) }} />
      ))}
      <span className={own.bar} data-tone={tone} style={{ left: share(left), width: share(width) }} />
    </span>
  );
}

function told(weight: number): string {
  const figure = Math.abs(weight).toFixed(2);
  return weight < 0 ? `−${figure}` : `+${figure}`;
}
