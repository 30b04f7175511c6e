/** Minutes that wait for the confirmation of somebody's own sector. */
import { useTranslation } from "react-i18next";
import { dueInWords } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";

export function Confirmations({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const waiting = data.needs.filter(({ kind }) => kind === "confirm");
  return (
    <Card title={t("today.confirmations")} icon="seal" count={waiting.length || undefined} className={own.middle}>
      {waiting.length === 0 && <EmptyState title={t("today.nothingToConfirm")} />}
      {waiting.map(({ meeting, day }) => {
        const name = nameOf(data.labels[meeting ?? ""], language);
        const { day: until = "", words = "" } = day ? dueInWords(day, data.day, language) : {};
        return (
          <div key={meeting}>
            <p>
              {day
                ? t("today.confirmUntil", { meeting: name, day: [until, words].filter(Boolean).join(" · ") })
                : t("today.confirmText", { meeting: name })}
            </p>
            <LinkButton
              to="/meetings/$id"
              params={{ id: meeting ?? "" }}
              search={{ tab: "minutes", part: "circulation" }}
              variant="default"
            >
              {t("today.readMinutes")}
            </LinkButton>
          </div>
        );
      })}
    </Card>
  );
}
