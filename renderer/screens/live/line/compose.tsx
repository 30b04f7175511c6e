/** The line at the bottom: one line, Enter, recorded. It shows how it is understood before Enter is pressed. */
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { dueAt } from "../../../../db/language/due-suggestions.ts";
import { ENTRY_KINDS, type EntryKind, mentionAt, parseEntry } from "../../../../db/language/entry.ts";
import { subjectOfKind } from "../../../../db/language/entry-fields.ts";
import { textOf } from "../../../../db/language/names.ts";
import { matchParties } from "../../../../db/language/parties.ts";
import { type Topic, topicAt } from "../../../../db/language/topics.ts";
import { tiesOf } from "../../../../db/rules/meeting-ties.ts";
import { sentenceOf } from "../../../app/errors.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { calendarIn } from "../../../meeting/clock.ts";
import { KindMark } from "../../../meeting/look/kind-mark.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import type { Act } from "../../../meeting/use-meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import { keyText } from "../../../ui/key-text.ts";
import { figureOf, KIND_KEYS } from "../keys.ts";
import { sameParts } from "../steady.ts";
import own from "./compose.module.css";
import { recordEntry } from "./record-entry.ts";
import { type Suggestion, Suggestions } from "./suggestions.tsx";
import { Understood } from "./understood.tsx";
import { useEntryLine } from "./use-entry-line.ts";
import { useParties } from "./use-parties.ts";
import { usePeople } from "./use-people.ts";
import { useTopics } from "./use-topics.ts";

const SUGGESTED = 6;
/** What a line of a kind begins with, where it names somebody. */
const PLACEHOLDER = { action: "action", report: "report", opinion: "said", risk: "said" } as Partial<
  Record<EntryKind, "action" | "report" | "said">
>;

export interface ComposeHandle {
  focus(): void;
  choose(kind: EntryKind): void;
  /** What stands in it and is not recorded. */
  unsent(): string;
  /** Records it. @returns false where it cannot be recorded as it stands */
  send(): boolean;
  drop(): void;
}

interface Props {
  view: MeetingView;
  item: MeetingView["items"][number] | null;
  act: Act;
  onRecorded(id: string): void;
  /** The caret has come into the line, or has left it; the same function for ever. */
  onTyping(typing: boolean): void;
  ref: Ref<ComposeHandle>;
}

export const Compose = memo(
  EntryField,
  sameParts("meeting", "attendance", "labels", "reports", "outcomes", "actions", "speeches"),
);

function EntryField({ view, item, act, onRecorded, onTyping, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const { may, kinds, first } = useKinds(view);
  const entryLine = useEntryLine(view.meeting.id, first, (id) => isRecorded(view, id));
  const { line, error, refused } = entryLine;
  const [caret, setCaret] = useState(0);
  // Null until an arrow key or the pointer chooses: then the first, or none where a list is only an offer.
  const [chosen, setChosen] = useState<number | null>(null);
  const [closed, setClosed] = useState<string | null>(null);
  // Where the caret stands letters are text, and kinds are chosen by chords; elsewhere letters are keys.
  const [typing, setTyping] = useState(false);
  const [query, setQuery] = useState("");
  const topicsKnown = useRef<readonly Topic[]>([]);
  const organizations = useParties(view, query, line.marks);
  const people = usePeople(organizations, query);
  const parties = useMemo(() => [...organizations, ...people], [organizations, people]);
  const mention = mentionAt(line.text, caret, parties);
  if (mention && mention.query !== query) setQuery(mention.query);
  const typed = mention ? null : topicAt(line.text, caret, topicsKnown.current);
  const { known: topics, found } = useTopics(typed?.query ?? "");
  topicsKnown.current = topics;
  const calendar = calendarIn(view.meeting);
  // Who logs for one party reports for it, whoever is to report in the item.
  const presenter = may.writer?.organization ?? item?.presenter ?? null;
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null)?.organization ?? null;
  const entry = parseEntry(line.text, {
    kind: line.kind,
    parties,
    topics,
    marks: line.marks,
    presenter,
    speaking,
    ...calendar,
  });
  const due = mention || typed || entry.kind !== "action" ? null : dueAt(line.text, caret, calendar);
  const suggestions: Suggestion[] =
    closed === line.text
      ? []
      : mention
        ? matchParties(mention.query, parties).map((party) => ({ party, id: party.person ?? party.id, ...party.shown }))
        : typed
          ? found.map((topic) => ({ topic, ...topic }))
          : (due?.found ?? []).map(({ wording, day }) => ({ day, id: wording, zh: wording, en: wording }));
  suggestions.splice(SUGGESTED);
  const asked = mention ?? typed ?? due;
  const picked = chosen ?? (due?.tentative ? -1 : 0);

  const begin = () => field.current?.focus();
  const caretIs = (here: boolean) => {
    setTyping(here);
    onTyping(here);
  };
  useImperativeHandle(ref, () => ({
    focus: begin,
    choose: (kind) => {
      if (!kinds.includes(kind)) return;
      entryLine.choose(kind);
      begin();
    },
    unsent: () => line.text.trim(),
    send: () => {
      if (entry.problems.length === 0) send();
      return entry.problems.length === 0;
    },
    drop: () => entryLine.type(""),
  }));
  useEffect(() => field.current?.focus(), []);

  const complete = (suggestion: Suggestion) => {
    if (!asked) return;
    const { party, topic } = suggestion;
    const sign = party ? "@" : topic ? "#" : "";
    const name = textOf(suggestion.zh, suggestion.en, language) || party?.names[0] || "";
    const at = asked.start + sign.length + name.length + 1;
    const meant = party
      ? { id: party.id, ...(party.person && { person: party.person }) }
      : topic && { id: topic.id, subject: topic.subject };
    // The caret stands behind the name before the next key comes, however busy the window is.
    flushSync(() =>
      entryLine.complete(
        `${line.text.slice(0, asked.start)}${sign}${name} ${line.text.slice(caret).trimStart()}`,
        meant ? { at: asked.start, name, ...meant } : null,
      ),
    );
    setChosen(null);
    setCaret(at);
    field.current?.setSelectionRange(at, at);
  };
  const send = () => {
    if (entry.problems.length > 0) return;
    onRecorded(line.id);
    void entryLine.send(({ id }) => recordEntry(entry, id, view, item?.id ?? null, act));
  };
  const press = (event: React.KeyboardEvent) => {
    const suggestion = suggestions[picked];
    const listed = suggestion && (asked?.query !== "" || chosen !== null);
    const first = suggestion ?? suggestions[0];
    if (first && event.key === "Tab") {
      event.preventDefault();
      complete(first);
    } else if (listed && event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      complete(suggestion);
    } else if (first && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const { length } = suggestions;
      setChosen(event.key === "ArrowDown" ? (picked + 1) % length : (Math.max(picked, 0) + length - 1) % length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (first) setClosed(line.text);
      else field.current?.blur();
    }
  };
  const follow = (event: React.SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionEnd);
  if (kinds.length === 0) return null;
  return (
    <div className={own.compose}>
      {refused.map(({ line: aside, error: why, forGood }) => (
        <div key={aside.id} className={own.refused} role="alert">
          <KindMark kind={aside.kind} /> <span>{aside.text}</span>
          <small className="late">{why ? sentenceOf(why, language) : t("live.notRecorded")}</small>
          {!forGood && (
            <button
              type="button"
              className="link plain-button"
              disabled={line.text !== ""}
              onClick={() => entryLine.takeBack(aside)}
            >
              {t("live.takeBack")}
            </button>
          )}
          <button type="button" className="link plain-button" onClick={() => entryLine.drop(aside)}>
            {t(forGood ? "parts.understood" : "live.drop")}
          </button>
        </div>
      ))}
      <div className={own.composeRow}>
        <button
          type="button"
          className={`plain-button ${own.kind}`}
          onClick={() => {
            entryLine.choose(kinds[(kinds.indexOf(line.kind) + 1) % kinds.length] as EntryKind);
            begin();
          }}
          title={`${t("live.changeKind")} (Ctrl 1–${ENTRY_KINDS.length})`}
        >
          <KindMark kind={entry.kind} />
        </button>
        <textarea
          ref={field}
          value={line.text}
          rows={1}
          className={own.line}
          onChange={(event) => {
            entryLine.type(event.currentTarget.value.replaceAll(/[\r\n]+/g, " "));
            setChosen(null);
            setCaret(event.currentTarget.selectionEnd);
          }}
          onSelect={follow}
          onFocus={() => caretIs(true)}
          onBlur={() => caretIs(false)}
          onKeyDown={press}
          placeholder={t(`live.placeholder.${PLACEHOLDER[entry.kind] ?? "outcome"}`)}
          aria-label={t("live.compose")}
          aria-autocomplete="list"
          aria-controls="live-suggestions"
          aria-activedescendant={suggestions[picked] ? `live-suggestion-${picked}` : undefined}
          data-testid="compose"
        />
      </div>
      <Suggestions
        suggestions={suggestions}
        picked={picked}
        title={t(due ? "live.pickDate" : "live.pickParty")}
        labels={view.labels}
        onPick={complete}
      />
      <div className={own.hints}>
        <span className={own.kindKeys}>
          {typing && <kbd>Ctrl</kbd>}
          {Object.entries(KIND_KEYS)
            .filter(([, kind]) => kinds.includes(kind))
            .map(([key, kind]) => (
              <span key={key} data-on={kind === entry.kind || undefined}>
                <kbd>{typing ? figureOf(kind) : keyText(key)}</kbd> {t(`live.kinds.${kind}`)}
              </span>
            ))}
          {typing ? (
            <>
              <span className={own.recordAs}>
                <kbd>Enter</kbd> {t("live.recordAs", { kind: t(`live.kinds.${entry.kind}`) })}
              </span>
              <span>
                <kbd>Esc</kbd> {t("live.toKeys")}
              </span>
            </>
          ) : (
            <span>
              <kbd>/</kbd> {t("live.toLine")}
            </span>
          )}
        </span>
        <span className={own.understood} aria-live="polite">
          {error ? (
            <span className="late">{sentenceOf(error, language)}</span>
          ) : (
            line.text !== "" && <Understood entry={entry} parties={parties} topics={topics} marks={line.marks} />
          )}
        </span>
      </div>
    </div>
  );
}

/** What whoever is logged in may record here: the line offers nothing that would only be refused. */
function useKinds(view: MeetingView) {
  const may = useMay();
  const { meeting, attendance, actions } = view;
  const kinds = useMemo(() => {
    const known = { meeting: meeting.id, organization: may.writer?.organization ?? null };
    const ties = tiesOf({ meeting, attendance, actions });
    return ENTRY_KINDS.filter((kind) => may.make(subjectOfKind(kind), known, ties));
  }, [may, meeting, attendance, actions]);
  return { may, kinds, first: kinds[0] ?? "decision" };
}

function isRecorded(view: MeetingView, id: string): boolean {
  return [view.reports, view.outcomes, view.actions].some((list) => list.some((one) => one.id === id));
}
