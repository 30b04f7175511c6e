/** What rests on weak sources alone, or on none: by kind of record, each with the sources that it has. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { WeakClaims } from "../../../db/contract/procedures/region/sources.ts";
import { WEAKNESSES, type Weakness } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { kindName } from "../../ui/labels.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import own from "./sources.module.css";

export function WeakSources() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view } = useSearch({ strict: false });
  const rest = WEAKNESSES.find((one) => one === view) ?? "D";
  const { data, error } = useQuery(api.source.weak.queryOptions({ input: { rest } }));
  return (
    <div className="page">
      <div className="page-head">
        <LinkButton variant="subtle" to="/sources">
          {t("collections.source")}
        </LinkButton>
        <h1>{t("upkeep.weakTitle")}</h1>
        <PressedChoice<Weakness>
          label={t("upkeep.weakWhich")}
          value={rest}
          options={WEAKNESSES.map((value) => ({ value, label: t(`upkeep.weakness.${value}`) }))}
          onChange={(next) => void navigate({ to: ".", search: { view: next }, replace: true })}
        />
      </div>
      <p className="small soft">{t(`upkeep.weakHint.${rest}`)}</p>
      <ErrorNote error={error} />
      {data?.length === 0 && <EmptyState icon="check" title={t("upkeep.weakNone")} />}
      {data?.map((claims) => (
        <Kind key={claims.subject} claims={claims} />
      ))}
    </div>
  );
}

function Kind({ claims: { subject, total, rows } }: { claims: WeakClaims }) {
  const { t } = useTranslation();
  const name = kindName(t, subject as never);
  return (
    <section className={own.kind} aria-label={name}>
      <h2>
        {name} <span className="small soft numbers">{total}</span>
      </h2>
      <table className={own.claims}>
        <tbody>
          {rows.map(({ id, label, shownWith, sources }) => (
            <tr key={id}>
              <td>
                <RecordChip
                  whole
                  id={shownWith?.id ?? id}
                  label={shownWith ? { ...label, subject: shownWith.subject } : label}
                />
              </td>
              <td>
                {sources.map((source) => (
                  <span key={source.id} className={own.source}>
                    {source.grade && <Badge tone="warn">{t("parts.grade", { grade: source.grade })}</Badge>}{" "}
                    <RecordChip id={source.id} label={source.label} />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p className="small soft">{t("parts.andOthers", { count: total - rows.length })}</p>}
    </section>
  );
}
