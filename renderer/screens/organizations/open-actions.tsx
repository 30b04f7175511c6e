/** What an organization is at work on: the actions that it leads and that are not done, the first due first. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OPEN_STATUS } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { ActionLine } from "../../records/action-line.tsx";
import styles from "../../ui/parts.module.css";

const SHOWN = 5;

export function OpenActions({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.action.list.queryOptions({
      input: {
        filters: [
          { field: "lead", op: "is", value: organization },
          { field: "status", op: "in", value: [...OPEN_STATUS] },
        ],
        sort: [{ field: "due", dir: "asc" }],
        limit: SHOWN,
      },
    }),
  );
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h3>{t("organizations.underway")}</h3>
      <ul className={styles.list}>
        {data.rows.map((action) => (
          <ActionLine key={action.id} action={action} labels={data.labels} />
        ))}
      </ul>
    </section>
  );
}
