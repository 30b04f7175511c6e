/** The agenda of a meeting as a strip: each item as wide as it takes time, in their order. */
import { useTranslation } from "react-i18next";
import { USUAL_MINUTES } from "../../../db/contract/procedures/meetings.ts";
import type { NextMeeting } from "../../../db/contract/procedures/today.ts";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import own from "./today.module.css";

export function AgendaStrip({ items }: { items: NextMeeting["items"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (items.length === 0) return <p className={`soft ${own.strip}`}>{t("today.noAgenda")}</p>;
  return (
    <ol className={own.strip} aria-label={t("today.agenda")}>
      {items.map(({ id, kind, minutes, ...item }, index) => (
        <li key={id} data-kind={kind} style={{ flexGrow: minutes ?? USUAL_MINUTES }}>
          <span className={own.stripHead}>
            <b>{index + 1}</b>
            {minutes !== null && (
              <span>
                {minutes}
                <span aria-hidden="true">′</span>
                <span className="visually-hidden"> {t("fields.minutes")}</span>
              </span>
            )}
          </span>
          <span className={own.stripTitle}>{textOf(item.title_zh, item.title_en, language)}</span>
        </li>
      ))}
    </ol>
  );
}
