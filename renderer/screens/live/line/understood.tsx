/** How the entry line is understood: who, by when, and what is still missing. */

import { useTranslation } from "react-i18next";
import { isBefore } from "../../../../db/contract/dates.ts";
import { sentence } from "../../../../db/contract/errors.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { localToday } from "../../../ui/days.ts";
import { textOf } from "../../../ui/name.ts";
import type { Entry } from "./entry.ts";
import type { Party } from "./match.ts";
import type { Topic } from "./topics.ts";

interface Props {
  entry: Entry;
  parties: readonly Party[];
  topics: readonly Topic[];
}

export function Understood({ entry, parties, topics }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = (id: string) => {
    const party = parties.find((one) => one.id === id && !one.person);
    return party ? textOf(party.shown.zh, party.shown.en, language) : "…";
  };
  const personName = (id: string) => {
    const person = parties.find((one) => one.person === id);
    return person ? textOf(person.shown.zh, person.shown.en, language) : "…";
  };
  const { policies, problems, segments, organizations } = entry.links;
  const about = [...policies, ...problems, ...segments, ...organizations].flatMap((id) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? [textOf(topic.zh, topic.en, language)] : [];
  });
  const isAction = entry.kind === "action";
  const said = [
    entry.lead && (isAction ? `${name(entry.lead)} ${t("live.leads")}` : name(entry.lead)),
    entry.person && personName(entry.person),
    entry.supporting.length > 0 &&
      `${entry.supporting.map(name).join(t("parts.listSeparator"))}${isAction ? ` ${t("live.supports")}` : ""}`,
    about.length > 0 && t("live.about", { what: about.join(t("parts.listSeparator")) }),
    entry.due && dayText(entry.due, language),
    ...(["figures", "difficulties", "requests"] as const).map((part) => entry.report[part] && t(`fields.${part}`)),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && `→ ${said.join(" · ")}`}
      {entry.due && isBefore(entry.due, localToday()) && (
        <span className="late"> {sentence("W_DUE_PAST", {}, language)}</span>
      )}
      {entry.problems.map((problem) => (
        <span key={problem.code} className="late">
          {" "}
          {t(`live.problem.${problem.code}`, { value: "value" in problem ? problem.value : "" })}
        </span>
      ))}
    </>
  );
}

/** 2026年12月4日 周五, 4 Dec 2026 Fri: always with the year, because a day without one is a guess. */
export function dayText(day: string, language: "zh" | "en"): string {
  const date = new Date(`${day}T12:00:00`);
  const weekday = date.toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short" });
  const written = date.toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", {
    year: "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
  });
  return `${written} ${weekday}`;
}
