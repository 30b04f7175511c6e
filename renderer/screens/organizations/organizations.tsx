/** Firms, departments, associations and universities, with the ties between them. */
import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../db/contract/records.ts";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../app/i18n.ts";
import { nameColumn, refColumn, sectorColumn, textColumn, valueColumn } from "../../records/columns.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Links } from "./links.tsx";
import { PartyReport } from "./party-report.tsx";
import { People } from "./people.tsx";

export function Organizations() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [sector, setSector] = useState<string | null>(null);
  const words = { t, language };
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    () => [
      nameColumn("organization", "name_zh", "name_en", words),
      sectorColumn("organization", words),
      textColumn("organization", "city", words, { maxWidth: 140 }),
      textColumn("organization", "district", words, { maxWidth: 130 }),
      refColumn("organization", "segments", words),
      textColumn("organization", "products", words),
      valueColumn("organization", "confidence", words, { width: 110 }),
    ],
    [language],
  );
  const filters: Filter[] = sector ? [{ field: "sector", op: "is", value: sector }] : [];
  return (
    <SubjectScreen
      subject="organization"
      title={t("screens.organizations")}
      columns={columns}
      filters={filters}
      create={() => ({ name_zh: t("parts.unnamed"), sector: "enterprise", city: "—" })}
      tools={
        <Select
          aria-label={t("fields.sector")}
          placeholder={t("fields.sector")}
          data={SECTORS.map((value) => ({ value, label: t(`values.sector.${value}`) }))}
          value={sector}
          onChange={setSector}
          clearable
          w={160}
        />
      }
      detail={(id) => (
        <>
          <Links organization={id} />
          <People organization={id} />
          <PartyReport organization={id} />
        </>
      )}
    />
  );
}
