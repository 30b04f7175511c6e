/** How much of an action is done, as a ring that fills. */
import { useTranslation } from "react-i18next";
import own from "./today.module.css";

/** Of a circle of this radius the circumference is 100. */
const RADIUS = 100 / (2 * Math.PI);

export function Ring({ percent, late, large }: { percent: number; late: boolean; large: boolean }) {
  const { t } = useTranslation();
  return (
    <svg
      className={own.ring}
      data-late={late || undefined}
      data-large={large || undefined}
      viewBox="0 0 40 40"
      role="img"
      aria-label={t("today.percent", { percent })}
    >
      <circle cx="20" cy="20" r={RADIUS} />
      {percent > 0 && (
        <circle cx="20" cy="20" r={RADIUS} strokeDasharray={`${percent} 100`} transform="rotate(-90 20 20)" />
      )}
    </svg>
  );
}
