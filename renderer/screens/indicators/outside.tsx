/** Firms whose city is written as one of the two with something behind it: said here, and put right by one click. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Findings } from "../../../db/contract/procedures/region/indicators.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { useSave } from "../../records/use-record.ts";
import own from "./indicators.module.css";

export function Outside({ outside }: { outside: Findings["outside"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const save = useSave();
  if (outside.length === 0) return null;
  return (
    <section className={own.outside} aria-label={t("indicators.outside", { count: outside.length })}>
      <b>{t("indicators.outside", { count: outside.length })}</b>
      <ul>
        {outside.map(({ id, label, city, place }) => (
          <li key={id}>
            <RecordChip id={id} label={label} />
            <span>{t("indicators.writtenAs", { city })}</span>
            {may.change("organization", { id, city })("city") && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  void save("organization", id, {
                    city: place.zh,
                    city_en: place.en,
                    ...districtIn(city),
                  }).catch(() => {})
                }
              >
                {t("indicators.countIn", { city: place[language] })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 成都(简阳): what stands in the brackets is the district; where nothing stands there, the one that is recorded stays. */
function districtIn(city: string): { district?: string } {
  const said = /[(（]([^)）]+)[)）]$/.exec(city)?.[1]?.trim();
  return said ? { district: said } : {};
}
