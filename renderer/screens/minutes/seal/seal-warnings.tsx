/** What should be looked at before the seal, each with the place where it is mended. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SealWarning } from "../../../../db/contract/procedures/circulation.ts";
import { textOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import own from "../minutes.module.css";

/** Where a warning is mended: words of the link, and the part of the meeting that it opens. */
const MENDED = {
  day_ahead: ["details", { tab: "prepare" }],
  no_day: ["details", { tab: "prepare" }],
  no_place: ["details", { tab: "prepare" }],
  no_chair: ["details", { tab: "prepare" }],
  no_quorum: ["record", { tab: "record" }],
  comments_asked: ["circulation", { tab: "minutes", part: "circulation" }],
  comments_open: ["comments", { tab: "minutes", part: "circulation" }],
  comments_waiting: ["comments", { tab: "minutes", part: "circulation" }],
  items_bare: ["record", { tab: "record" }],
} as const;

export function SealWarnings({ meeting, warnings }: { meeting: string; warnings: readonly SealWarning[] }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  if (warnings.length === 0) return null;
  return (
    <>
      <h3>{t("circulation.warnings.title")}</h3>
      <p className="small soft">{t("circulation.warnings.hint")}</p>
      <ul className={own.checks}>
        {warnings.map((warning) => {
          const [place, search] = MENDED[warning.kind];
          return (
            <li key={warning.kind}>
              <span aria-hidden="true">!</span>
              <span>
                {sentence(warning)}{" "}
                <Link to="/meetings/$id" params={{ id: meeting }} search={search} className="link">
                  {t(`circulation.warnings.mend.${place}`)}
                </Link>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useSentence() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (warning: SealWarning): string => {
    switch (warning.kind) {
      case "day_ahead":
      case "comments_asked":
        return t(`circulation.warnings.${warning.kind}`, { day: warning.day });
      case "no_quorum":
      case "comments_open":
      case "comments_waiting":
        return t(`circulation.warnings.${warning.kind}`, { count: warning.count });
      case "items_bare":
        return t("circulation.warnings.items_bare", {
          items: warning.items
            .map(({ number, title }) => `${number} ${textOf(title.zh, title.en, language)}`)
            .join(language === "zh" ? "；" : "; "),
        });
      default:
        return t(`circulation.warnings.${warning.kind}`);
    }
  };
}
