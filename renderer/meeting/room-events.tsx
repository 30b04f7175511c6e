/** When the quorum was reached and lost, newest first. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../app/i18n.ts";
import { nameOf } from "../ui/name.ts";
import own from "./room-side.module.css";
import type { Sheet } from "./sheet.ts";

export function RoomEvents({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sheet.events.length === 0) return null;
  return (
    <ul className={own.events} aria-label={t("live.events")}>
      {sheet.events.toReversed().map(({ id, kind, happened_at, present, expected, organization }) => (
        <li key={id} data-kind={kind}>
          <time className="numbers" dateTime={happened_at}>
            {new Date(happened_at).toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB", { timeStyle: "short" })}
          </time>{" "}
          {t(`values.kind.${kind}`)} <span className="numbers">{`${present} / ${expected}`}</span>
          {organization && <span className="soft"> {nameOf(sheet.labels[organization], language)}</span>}
        </li>
      ))}
    </ul>
  );
}
