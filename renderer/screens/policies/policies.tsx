/** Policies of all levels, with their versions. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import styles from "../../ui/parts.module.css";

export function Policies() {
  return <SubjectScreen subject="policy" detail={(id) => <Versions policy={id} />} />;
}

function Versions({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.policy_version.list.queryOptions({
      input: {
        filters: [{ field: "policy", op: "is", value: policy }],
        sort: usualOrder("policy_version"),
        limit: 100,
      },
    }),
  );
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h3>{t("policies.versions")}</h3>
      <ul className={styles.list}>
        {data.rows.map((version) => (
          <li key={version.id} className={styles.reference}>
            <b>{version.label}</b> <span className="soft numbers">{version.dated}</span>
            {version.changes && <div>{version.changes}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
