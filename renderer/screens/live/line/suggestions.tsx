/** What the entry line may be completed with: parties after `@`, subjects after `#`, dates. The line handles the keys. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../../db/contract/records.ts";
import { dayInShort } from "../../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { type Party, toldApart } from "../../../../db/language/parties.ts";
import type { Topic } from "../../../../db/language/topics.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./compose.module.css";

export type Suggestion = { id: string; zh: string | null; en: string | null } & (
  | { party: Party; topic?: never; day?: never }
  | { topic: Topic; party?: never; day?: never }
  | { day: string; party?: never; topic?: never }
);

interface Props {
  suggestions: readonly Suggestion[];
  /** -1: none yet. */
  picked: number;
  title: string;
  labels: Labels;
  onPick(suggestion: Suggestion): void;
}

export function Suggestions({ suggestions, picked, title, labels, onPick }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parties = suggestions.flatMap(({ party }) => party ?? []);
  return (
    <div
      id="live-suggestions"
      role="listbox"
      aria-label={title}
      className={own.suggestions}
      hidden={suggestions.length === 0}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line itself handles the arrow keys, Tab and Enter
        <div
          key={suggestion.id}
          id={`live-suggestion-${index}`}
          role="option"
          aria-selected={index === picked}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
        >
          {suggestion.party && <SectorMark sector={suggestion.party.sector} />}
          {suggestion.topic && <span className={own.subject}>{t(`subjects.${suggestion.topic.subject}`)}</span>}{" "}
          {textOf(suggestion.zh, suggestion.en, language)}
          {suggestion.party?.person && <small className="soft">{nameOf(labels[suggestion.party.id], language)}</small>}
          {suggestion.party && <small className="soft">{toldApart(suggestion.party, parties)}</small>}
          {suggestion.party && !suggestion.party.attends && <small className="soft">{t("live.notListed")}</small>}
          {suggestion.day && <small className="soft">{dayInShort(suggestion.day, language)}</small>}
        </div>
      ))}
    </div>
  );
}
