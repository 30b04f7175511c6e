/** What came of the actions that each sector leads, as bars; each part of one leads to the list of what it counts. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SectorDone } from "../../../../db/contract/procedures/today.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import today from "../today.module.css";
import own from "./charts.module.css";

export function Sectors({ sectors }: { sectors: readonly SectorDone[] }) {
  const { t } = useTranslation();
  const all = sectors.reduce((sum, { open, done }) => sum + open + done, 0);
  const done = sectors.reduce((sum, one) => sum + one.done, 0);
  const most = Math.max(1, ...sectors.map((one) => one.open + one.done));
  return (
    <Card title={t("today.bySector")} className={today.rest} {...(all > 0 && { count: `${done} / ${all}` })}>
      {sectors.length === 0 ? (
        <EmptyState icon="chart" title={t("today.noSectors")} why={t("today.noActionsWhy")} />
      ) : (
        <>
          <table className={own.sectors}>
            <tbody>
              {sectors.map((one) => (
                <Row key={one.sector} {...one} most={most} />
              ))}
            </tbody>
          </table>
          <p className={own.hint}>{t("today.sectorHint")}</p>
        </>
      )}
    </Card>
  );
}

function Row({ sector, open, late, done, most }: SectorDone & { most: number }) {
  const { t } = useTranslation();
  const name = t(`values.sector.${sector}`);
  const parts = [
    { tone: "done", view: "done", count: done, said: t("today.sectorDone", { sector: name, count: done }) },
    { tone: "open", view: "open", count: open - late, said: t("today.sectorOpen", { sector: name, count: open }) },
    { tone: "late", view: "late", count: late, said: t("today.sectorLate", { sector: name, count: late }) },
  ].filter(({ count }) => count > 0);
  return (
    <tr>
      <th scope="row">
        <SectorMark sector={sector} size={12} title="" />
        {name}
      </th>
      <td>
        <span className={own.line} style={{ width: `${((open + done) / most) * 100}%` }}>
          {parts.map(({ tone, view, count, said }) => (
            <Link
              key={tone}
              to="/actions"
              search={{ view, only: `sector:${sector}` }}
              className={own.part}
              data-tone={tone}
              aria-label={said}
              title={said}
              style={{ flexGrow: count }}
            />
          ))}
        </span>
      </td>
      <td>
        {done} / {open + done}
      </td>
    </tr>
  );
}
