/** What a comment says, whose it is, and what became of it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Badge } from "../../../ui/marks/badge.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./comments.module.css";
import type { Comment } from "./use-working-in.ts";

const TONES = { open: "accent", accepted: "ok", declined: "plain" } as const;

interface Props {
  comment: Comment;
  labels: MinutesCirculation["labels"];
  /** In place of the text: while it is being edited. */
  instead?: ReactNode;
}

export function CommentSaid({ comment, labels, instead }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sector, organization, author, state, answer, workedIn, text } = comment;
  const whose = [author, organization && nameOf(labels[organization], language)].filter(Boolean).join(" · ");
  return (
    <>
      <div className={own.line}>
        <SectorMark sector={sector} />
        <span>{whose}</span>
        <Badge tone={TONES[state]}>{t(`circulation.filters.${state}`)}</Badge>
        {workedIn === false && <Badge tone="warn">{t("circulation.notWorkedIn")}</Badge>}
        {workedIn === true && <Badge tone="ok">{t("circulation.workedIn")}</Badge>}
      </div>
      {instead || <div className={own.said}>{text}</div>}
      {answer && (
        <div className="soft">
          {t("fields.answer")}: {answer}
        </div>
      )}
    </>
  );
}
