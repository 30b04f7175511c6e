/** The versions of a policy's text: how many clauses each has, the way to them, and the way in for a new one. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { useMay } from "../../records/may.ts";
import { useRemove } from "../../records/use-record.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import styles from "../../ui/parts.module.css";
import own from "./policies.module.css";

export function Versions({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const remove = useRemove();
  const filters = [{ field: "policy", op: "is" as const, value: policy }];
  const { data } = useQuery(
    api.policy_version.list.queryOptions({ input: { filters, sort: usualOrder("policy_version"), limit: 100 } }),
  );
  const { data: counted } = useQuery(api.clause.tally.queryOptions({ input: { filters, by: "version" } }));
  const clauses = new Map(counted?.values.map(({ value, count }) => [String(value), count]));
  const writes = may.call("policy.takeText");
  if (!data) return null;
  return (
    <>
      {data.rows.length === 0 && <p className="small soft">{t("policies.noVersions")}</p>}
      <ul className={styles.list}>
        {data.rows.map((version) => (
          <li key={version.id} className={`${styles.reference} ${own.version}`}>
            <b>{version.label}</b> <span className="soft numbers">{version.dated}</span>
            {version.draft && <Badge tone="warn">{t("fields.draft")}</Badge>}
            {(clauses.get(version.id) ?? 0) > 0 ? (
              <Link to="/policies/$id/text" params={{ id: policy }} search={{ to: version.id }} className="link">
                {t("policies.clauses", { count: clauses.get(version.id) ?? 0 })}
              </Link>
            ) : (
              <span className="small soft">{t("policies.noClauses")}</span>
            )}
            {version.origin && <span className="small soft">{version.origin}</span>}
            {may.remove("policy_version", version) && (
              <button
                type="button"
                className="plain-button small soft"
                onClick={() => void remove("policy_version", version.id)}
                aria-label={`${version.label}: ${t("parts.remove")}`}
              >
                {t("parts.remove")}
              </button>
            )}
            {version.changes && <div className={own.changes}>{version.changes}</div>}
          </li>
        ))}
      </ul>
      {writes && (
        <LinkButton variant="default" size="compact-sm" mt={8} to="/policies/$id/take" params={{ id: policy }}>
          {t("policies.takeText")}
        </LinkButton>
      )}
    </>
  );
}
