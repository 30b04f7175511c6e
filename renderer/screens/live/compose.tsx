/** The line at the bottom: one line, Enter, recorded. It shows how it is understood before Enter is pressed. */
import { useQuery } from "@tanstack/react-query";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, newAction } from "../../app/api.ts";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving } from "../../app/saved.ts";
import { localToday } from "../../parts/action-line.tsx";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import type { Sheet } from "../meetings/meeting.tsx";
import { type EntryKind, type Party, readEntry } from "./entry.ts";
import own from "./live.module.css";
import { KIND_KEYS } from "./use-live-keys.ts";

const DRAFT_MS = 200;
const SUGGESTED = 6;

interface Props {
  kind: EntryKind;
  onKind(kind: EntryKind): void;
  sheet: Sheet;
  item: string | null;
  ref: Ref<HTMLTextAreaElement>;
}

export function Compose({ kind, onKind, sheet, item, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { meeting } = sheet;
  const draftKey = `live:${meeting.id}`;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  const [line, setLine] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [picked, setPicked] = useState(0);
  const mention = /[@＠]([^\s@＠]*)$/u.exec(line)?.[1];
  const parties = useParties(sheet, mention ?? "");
  const suggestions = mention === undefined ? [] : suggest(mention, parties).slice(0, SUGGESTED);
  const entry = readEntry(line, kind, parties, localToday());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // What was being typed when the page went away is here again.
  useEffect(() => {
    void client.draft
      .get({ key: draftKey })
      .then(({ text }) => text && setLine((now) => now || text))
      .catch(() => {});
    field.current?.focus();
  }, [draftKey]);

  const type = (text: string) => {
    setLine(text);
    setPicked(0);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.draft.put({ key: draftKey, text }).catch(() => {}), DRAFT_MS);
  };
  const complete = (party: Party) =>
    type(line.replace(/[@＠][^\s@＠]*$/u, `@${(party.names[0] ?? "").replace(/\s+/g, "")} `));
  const submit = async () => {
    if (entry.text === "") return;
    const typed = line;
    type("");
    setError(null);
    try {
      await saving(recordEntry(kind, entry, { meeting: meeting.id, item }));
    } catch (failure) {
      // Nothing typed is lost: the line comes back with the reason.
      setLine((now) => now || typed);
      setError(failure);
    }
  };
  return (
    <div className={own.compose}>
      <div className={own.composeRow}>
        <button
          type="button"
          className={`plain-button ${own.kind}`}
          data-kind={kind}
          onClick={() => onKind(nextKind(kind))}
          title={t("live.changeKind")}
        >
          {t(`live.kinds.${kind}`)}
        </button>
        <textarea
          ref={field}
          value={line}
          rows={1}
          className={own.line}
          onChange={(event) => type(event.currentTarget.value.replace(/\n/g, ""))}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (suggestions.length > 0 && (event.key === "Tab" || (event.key === "Enter" && mention !== ""))) {
              const party = suggestions[picked];
              const whole = party?.names.some((name) => name.replace(/\s+/g, "") === mention);
              if (party && !whole) {
                event.preventDefault();
                complete(party);
                return;
              }
            }
            if (suggestions.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
              event.preventDefault();
              setPicked((now) => (now + (event.key === "ArrowDown" ? 1 : suggestions.length - 1)) % suggestions.length);
            } else if (event.key === "Enter") {
              event.preventDefault();
              void submit();
            } else if (event.key === "Escape") event.currentTarget.blur();
          }}
          placeholder={t(`live.placeholder.${kind === "action" || kind === "report" ? kind : "outcome"}`)}
          aria-label={t("live.compose")}
          data-testid="compose"
        />
      </div>
      {suggestions.length > 0 && (
        <ul className={own.suggestions}>
          {suggestions.map((party, index) => (
            <li key={party.id} data-on={index === picked || undefined}>
              <button
                type="button"
                className="plain-button"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => complete(party)}
              >
                {party.sector && <SectorBadge sector={party.sector} />} {party.names[0]}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={own.hints}>
        {Object.entries(KIND_KEYS).map(([key, each]) => (
          <span key={key}>
            <kbd>{key.toUpperCase()}</kbd> {t(`live.kinds.${each}`)}
          </span>
        ))}
        <span>
          <kbd>Enter</kbd> {t("live.recordIt")}
        </span>
        <span className={own.understood} aria-live="polite">
          {error ? (
            <span className="late">{sentenceOf(error, language)}</span>
          ) : (
            line !== "" && (
              <>
                {entry.parties.map((id) => parties.find((party) => party.id === id)?.names[0]).join(" · ")}
                {entry.due && ` · ${entry.due} ${weekday(entry.due, language)}`}
                {entry.unknown.length > 0 && (
                  <span className="late"> {t("live.unknownParty", { name: entry.unknown.join(" ") })}</span>
                )}
              </>
            )
          )}
        </span>
      </div>
    </div>
  );
}

interface SeatedParty extends Party {
  sector?: Sheet["attendance"][number]["sector"];
}

/** Parties of the meeting first, then organizations that the search finds. */
function useParties(sheet: Sheet, mention: string): SeatedParty[] {
  const { data } = useQuery({
    queryKey: ["mention", mention],
    queryFn: () => client.organization.list({ search: mention, limit: SUGGESTED }),
    enabled: mention.length > 0,
  });
  const { data: seated } = useQuery({
    queryKey: ["seated", sheet.meeting.id, sheet.attendance.length],
    queryFn: () =>
      client.organization.list({
        filters: [
          { field: "id", op: "in", value: sheet.attendance.slice(0, 200).map(({ organization }) => organization) },
        ],
        limit: 200,
      }),
  });
  return useMemo(() => {
    const known = new Map<string, SeatedParty>();
    for (const row of [...(seated?.rows ?? []), ...(data?.rows ?? [])]) {
      const names = [row.name_zh, row.short_name, row.name_en, row.name_zh_candidate, ...row.aliases].filter(
        (name): name is string => Boolean(name),
      );
      known.set(row.id, { id: row.id, names, sector: row.sector });
    }
    return [...known.values()];
  }, [data, seated]);
}

function suggest(mention: string, parties: SeatedParty[]): SeatedParty[] {
  const wanted = mention.toLowerCase();
  const fits = (party: Party) => party.names.some((name) => name.toLowerCase().replace(/\s+/g, "").includes(wanted));
  return wanted === "" ? parties : parties.filter(fits);
}

async function recordEntry(
  kind: EntryKind,
  entry: ReturnType<typeof readEntry>,
  at: { meeting: string; item: string | null },
): Promise<void> {
  const [first, ...others] = entry.parties;
  const place = { meeting: at.meeting, agenda_item: at.item };
  const opId = newAction();
  if (kind === "action")
    await client.action.put({
      fields: { ...place, text: entry.text, lead: first ?? null, supporting: others, due: entry.due },
      opId,
    });
  else if (kind === "report")
    await client.report.put({ fields: { ...place, organization: first ?? "", progress: entry.text } as never, opId });
  else await client.outcome.put({ fields: { ...place, kind, text: entry.text, organizations: entry.parties }, opId });
}

function nextKind(kind: EntryKind): EntryKind {
  const kinds = Object.values(KIND_KEYS);
  return kinds[(kinds.indexOf(kind) + 1) % kinds.length] as EntryKind;
}

function weekday(day: string, language: "zh" | "en"): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(language === "zh" ? "zh-CN" : "en", { weekday: "short" });
}
