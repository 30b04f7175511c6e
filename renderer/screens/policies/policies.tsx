/** Policies of all levels, with their versions. */
import { useQuery } from "@tanstack/react-query";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import styles from "../../ui/parts.module.css";

const PARTS: RecordParts = {
  tabs: (id) => [{ key: "policy_version", kind: "policy_version", content: <Versions policy={id} /> }],
};

export function Policies() {
  return <SubjectScreen subject="policy" parts={PARTS} />;
}

export function PolicyPage() {
  return <RecordPage subject="policy" parts={PARTS} />;
}

function Versions({ policy }: { policy: string }) {
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
    <ul className={styles.list}>
      {data.rows.map((version) => (
        <li key={version.id} className={styles.reference}>
          <b>{version.label}</b> <span className="soft numbers">{version.dated}</span>
          {version.changes && <div>{version.changes}</div>}
        </li>
      ))}
    </ul>
  );
}
