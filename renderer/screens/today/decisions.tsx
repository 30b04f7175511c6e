/** The last decisions, each with its number, what became of it and what stood against it. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LastDecision } from "../../../db/contract/procedures/today.ts";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";

interface Props {
  data: Overview;
  /** They are those that concern one party. */
  ofParty?: boolean;
  /** Nothing stands beside them. */
  alone?: boolean;
}

export function Decisions({ data, ofParty = false, alone = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { decisions } = data;
  return (
    <Card
      title={t(ofParty ? "today.ourDecisions" : "today.decisions")}
      {...(ofParty && { icon: "decision" as const })}
      className={alone ? own.whole : ofParty ? own.middle : own.rest}
      actions={
        <Link to="/register" className={`link ${own.key}`}>
          {t("today.allDecisions")}
        </Link>
      }
    >
      {decisions.length === 0 ? (
        <EmptyState
          icon="decision"
          title={t(ofParty ? "today.noOurDecisions" : "today.noDecisions")}
          why={t("today.noDecisionsWhy")}
        />
      ) : (
        <ul className={own.rows}>
          {decisions.map((one) => (
            <li key={one.id} className={own.row}>
              <span className={own.number}>{[one.day, one.number].filter(Boolean).join(" · ")}</span>
              <Link to="/meetings/$id" params={{ id: one.meeting }} search={{ tab: "record" }} className={own.cut}>
                {textOf(one.text, one.text_en, language)}
              </Link>
              <Standing decision={one} ofParty={ofParty} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Standing({ decision, ofParty }: { decision: LastDecision; ofParty: boolean }) {
  const { t } = useTranslation();
  const { state, reserved, opposed, stance } = decision;
  if (ofParty && (stance === "reservation" || stance === "oppose"))
    return <Badge tone="warn">{t("today.yourStance", { stance: t(`values.stance.${stance}`) })}</Badge>;
  if (state === "adopted" && opposed > 0) return <Badge tone="bad">{t("today.opposed", { count: opposed })}</Badge>;
  if (state === "adopted" && reserved > 0) return <Badge tone="warn">{t("today.reserved", { count: reserved })}</Badge>;
  const tone = state === "adopted" ? "ok" : state === "rejected" ? "bad" : "plain";
  return <Badge tone={tone}>{t(`values.state.${state}`)}</Badge>;
}
