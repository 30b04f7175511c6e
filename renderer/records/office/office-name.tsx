/** Which organization of the workspace the own office is: chosen from those that are there, or made. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OFFICE } from "../../../db/contract/office.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import styles from "../../ui/parts.module.css";
import { useMay } from "../may.ts";
import { NewRecord } from "../new-record.tsx";
import { RecordPicker } from "../record-picker.tsx";
import { useSave } from "../use-record.ts";

export function OfficeName() {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const may = useMay();
  const { data: office } = useQuery(api.workspace.office.queryOptions());
  if (!office) return null;
  const { organization, labels } = office;
  const put = (id: string | null) => void save("setting", OFFICE.organization, { value: id }).catch(() => {});
  if (!may.change("setting", { id: OFFICE.organization })("value"))
    return <p>{organization ? nameOf(labels[organization], language) : t("parts.nothing")}</p>;
  return (
    <div className={styles.tools}>
      <div style={{ flex: 1, maxWidth: 360 }}>
        <RecordPicker
          subject="organization"
          labels={labels}
          label={t("office.organization")}
          placeholder={t("office.choose")}
          value={organization}
          onChange={put}
        />
      </div>
      {!organization && (
        <NewRecord subject="organization" small label={t("office.make")} onMade={({ id }) => put(id)} />
      )}
    </div>
  );
}
