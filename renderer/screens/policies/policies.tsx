/** Policies of all levels, with their versions. */
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../db/contract/records.ts";
import { POLICY_LEVELS } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { nameColumn, refColumn, textColumn, valueColumn } from "../../records/columns.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import styles from "../../ui/parts.module.css";

export function Policies() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [level, setLevel] = useState<string | null>(null);
  const words = { t, language };
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    () => [
      nameColumn("policy", "title_zh", "title_en", words),
      valueColumn("policy", "level", words, { width: 110 }),
      textColumn("policy", "doc_number", words, { maxWidth: 170 }),
      textColumn("policy", "issued", words, { maxWidth: 120 }),
      textColumn("policy", "valid_to", words, { maxWidth: 120 }),
      refColumn("policy", "status", words, { maxWidth: 140 }),
      refColumn("policy", "instruments", words),
      valueColumn("policy", "confidence", words, { width: 110 }),
    ],
    [language],
  );
  const filters: Filter[] = level ? [{ field: "level", op: "is", value: level }] : [];
  return (
    <SubjectScreen
      subject="policy"
      title={t("screens.policies")}
      columns={columns}
      filters={filters}
      create={() => ({ title_zh: t("parts.unnamed"), level: "city" })}
      tools={
        <Select
          aria-label={t("fields.level")}
          placeholder={t("fields.level")}
          data={POLICY_LEVELS.map((value) => ({ value, label: t(`values.level.${value}`) }))}
          value={level}
          onChange={setLevel}
          clearable
          w={150}
        />
      }
      detail={(id) => <Versions policy={id} />}
    />
  );
}

function Versions({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.policy_version.list.queryOptions({
      input: {
        filters: [{ field: "policy", op: "is", value: policy }],
        sort: [{ field: "dated", dir: "desc" }],
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
