/**
 * Figures that say how two places stand to each other: all of them on one page, each with its interval and with what it rests on;
 * where one cannot be told, why. One is opened for its formula, its parts and the records behind it.
 */
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { countedText, valueText } from "../../../db/contract/labels/findings.ts";
import { GROUPS, INDICATOR_WORDS } from "../../../db/contract/labels/indicators.ts";
import { type Finding, type Findings, INDICATORS } from "../../../db/contract/procedures/region/indicators.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import { useAsked } from "./asked.ts";
import { Detail } from "./detail.tsx";
import own from "./indicators.module.css";
import { Outside } from "./outside.tsx";
import { Scale } from "./scale.tsx";

export function Indicators() {
  const { t } = useTranslation();
  const { id } = useSearch({ strict: false });
  const { input } = useAsked();
  const { data, error } = useQuery(api.analysis.indicators.queryOptions({ input }));
  const chosen = INDICATORS.find((one) => one === id);
  const finding = data?.findings.find((one) => one.id === chosen);
  return (
    <div className="page">
      <ErrorNote error={error} />
      {data && finding && <Detail finding={finding} among={data} />}
      {data && !finding && (
        <>
          <div className="page-head">
            <h1>{t("indicators.title")}</h1>
            <Choice among={data} />
          </div>
          {data.places === null ? (
            <EmptyState icon="chart" title={t("indicators.noPlaces")} why={t("indicators.noPlacesWhy")} />
          ) : (
            <Overview findings={data} />
          )}
        </>
      )}
    </div>
  );
}

/** Which two places, and how fine segments are told apart. */
function Choice({ among: { cities, places } }: { among: Findings }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { input, addressOf } = useAsked();
  if (!places) return null;
  const data = cities.map((city) => ({ value: city.zh, label: `${city[language]} (${city.organizations})` }));
  const to = (change: Parameters<typeof addressOf>[0]) =>
    void navigate({ to: ".", search: (before) => ({ ...before, ...addressOf(change) }) });
  const put = (at: 0 | 1) => (city: string | null) => {
    const chosen: [string, string] = [places[0].zh, places[1].zh];
    if (city === null) return;
    // The one that stood there goes to the other side.
    if (chosen[1 - at] === city) chosen[1 - at] = chosen[at];
    chosen[at] = city;
    to({ places: chosen });
  };
  return (
    <>
      {([0, 1] as const).map((at) => (
        <Select
          key={at}
          size="sm"
          w={170}
          aria-label={t(at === 0 ? "indicators.firstPlace" : "indicators.secondPlace")}
          data={data}
          value={places[at].zh}
          onChange={put(at)}
          allowDeselect={false}
          searchable
        />
      ))}
      <PressedChoice
        label={t("indicators.level")}
        value={input.level}
        options={[
          { value: "top", label: t("indicators.levelTop") },
          { value: "all", label: t("indicators.levelAll") },
        ]}
        onChange={(level) => to({ level: level === "all" ? "all" : "top" })}
      />
    </>
  );
}

function Overview({ findings: among }: { findings: Findings }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = INDICATOR_WORDS[language];
  const told = among.findings.filter(({ untold }) => untold === null).length;
  return (
    <>
      <p className="soft">
        {t("indicators.summary", { count: among.findings.length, told, untold: among.findings.length - told })}{" "}
        {t("indicators.asOf", { day: among.day })} · {t("indicators.segments", { count: among.segments })}
      </p>
      <div className={own.card}>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("indicators.indicator")}
              </th>
              <th scope="col" className={own.value}>
                {t("indicators.value")}
              </th>
              <th scope="col">{t("indicators.interval")}</th>
              <th scope="col">{t("indicators.sample")}</th>
              <th scope="col">{t("indicators.notSaid")}</th>
            </tr>
          </thead>
          <tbody>
            {GROUPS.flatMap(([group, ids]) =>
              ids.map((id, at) => {
                const finding = among.findings.find((one) => one.id === id);
                return finding && <Line key={id} finding={finding} group={at === 0 ? words.groups[group] : null} />;
              }),
            )}
          </tbody>
        </table>
      </div>
      <Outside outside={among.outside} />
    </>
  );
}

function Line({ finding, group }: { finding: Finding; group: string | null }) {
  const language = useLanguage();
  const words = INDICATOR_WORDS[language];
  const { name, tells, notSaid } = words.indicators[finding.id];
  return (
    <tr>
      <th scope="rowgroup" className={own.group}>
        {group}
      </th>
      <th scope="row">
        <Link to="." search={(before: object) => ({ ...before, id: finding.id })} className={own.name}>
          {name}
        </Link>
        <div className="small soft">{tells}</div>
      </th>
      <td className={own.value} data-untold={finding.untold !== null || undefined}>
        {valueText(finding, language)}
      </td>
      <td>
        {finding.untold ? <span className="small">{words.untold[finding.untold]}</span> : <Scale finding={finding} />}
      </td>
      <td className="small">{countedText(finding, language)}</td>
      <td className="small soft">{notSaid[0]}</td>
    </tr>
  );
}
