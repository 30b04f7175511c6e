/** What a comment says, whose it is, and what became of it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Tag } from "../../../ui/badges.tsx";
import { SectorBadge } from "../../../ui/sector-badge.tsx";
import own from "../minutes.module.css";
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
        <SectorBadge sector={sector} />
        <span>{whose}</span>
        <Tag tone={TONES[state]}>{t(`circulation.filters.${state}`)}</Tag>
        {workedIn === false && <Tag tone="warn">{t("circulation.notWorkedIn")}</Tag>}
        {workedIn === true && <Tag tone="ok">{t("circulation.workedIn")}</Tag>}
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
