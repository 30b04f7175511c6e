/** The report of an organization over a period: attendance, reports, positions, actions and promises. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DocumentMenu } from "../../files/document-menu.tsx";
import styles from "../../ui/parts.module.css";
import { type Days, Period } from "../../ui/period.tsx";

export function PartyReport({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<Days>({});
  return (
    <>
      <p className="small soft">{t("documents.partyHint")}</p>
      <div className={styles.tools} style={{ alignItems: "flex-end" }}>
        <Period value={days} onChange={setDays} />
        <DocumentMenu kind="party" of={organization} options={days} />
      </div>
    </>
  );
}
