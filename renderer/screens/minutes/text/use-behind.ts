/** What stands behind a paragraph: the name of its record, and what that says. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import type { IconName } from "../../../ui/icon.tsx";

export interface Behind {
  icon: IconName;
  title: string;
  text: string;
}

const REPORTED = ["progress", "figures", "difficulties", "requests"] as const;

export function useBehind(view: MeetingView): (paragraph: MinutesParagraph) => Behind {
  const { t } = useTranslation();
  const language = useLanguage();
  const { outcomes, actions, reports, items, labels } = view;
  const records = useMemo(
    () => new Map([...outcomes, ...actions, ...reports, ...items].map((record) => [record.id, record])),
    [outcomes, actions, reports, items],
  );
  return ({ about, key, language: written }) => {
    const record = about ? records.get(about.id) : undefined;
    if (!about) return { icon: "meeting", title: t(`minutes.ofMeeting.${ofMeeting(key)}`), text: "" };
    if (!record) return { icon: "file", title: t(`subjects.${about.subject as "outcome"}`), text: "" };
    if ("title_zh" in record)
      return {
        icon: "file",
        title: t("subjects.agenda_item"),
        text: textOf(record.title_zh, record.title_en, written),
      };
    if ("progress" in record) {
      const part = REPORTED.find((one) => key.split("#")[0]?.endsWith(`:${one}`));
      return {
        icon: "report",
        title: `${t("subjects.report")} · ${nameOf(labels[record.organization], language)}`,
        text: part ? (record[part] ?? "") : "",
      };
    }
    const text = textOf(record.text, record.text_en, written);
    if ("kind" in record)
      return {
        icon: record.kind,
        title:
          record.kind === "decision"
            ? `${t("values.kind.decision")} · ${t(`values.state.${record.state}`)}`
            : t(`values.kind.${record.kind}`),
        text,
      };
    return {
      icon: "action",
      title: `${t("subjects.action")}${record.lead ? ` · ${nameOf(labels[record.lead], language)}` : ""}`,
      text,
    };
  };
}

function ofMeeting(key: string): "opening" | "closing" | "other" {
  const [kind] = key.split("#");
  return kind === "opening" || kind === "closing" ? kind : "other";
}
