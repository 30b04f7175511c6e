/** A meeting that runs now stands before everything else. */
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";

export function Live({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const runs = useMay().call("meeting.start");
  return data.live.map((meeting) => (
    <section key={meeting.id} className={`card ${own.whole} ${own.live}`} aria-label={t("today.live")}>
      <Icon name="report" />
      <span className={own.note}>{t("today.live")}</span>
      <b className={own.cut}>{textOf(meeting.title_zh, meeting.title_en, language)}</b>
      <LinkButton to={runs ? "/live/$id" : "/meetings/$id"} params={{ id: meeting.id }}>
        {t(runs ? "today.enter" : "today.watch")}
      </LinkButton>
    </section>
  ));
}
