/** People of one organization: listed, and added by typing a name. */
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useRemove, useSave } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";

export function People({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const remove = useRemove();
  const [name, setName] = useState("");
  const { data } = useQuery(
    api.person.list.queryOptions({
      input: { filters: [{ field: "organization", op: "is", value: organization }], limit: 200 },
    }),
  );
  const add = async () => {
    const [first = "", ...rest] = name.trim().split(/\s+/);
    if (first === "") return;
    await save("person", undefined, { name: first, organization, duty: rest.join(" ") || null });
    setName("");
  };
  return (
    <section>
      <h3>{t("organizations.people")}</h3>
      <ul className={styles.list}>
        {(data?.rows ?? []).map((person) => (
          <li key={person.id} className={styles.reference}>
            {person.name} <span className="soft">{person.duty}</span>{" "}
            <button type="button" className="plain-button small soft" onClick={() => void remove("person", person.id)}>
              {t("parts.remove")}
            </button>
          </li>
        ))}
      </ul>
      <TextInput
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && void add().catch(() => {})}
        placeholder={t("organizations.addPerson")}
        aria-label={t("organizations.addPerson")}
        size="xs"
        mt={6}
      />
    </section>
  );
}
