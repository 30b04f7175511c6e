/** What happened to one record, newest first. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { api } from "../app/api.ts";
import { momentHere } from "../app/clock.ts";
import { useLanguage } from "../app/i18n.ts";
import { actName } from "../app/use-undo.ts";
import { fieldLabel } from "../ui/labels.ts";
import styles from "../ui/parts.module.css";

const SHOWN = 30;

export function RecordHistory({ subject, id }: { subject: Subject; id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.history.list.queryOptions({ input: { subject, id, limit: SHOWN } }));
  if (!data || data.entries.length === 0) return null;
  return (
    <ul className={styles.list}>
      {data.entries.map((entry) => (
        <li key={entry.hash} className="small">
          <span className="numbers soft">{momentHere(entry.at, language)}</span> {entry.byName ?? "—"} ·{" "}
          {actName(t, entry.act, entry.changes[0]?.op)}
          {entry.act !== "starter" && (
            <span className="soft">
              {" "}
              {entry.changes
                .flatMap(({ fields }) => fields.map(({ field }) => fieldLabel(t, subject, field)))
                .slice(0, 6)
                .join(t("parts.listSeparator"))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
