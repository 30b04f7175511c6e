/** Why somebody speaks next, in words: as they stand beside each who waits, here and on the projector. */
import { useTranslation } from "react-i18next";
import type { Turn } from "../../../db/rules/floor.ts";
import { clockText } from "../clock.ts";

type Why = Pick<Turn, "why" | "sector" | "seconds" | "least" | "speeches" | "asked">;

export function useReason(): (turn: Why) => string {
  const { t } = useTranslation();
  return ({ why, sector, seconds, least, speeches, asked }) => {
    if (why === "moved") return t("floor.why.moved", { asked });
    if (why === "asked" || !sector) return t("floor.why.asked", { asked });
    const values = { sector: t(`values.sector.${sector}`), time: clockText(seconds) };
    const heard = least ? t("floor.why.least", values) : t("floor.why.sector", values);
    const own = speeches === 0 ? t("floor.why.silent") : t("floor.why.spoke", { count: speeches });
    return t("floor.why.fair", { heard, own });
  };
}
