/** What the address narrows the list of actions down to, beside the view: each can be taken away. */
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useRecord } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./actions.module.css";
import { type Narrowed, sinceOf, UNDATED, viewOf } from "./narrowing.ts";

export function NarrowedTo({ narrowed, onChange }: { narrowed: Narrowed; onChange(next: Narrowed): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record: party } = useRecord("organization", narrowed.party);
  const { week } = narrowed;
  const view = viewOf(narrowed);
  const sector = SECTORS.find((one) => one === narrowed.sector);
  const since = sinceOf(week);
  const isWeek = week !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(week);
  const notes = [
    view === "report" && { key: "view", said: t("actions.toReport") },
    view === "verify" && { key: "view", said: t("actions.toVerify") },
    week === UNDATED && { key: "week", said: t("actions.undated") },
    since && { key: "week", said: t("actions.dueSince", { day: dayInShort(since, language) }) },
    isWeek && { key: "week", said: t("actions.dueInWeek", { day: dayInShort(week, language) }) },
    sector && { key: "sector", said: t("actions.ledBy", { sector: t(`values.sector.${sector}`) }) },
    narrowed.party && {
      key: "party",
      said: t("actions.ofParty", {
        party: party ? nameOf({ subject: "organization", zh: party.name_zh, en: party.name_en }, language) : "",
      }),
    },
  ].filter((note) => note !== false && note !== null && note !== undefined && note !== "");
  return notes.map(({ key, said }) => (
    <button
      key={key}
      type="button"
      className={own.narrowed}
      aria-label={t("actions.widen", { said })}
      onClick={() => onChange({ [key]: undefined })}
    >
      {said}
      <Icon name="close" size={16} />
    </button>
  ));
}
