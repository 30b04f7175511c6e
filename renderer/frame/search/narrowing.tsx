/** By what a search is narrowed: kind, city, sector and time, each a button that Tab comes to. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { HIT_GROUPS, type HitGroup } from "../../../db/contract/subjects/define.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { Choice } from "../../ui/choice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TIMES, type Time } from "./groups.ts";
import styles from "./search.module.css";

export interface Narrowed {
  group: HitGroup | "";
  city: string;
  sector: Sector | "";
  time: Time | "";
}

export const NOT_NARROWED: Narrowed = { group: "", city: "", sector: "", time: "" };

export function isNarrowed(narrowed: Narrowed): boolean {
  return Object.values(narrowed).some((value) => value !== "");
}

interface Props {
  value: Narrowed;
  onChange(value: Narrowed): void;
}

export function NarrowingRow({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { data: cities } = useQuery(api.organization.tally.queryOptions({ input: { by: "city" } }));
  const set = (next: Partial<Narrowed>) => onChange({ ...value, ...next });
  const named = (cities?.values ?? []).flatMap((one) => (one.value ? [{ value: one.value, label: one.value }] : []));
  return (
    <div className={styles.narrowing} role="toolbar" aria-label={t("search.narrow")}>
      {HIT_GROUPS.filter((group) => group !== "others").map((group) => (
        <button
          key={group}
          type="button"
          className={`plain-button ${styles.chip}`}
          aria-pressed={value.group === group}
          onClick={() => set({ group: value.group === group ? "" : group })}
        >
          {t(`search.groups.${group}`)}
        </button>
      ))}
      <Choice
        label={t("search.city")}
        className={styles.chip}
        state={value.city && "on"}
        value={value.city}
        options={[{ value: "", label: t("search.city") }, ...named]}
        onChange={(city) => set({ city })}
      />
      <Choice
        label={t("search.sector")}
        className={styles.chip}
        state={value.sector && "on"}
        value={value.sector}
        options={[
          { value: "", label: t("search.sector") },
          ...SECTORS.map((sector) => ({ value: sector, label: t(`values.sector.${sector}`) })),
        ]}
        onChange={(sector) => set({ sector })}
      />
      <Choice
        label={t("search.time")}
        className={styles.chip}
        state={value.time && "on"}
        value={value.time}
        options={[
          { value: "", label: t("search.time") },
          ...TIMES.map((time) => ({ value: time, label: t(`search.times.${time}`) })),
        ]}
        onChange={(time) => set({ time })}
      />
      {isNarrowed(value) && (
        <button type="button" className={`plain-button ${styles.chip}`} onClick={() => onChange(NOT_NARROWED)}>
          <Icon name="close" size={16} label={t("search.everything")} />
        </button>
      )}
    </div>
  );
}
