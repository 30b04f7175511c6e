/** One figure: what it is, how it is made, its parts for both places, what it does not say, and the records behind it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countedText, figureText, valueText } from "../../../db/contract/labels/findings.ts";
import { GROUPS, INDICATOR_WORDS } from "../../../db/contract/labels/indicators.ts";
import type { Finding, Findings } from "../../../db/contract/procedures/region/indicators.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { useAsked } from "./asked.ts";
import own from "./indicators.module.css";
import { Outside } from "./outside.tsx";
import { Parts } from "./parts.tsx";
import { Scale } from "./scale.tsx";

export function Detail({ finding, among }: { finding: Finding; among: Findings }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const words = INDICATOR_WORDS[language];
  const { name, tells, made, formula, source, notSaid } = words.indicators[finding.id];
  const { interval, untold, places } = { ...finding, places: among.places };
  return (
    <>
      <div className="page-head">
        <Button
          variant="subtle"
          onClick={() => void navigate({ to: ".", search: (before) => ({ ...before, id: undefined }) })}
        >
          {t("indicators.title")}
        </Button>
        <h1>{name}</h1>
        {places && (
          <Badge>
            {places[0][language]} – {places[1][language]}
          </Badge>
        )}
      </div>
      <div className={own.split}>
        <section>
          <p className={own.large} data-untold={untold !== null || undefined}>
            {valueText(finding, language)}
          </p>
          <p>{untold ? words.untold[untold] : tells}</p>
          <Scale finding={finding} />
          {finding.parts.length > 0 && places && <Parts finding={finding} places={places} />}
          <Rows finding={finding} />
          {GROUPS[0][1].some((one) => one === finding.id) && <Outside outside={among.outside} />}
        </section>
        <aside className={own.about}>
          <h2>{t("indicators.made")}</h2>
          <p>{made}</p>
          <p className={own.formula}>{formula}</p>
          <h2>{t("indicators.basis")}</h2>
          <dl className={own.facts}>
            <dt>{t("indicators.day")}</dt>
            <dd>{among.day}</dd>
            <dt>{t("indicators.sample")}</dt>
            <dd>{countedText(finding, language)}</dd>
            <dt>{t("indicators.weak")}</dt>
            <dd>{t("indicators.weakOf", { weak: finding.weak, all: finding.rows })}</dd>
            {interval && (
              <>
                <dt>{t("indicators.interval")}</dt>
                <dd>
                  {figureText(finding.id, interval.low)} – {figureText(finding.id, interval.high)}
                  <div className="small soft">
                    {t("indicators.drawn", { draws: interval.draws, seed: interval.seed })}
                  </div>
                </dd>
              </>
            )}
            {finding.beside.map(({ what, value }) => (
              <div key={what} className={own.pair}>
                <dt>{words.beside[what]}</dt>
                <dd>{figureText(finding.id, value)}</dd>
              </div>
            ))}
            <dt>{t("indicators.source")}</dt>
            <dd>{source}</dd>
          </dl>
          <h2>{t("indicators.notSaid")}</h2>
          <ul>
            {notSaid.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </aside>
      </div>
    </>
  );
}

/** The records behind it, read only when somebody asks for them. */
function Rows({ finding: { id, rows } }: { finding: Finding }) {
  const { t } = useTranslation();
  const { input } = useAsked();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    ...api.analysis.rows.queryOptions({ input: { ...input, id } }),
    enabled: open,
  });
  if (rows === 0) return null;
  return (
    <>
      <Button variant="default" mt="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "indicators.hideRows" : "indicators.rows", { count: rows })}
      </Button>
      <ErrorNote error={error} />
      {open && data && (
        <>
          {data.total > data.rows.length && (
            <p className="small soft">{t("indicators.firstRows", { count: data.rows.length })}</p>
          )}
          <ul className={own.rows} aria-label={t("indicators.behind")}>
            {data.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record may stand here once for each of its segments
              <li key={at}>
                <RecordChip id={row.id} label={row.label} />
                {row.as && <span className="small soft">{row.as}</span>}
                {row.weak && <Badge tone="warn">{t("indicators.weakMark")}</Badge>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
