/** What somebody looked for and opened last, while nothing is typed; one button forgets it. */
import { Spotlight } from "@mantine/spotlight";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Label } from "../../../db/contract/records.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { markOf } from "../../records/page/record-mark.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "./search.module.css";

interface Opened {
  subject: string;
  id: string;
  label: Label;
}

interface Props {
  onWords(words: string): void;
  onRecord(record: Opened): void;
}

export function Recent({ onWords, onRecord }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery(api.search.recent.queryOptions());
  const forget = useMutation(
    api.search.forget.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.search.recent.key() }),
    }),
  );
  const { words = [], records = [] } = data ?? {};
  if (words.length + records.length === 0) return null;
  const clear = (
    <button type="button" className="plain-button link small" onClick={() => forget.mutate({})}>
      {t("search.forget")}
    </button>
  );
  return (
    <>
      {words.length > 0 && (
        <div className={styles.head}>
          <span>{t("search.recentWords")}</span>
          {clear}
        </div>
      )}
      {words.map((one) => (
        <Spotlight.Action key={one} closeSpotlightOnTrigger={false} onClick={() => onWords(one)}>
          <span className={styles.hit}>
            <Icon name="search" />
            <span>{one}</span>
          </span>
        </Spotlight.Action>
      ))}
      {records.length > 0 && (
        <div className={styles.head}>
          <span>{t("search.recentRecords")}</span>
          {words.length === 0 && clear}
        </div>
      )}
      {records.map((one) => {
        const { sector, icon } = markOf(one.label);
        return (
          <Spotlight.Action key={one.id} onClick={() => onRecord(one)}>
            <span className={styles.hit}>
              {sector ? <SectorMark sector={sector} /> : <Icon name={icon ?? "file"} />}
              <span>{nameOf(one.label, language)}</span>
            </span>
          </Spotlight.Action>
        );
      })}
    </>
  );
}
