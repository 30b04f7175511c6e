/** Polished wording whose paragraph is gone, because its record is: to be copied elsewhere or removed. */
import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { useRemove } from "../../../records/use-record.ts";
import own from "../minutes.module.css";

export function Orphans({ orphans, disabled }: { orphans: MinutesParagraph[]; disabled: boolean }) {
  const { t } = useTranslation();
  const remove = useRemove();
  if (orphans.length === 0) return null;
  return (
    <section className={`card ${own.orphans}`} aria-label={t("minutes.orphans")}>
      <h3>{t("minutes.orphans")}</h3>
      <p className="small soft">{t("minutes.orphansHint")}</p>
      {orphans.map(({ wording, text, language }) => (
        <div key={wording} className={own.orphan}>
          <span lang={language === "zh" ? "zh-CN" : "en"}>{text}</span>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? t("parts.copied") : t("parts.copy")}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-sm"
            variant="default"
            disabled={disabled}
            onClick={() => void (wording && remove("wording", wording))}
          >
            {t("parts.remove")}
          </Button>
        </div>
      ))}
    </section>
  );
}
