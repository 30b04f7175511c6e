/**
 * The text of a policy by clauses: the list of them, the chosen one as one version has it or word by word between two, and who
 * cites it. Up and down go through the clauses, N leaves those that changed, C cites the chosen one.
 */
import { Button, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../../db/contract/labels/in-words.ts";
import type { ComparedClause } from "../../../../db/contract/procedures/policies/clauses.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { api } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { usePageKeys } from "../../../app/keys.ts";
import { useMay } from "../../../records/may.ts";
import { useRecord } from "../../../records/use-record.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import { Citations } from "./citations.tsx";
import { ClauseText } from "./clause-text.tsx";
import own from "./text.module.css";

/** Of a text with more clauses the rest is not shown, and said. */
const MOST = 1_000;
const TONES = { same: "plain", renumbered: "plain", changed: "accent", added: "ok", removed: "bad" } as const;

export function TextPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { clause, to } = useSearch({ strict: false });
  return <PolicyText policy={id} clause={clause ?? null} version={to ?? null} />;
}

interface Props {
  policy: string;
  clause: string | null;
  /** The version that is read, or to which another one is compared; null: the latest. */
  version: string | null;
}

export function PolicyText({ policy, clause, version }: Props) {
  const { t } = useTranslation();
  const { record, error } = useRecord("policy", policy);
  const { data: versions } = useQuery(
    api.policy_version.list.queryOptions({
      input: {
        filters: [{ field: "policy", op: "is", value: policy }],
        sort: [{ field: "dated", dir: "asc" }],
        limit: 100,
      },
    }),
  );
  const { data: held } = useQuery(
    api.clause.list.queryOptions({
      input: { filters: [{ field: "policy", op: "is", value: policy }], limit: MOST },
    }),
  );
  const may = useMay();
  if (error) return <ErrorNote error={error} />;
  if (!record || !versions || !held) return null;
  const filled = new Set(held.rows.map((one) => one.version));
  // Ids grow with time: of one day the later one comes after.
  const texts = versions.rows
    .filter(({ id }) => filled.has(id))
    .toSorted((a, b) => `${a.dated ?? ""} ${a.id}`.localeCompare(`${b.dated ?? ""} ${b.id}`));
  if (texts.length === 0)
    return (
      <div className="page">
        <EmptyState icon="policy" title={t("policies.text.none")} why={t("policies.text.noneWhy")}>
          {may.call("policy.takeText") && (
            <LinkButton to="/policies/$id/take" params={{ id: policy }}>
              {t("policies.takeText")}
            </LinkButton>
          )}
        </EmptyState>
      </div>
    );
  return <Text key={policy} policy={record} texts={texts} clauses={held.rows} clause={clause} version={version} />;
}

interface TextProps {
  policy: RecordOf<"policy">;
  texts: readonly RecordOf<"policy_version">[];
  clauses: readonly RecordOf<"clause">[];
  clause: string | null;
  version: string | null;
}

function Text({ policy, texts, clauses, clause, version }: TextProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const last = texts.at(-1) as RecordOf<"policy_version">;
  const after = texts.find(({ id }) => id === version) ?? last;
  const before = texts.find(({ id }) => id === asked.from && id !== after.id) ?? null;
  const earlier = texts[texts.indexOf(after) - 1];
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [citing, setCiting] = useState(false);
  const { data: compared = [] } = useQuery(
    api.clause.compare.queryOptions({ input: { before: before?.id ?? null, after: after.id } }),
  );
  const held = new Map(clauses.map((one) => [one.id, one]));
  const isChanged = ({ change }: ComparedClause) => change !== "same";
  const shown = onlyChanged && before ? compared.filter(isChanged) : compared;
  const at = Math.max(
    0,
    shown.findIndex((pair) => pair.after === clause || pair.before === clause),
  );
  const pair = shown[at];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const go = (search: { clause?: string | undefined; from?: string | undefined; to?: string | undefined }) =>
    void navigate({
      to: "/policies/$id/text",
      params: { id: policy.id },
      replace: true,
      search: (now) => ({ ...now, to: after.id, ...search }),
    });
  const choose = (to: number) => {
    const next = shown[Math.min(Math.max(0, to), shown.length - 1)];
    if (next) go({ clause: next.after ?? next.before ?? undefined });
  };
  usePageKeys("clauses", {
    nextClause: () => choose(at + 1),
    previousClause: () => choose(at - 1),
    onlyChanged: () => before && setOnlyChanged(!onlyChanged),
    cite: () => pair?.after && setCiting(true),
  });
  const name = nameOf(labelFrom("policy", policy), language);
  const views = [
    ...(earlier ? [{ value: "compare", label: `${earlier.label} → ${after.label}` }] : []),
    { value: "one", label: after.label },
  ];
  return (
    <div className={own.text}>
      <nav className={own.list} aria-label={t("collections.clause")}>
        <p className={own.crumb}>
          <Link to="/policies/$id" params={{ id: policy.id }} className="link">
            {name}
          </Link>
        </p>
        <p className={own.listHead}>
          <b>{t("collections.clause")}</b>{" "}
          <span className="small soft">
            {before
              ? t("policies.text.changedOf", { count: compared.length, changed: compared.filter(isChanged).length })
              : compared.length}
          </span>
          {before && (
            <Button
              size="compact-xs"
              variant={onlyChanged ? "light" : "subtle"}
              onClick={() => setOnlyChanged(!onlyChanged)}
              rightSection={<kbd>N</kbd>}
            >
              {t("policies.text.onlyChanged")}
            </Button>
          )}
        </p>
        <ul ref={list}>
          {shown.map((one, index) => {
            const said = held.get(one.after ?? one.before ?? "");
            return (
              <li key={`${one.before} ${one.after}`} data-at={index}>
                <button
                  type="button"
                  className={own.item}
                  aria-current={index === at || undefined}
                  onClick={() => choose(index)}
                >
                  <span className="small soft">{said?.number}</span>
                  <span>
                    {said && (said.heading ? textOf(said.heading, said.heading_en, language) : said.text.slice(0, 18))}
                  </span>
                  {one.change !== "same" && before && (
                    <Badge tone={TONES[one.change]}>{t(`policies.text.change.${one.change}`)}</Badge>
                  )}
                  {one.cited > 0 && <span className="small numbers">{one.cited}</span>}
                </button>
              </li>
            );
          })}
        </ul>
        <p className="small soft">{t("policies.text.countsCited")}</p>
      </nav>
      <div className={own.middle}>
        <div className={own.views}>
          {views.length > 1 && (
            <SegmentedControl
              size="xs"
              value={before ? "compare" : "one"}
              onChange={(next) => go({ from: next === "compare" ? earlier?.id : undefined })}
              data={views}
              aria-label={t("policies.text.versions")}
            />
          )}
          {texts.length > 1 && (
            <Select
              size="xs"
              aria-label={t("policies.text.version")}
              data={texts.map(({ id, label }) => ({ value: id, label }))}
              value={after.id}
              allowDeselect={false}
              onChange={(next) => next && go({ to: next, from: undefined, clause: undefined })}
            />
          )}
        </div>
        {pair ? (
          <ClauseText
            before={pair.before ? (held.get(pair.before) ?? null) : null}
            after={pair.after ? (held.get(pair.after) ?? null) : null}
            comparing={before !== null}
            head={at === 0 ? after.head : null}
          />
        ) : (
          <EmptyState icon="check" title={t("policies.text.nothingChanged")} />
        )}
      </div>
      <aside className={own.aside}>
        {(pair?.after ?? pair?.before) && (
          <Citations
            clause={(pair?.after ?? pair?.before) as string}
            version={after}
            asking={citing}
            onAsk={setCiting}
          />
        )}
        <p className="small soft">
          {texts.map(({ id, label, taken_from, origin }) => (
            <span key={id}>
              {label} · {taken_from ? t(`values.taken_from.${taken_from}`) : t("policies.text.typed")}
              {origin && ` ${origin}`}
              <br />
            </span>
          ))}
        </p>
      </aside>
    </div>
  );
}
