/** People of one organization: listed, and added by typing a name. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import { api } from "../../app/api.ts";
import { AddLine } from "../../records/add-line.tsx";
import { useMay } from "../../records/may.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { useRemove, useSave } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";

export function People({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const may = useMay();
  const remove = useRemove();
  const { data } = useQuery(
    api.person.list.queryOptions({
      input: { filters: [{ field: "organization", op: "is", value: organization }], limit: 200 },
    }),
  );
  const add = (text: string) => {
    const [name = "", ...duty] = text.split(/\s+/);
    return save("person", undefined, { name, organization, duty: duty.join(" ") || null });
  };
  const adds = may.make("person", { organization });
  if (!adds && (data?.rows ?? []).length === 0) return null;
  return (
    <>
      <ul className={styles.list}>
        {(data?.rows ?? []).map((person) => (
          <li key={person.id} className={styles.reference}>
            <RecordChip whole id={person.id} label={labelFrom("person", person)} />{" "}
            <span className="soft">{person.name ? person.duty : t("organizations.unnamed")}</span>{" "}
            {may.remove("person", person) && (
              <button
                type="button"
                className="plain-button small soft"
                onClick={() => void remove("person", person.id)}
                aria-label={`${person.name ?? person.duty}: ${t("parts.remove")}`}
              >
                {t("parts.remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {adds && (
        <AddLine
          draft={`organization:${organization}:person`}
          label={t("organizations.addPerson")}
          onAdd={add}
          size="xs"
          mt={6}
        />
      )}
    </>
  );
}
