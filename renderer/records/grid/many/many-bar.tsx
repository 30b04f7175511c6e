/** What can be done with the records that are picked of a list. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../../db/contract/records.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useMay } from "../../may.ts";
import styles from "../grid.module.css";
import { ManyDialog } from "./many-dialog.tsx";
import { ALL_PICKED, countOf, NO_PICKS, type Picks } from "./picks.ts";

interface Props {
  subject: Subject;
  picks: Picks;
  onPick(picks: Picks): void;
  /** What the list is narrowed down to, and how many it shows. */
  asked: { filters: Filter[]; search?: string };
  count: number;
  copy(): void;
}

export function ManyBar({ subject, picks, onPick, asked, count, copy }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const picked = countOf(picks, count);
  if (picked === 0) return null;
  const of = picks.all ? { ...asked, but: [...picks.ids] } : { ids: [...picks.ids] };
  return (
    <div className={styles.filters} role="toolbar" aria-label={t("many.bar")}>
      <b>{t("many.picked", { count: picked })}</b>
      {picked < count && (
        <Button size="compact-sm" variant="default" onClick={() => onPick(ALL_PICKED)}>
          {t("many.pickAll", { count })}
        </Button>
      )}
      {may.do("write") && (
        <Button size="compact-sm" leftSection={<Icon name="edit" size={16} />} onClick={() => setAsking(true)}>
          {t("many.set")}
        </Button>
      )}
      <Button size="compact-sm" variant="default" leftSection={<Icon name="copy" size={16} />} onClick={copy}>
        {t("many.copy")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onPick(NO_PICKS)}>
        {t("many.none")} <kbd className={styles.key}>Esc</kbd>
      </Button>
      {asking && (
        <ManyDialog
          subject={subject}
          of={of}
          count={picked}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onPick(NO_PICKS);
          }}
        />
      )}
    </div>
  );
}
