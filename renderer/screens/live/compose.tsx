/** The line at the bottom: one line, Enter, recorded. It shows how it is understood before Enter is pressed. */
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { localToday } from "../../parts/action-line.tsx";
import { nameOf, textOf } from "../../parts/name.ts";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import type { Sheet } from "../meetings/meeting.tsx";
import own from "./compose.module.css";
import { ENTRY_KINDS, type EntryKind, mentionAt, parseEntry } from "./entry.ts";
import { KIND_KEYS, keyText } from "./keys.ts";
import { matchParties, type Party } from "./match.ts";
import { recordEntry } from "./record-entry.ts";
import { sameParts } from "./steady.ts";
import { type Topic, topicAt } from "./topics.ts";
import { Understood } from "./understood.tsx";
import { useEntryLine } from "./use-entry-line.ts";
import { useParties } from "./use-parties.ts";
import { usePeople } from "./use-people.ts";
import type { Act } from "./use-sheet.ts";
import { useTopics } from "./use-topics.ts";

const SUGGESTED = 6;

/** A party after `@`, or what the outcome is about after `#`. */
type Suggestion = { id: string; zh: string | null; en: string | null } & (
  | { party: Party; topic: null }
  | { party: null; topic: Topic }
);

export interface ComposeHandle {
  /** Ready for text: the next letter is text, not a key. */
  focus(): void;
  choose(kind: EntryKind): void;
}

interface Props {
  sheet: Sheet;
  item: Sheet["items"][number] | null;
  act: Act;
  onRecorded(id: string): void;
  ref: Ref<ComposeHandle>;
}

export const Compose = memo(EntryField, sameParts("meeting", "attendance", "labels", "reports", "outcomes", "actions"));

function EntryField({ sheet, item, act, onRecorded, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const entryLine = useEntryLine(sheet.meeting.id, (id) => isRecorded(sheet, id));
  const { line, error, refused } = entryLine;
  const [caret, setCaret] = useState(0);
  const [picked, setPicked] = useState(0);
  const [closed, setClosed] = useState<string | null>(null);
  // While it is armed, letters are text even in the empty line; otherwise they are keys there.
  const [armed, setArmed] = useState(false);
  const [query, setQuery] = useState("");
  const topicsKnown = useRef<readonly Topic[]>([]);
  const organizations = useParties(sheet, query);
  const people = usePeople(organizations, query);
  const parties = useMemo(() => [...organizations, ...people], [organizations, people]);
  const mention = mentionAt(line.text, caret, parties);
  if (mention && mention.query !== query) setQuery(mention.query);
  const open = mention !== null && closed !== line.text;
  const typed = mention ? null : topicAt(line.text, caret, topicsKnown.current);
  const { known: topics, found } = useTopics(typed?.query ?? "");
  topicsKnown.current = topics;
  const suggestions: Suggestion[] = open
    ? matchParties(mention.query, parties)
        .slice(0, SUGGESTED)
        .map((party) => ({ party, topic: null, id: party.person ?? party.id, ...party.shown }))
    : typed && closed !== line.text
      ? found.slice(0, SUGGESTED).map((topic) => ({ party: null, topic, ...topic }))
      : [];
  const asked = open ? mention.query : (typed?.query ?? "");
  const entry = parseEntry(line.text, {
    kind: line.kind,
    parties,
    topics,
    presenter: item?.presenter ?? null,
    today: localToday(),
  });

  const begin = () => {
    field.current?.focus();
    setArmed(true);
  };
  useImperativeHandle(ref, () => ({
    focus: begin,
    choose: (kind) => {
      entryLine.choose(kind);
      begin();
    },
  }));
  useEffect(() => field.current?.focus(), []);

  const complete = ({ party, zh, en }: Suggestion) => {
    const { start } = mention ?? typed ?? { start: -1 };
    if (start < 0) return;
    const name = `${party ? "@" : "#"}${textOf(zh, en, language) || party?.names[0]} `;
    const at = start + name.length;
    entryLine.type(line.text.slice(0, start) + name + line.text.slice(caret).trimStart());
    setPicked(0);
    setCaret(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };
  const send = () => {
    if (entry.problems.length > 0) return;
    field.current?.blur();
    onRecorded(line.id);
    void entryLine.send(({ id }) => recordEntry(entry, id, sheet, item?.id ?? null, act));
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const suggestion = suggestions[picked];
    const listed = suggestion && asked !== "";
    if (suggestion && (event.key === "Tab" || (event.key === "Enter" && listed && !event.shiftKey))) {
      event.preventDefault();
      complete(suggestion);
    } else if (suggestion && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setPicked((picked + (event.key === "ArrowDown" ? 1 : suggestions.length - 1)) % suggestions.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (suggestion) setClosed(line.text);
      else field.current?.blur();
    } else if (event.key === "Backspace" && line.text === "") field.current?.blur();
  };
  const follow = (event: React.SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionEnd);
  return (
    <div className={own.compose}>
      {refused.map(({ line: aside, error: why }) => (
        <div key={aside.id} className={own.refused} role="alert">
          <b>{t(`live.kinds.${aside.kind}`)}</b> <span>{aside.text}</span>
          <small className="late">{why ? sentenceOf(why, language) : t("live.notRecorded")}</small>
          <button
            type="button"
            className="link plain-button"
            disabled={line.text !== ""}
            onClick={() => entryLine.takeBack(aside)}
          >
            {t("live.takeBack")}
          </button>
          <button type="button" className="link plain-button" onClick={() => entryLine.drop(aside)}>
            {t("live.drop")}
          </button>
        </div>
      ))}
      <div className={own.composeRow}>
        <button
          type="button"
          className={`plain-button ${own.kind}`}
          data-kind={entry.kind}
          onClick={() => {
            entryLine.choose(ENTRY_KINDS[(ENTRY_KINDS.indexOf(line.kind) + 1) % ENTRY_KINDS.length] as EntryKind);
            begin();
          }}
          title={t("live.changeKind")}
        >
          {t(`live.kinds.${entry.kind}`)}
        </button>
        <textarea
          ref={field}
          value={line.text}
          rows={1}
          className={own.line}
          onChange={(event) => {
            entryLine.type(event.currentTarget.value.replaceAll(/[\r\n]+/g, " "));
            setPicked(0);
            setCaret(event.currentTarget.selectionEnd);
          }}
          onSelect={follow}
          onPointerDown={() => setArmed(true)}
          onBlur={() => setArmed(false)}
          data-armed={armed || undefined}
          onKeyDown={press}
          placeholder={t(
            `live.placeholder.${entry.kind === "action" || entry.kind === "report" ? entry.kind : "outcome"}`,
          )}
          aria-label={t("live.compose")}
          aria-autocomplete="list"
          aria-controls="live-suggestions"
          aria-activedescendant={suggestions.length > 0 ? `live-suggestion-${picked}` : undefined}
          data-testid="compose"
        />
      </div>
      <div
        id="live-suggestions"
        role="listbox"
        aria-label={t("live.pickParty")}
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
            onClick={() => complete(suggestion)}
          >
            {suggestion.party ? (
              <SectorBadge sector={suggestion.party.sector} />
            ) : (
              <span className={own.subject}>{t(`subjects.${suggestion.topic.subject}`)}</span>
            )}{" "}
            {textOf(suggestion.zh, suggestion.en, language)}
            {suggestion.party?.person && (
              <small className="soft">{nameOf(sheet.labels[suggestion.party.id], language)}</small>
            )}
            {suggestion.party && !suggestion.party.attends && <small className="soft">{t("live.notListed")}</small>}
          </div>
        ))}
      </div>
      <div className={own.hints}>
        <span className={own.kindKeys}>
          {Object.entries(KIND_KEYS).map(([key, kind]) => (
            <span key={key}>
              <kbd>{keyText(key)}</kbd> {t(`live.kinds.${kind}`)}
            </span>
          ))}
          <span>
            <kbd>Enter</kbd> {t("live.recordIt")}
          </span>
        </span>
        <span className={own.understood} aria-live="polite">
          {error ? (
            <span className="late">{sentenceOf(error, language)}</span>
          ) : (
            line.text !== "" && <Understood entry={entry} parties={parties} topics={topics} />
          )}
        </span>
      </div>
    </div>
  );
}

function isRecorded(sheet: Sheet, id: string): boolean {
  return [sheet.reports, sheet.outcomes, sheet.actions].some((list) => list.some((one) => one.id === id));
}
