/** The quorum of a series, a template or a meeting. */
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QuorumRule } from "../../../../db/contract/subjects/meeting-forms.ts";
import { SECTORS } from "../../../../db/contract/vocabulary.ts";
import { useWhole } from "../../../records/use-whole.ts";
import { Card } from "../../../ui/card.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import styles from "../../../ui/parts.module.css";
import own from "../meetings.module.css";

const NO_RULE: QuorumRule = { sectors: {}, percent: 0 };

/** At least so many parties of each sector, and so many percent of all. */
export function Quorum({
  rule,
  save,
  disabled = false,
}: {
  rule: QuorumRule | null;
  save(rule: QuorumRule): Promise<unknown>;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const [now, put] = useWhole(rule ?? NO_RULE, save);
  return (
    <Card title={t("meetings.quorum")} level={3}>
      <div className={own.stack} style={{ gap: 6, marginTop: 8 }}>
        {SECTORS.map((sector) => (
          <div key={sector} className={styles.tools} data-quorum={sector}>
            <SectorMark sector={sector} />
            <span style={{ flex: 1 }}>{t(`values.sector.${sector}`)}</span>
            {disabled ? (
              <span className="numbers">{now.sectors[sector] ?? 0}</span>
            ) : (
              <NumberInput
                aria-label={t("meetings.atLeast", { sector: t(`values.sector.${sector}`) })}
                value={now.sectors[sector] ?? 0}
                onChange={(value) =>
                  typeof value === "number" && put({ ...now, sectors: { ...now.sectors, [sector]: value } })
                }
                min={0}
                max={1000}
                w={90}
                size="xs"
              />
            )}
          </div>
        ))}
        <div className={styles.tools}>
          <span style={{ flex: 1 }}>{t("meetings.percent")}</span>
          {disabled ? (
            <span className="numbers">{now.percent} %</span>
          ) : (
            <NumberInput
              aria-label={t("meetings.percent")}
              value={now.percent}
              onChange={(value) => typeof value === "number" && put({ ...now, percent: value })}
              min={0}
              max={100}
              suffix=" %"
              w={90}
              size="xs"
            />
          )}
        </div>
      </div>
    </Card>
  );
}
