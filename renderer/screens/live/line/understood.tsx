/** How the entry line is understood: who, by when, and what is still missing. */

import { useTranslation } from "react-i18next";
import { dayInShort } from "../../../../db/language/day-words.ts";
import type { Entry } from "../../../../db/language/entry.ts";
import type { Mark } from "../../../../db/language/marks.ts";
import { textOf } from "../../../../db/language/names.ts";
import type { Party } from "../../../../db/language/parties.ts";
import type { Topic } from "../../../../db/language/topics.ts";
import { useLanguage } from "../../../app/i18n.ts";

interface Props {
  entry: Entry;
  parties: readonly Party[];
  topics: readonly Topic[];
  /** What was chosen is called so, until it has been fetched. */
  marks: readonly Mark[];
}

export function Understood({ entry, parties, topics, marks }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = (id: string) => {
    const party = parties.find((one) => one.id === id && !one.person);
    if (party) return textOf(party.shown.zh, party.shown.en, language);
    return marks.find((mark) => mark.id === id && !mark.person)?.name ?? "…";
  };
  const personName = (id: string) => {
    const person = parties.find((one) => one.person === id);
    if (person) return textOf(person.shown.zh, person.shown.en, language);
    return marks.find((mark) => mark.person === id)?.name ?? "…";
  };
  const { policies, clauses, problems, segments, organizations } = entry.links;
  const about = [...policies, ...clauses, ...problems, ...segments, ...organizations].flatMap((id) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? [textOf(topic.zh, topic.en, language)] : [];
  });
  const isAction = entry.kind === "action";
  const isSaid = entry.kind === "opinion" || entry.kind === "risk";
  const said = [
    entry.lead && [name(entry.lead), isAction && t("live.leads"), isSaid && t("live.says")].filter(Boolean).join(" "),
    entry.person && personName(entry.person),
    entry.supporting.length > 0 &&
      `${entry.supporting.map(name).join(t("parts.listSeparator"))}${isAction ? ` ${t("live.supports")}` : ""}`,
    about.length > 0 && t("live.about", { what: about.join(t("parts.listSeparator")) }),
    entry.due && dayInShort(entry.due, language),
    ...(["figures", "difficulties", "requests"] as const).map((part) => entry.report[part] && t(`fields.${part}`)),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && `→ ${said.join(" · ")}`}
      {entry.question && (
        <span className="late">
          {" "}
          {t(`live.dueQuestion.${entry.question.why}`, {
            words: entry.question.words.join(t("parts.listSeparator")),
            year: entry.question.year,
          })}
        </span>
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
