/**
 * A decision in the place of an earlier one: which, why, and when it is looked at again; and what has taken its own place.
 * The earlier one is found by number, words or meeting.
 */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EarlierDecision } from "../../../db/contract/procedures/chain.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { textOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePickingKeys } from "../../app/typing/picking-keys.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useSaveFields } from "../../records/use-record.ts";
import { Badge } from "../../ui/marks/badge.tsx";
import card from "../card/entry-card.module.css";
import { withRecord } from "../changes.ts";
import type { CardContext } from "../use-cards.ts";
import own from "./chain.module.css";
import { DayNote } from "./day-note.tsx";
import type { Linked } from "./linked.ts";
import { useToEntry } from "./use-to-entry.ts";

interface Props {
  outcome: RecordOf<"outcome">;
  linked: Linked;
  context: CardContext;
  disabled: boolean;
  onChoose?: ((id: string) => void) | undefined;
}

export function Replaces({ outcome, linked: { replaces, replacedBy }, context, disabled, onChoose }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { id, review, replaces_reason: reason } = outcome;
  const changes = !disabled && context.may.change("outcome", outcome)("replaces");
  return (
    <>
      {replacedBy.map(({ by }) => (
        <span key={by.id} className={own.chain}>
          <Badge tone="bad">{t("chain.isReplaced")}</Badge>
          <Way to={by} words={t("chain.by")} onChoose={onChoose} />
        </span>
      ))}
      {replaces && (
        <span className={own.chain}>
          <Way
            to={replaces.of}
            words={t(replaces.holds ? "chain.replaces" : "chain.wouldReplace")}
            onChoose={onChoose}
          />
          {reason && !editing && <span>{t("chain.because", { reason })}</span>}
        </span>
      )}
      {review && !editing && <ReviewDay day={review} />}
      {changes && !editing && (
        <button
          type="button"
          className={`plain-button link ${card.amend}`}
          data-replace={id}
          onClick={() => setEditing(true)}
        >
          {t("chain.edit")}
        </button>
      )}
      {changes && editing && (
        <Editor
          outcome={outcome}
          replaced={replaces?.of ?? null}
          context={context}
          onLeave={() => {
            setEditing(false);
            document.getElementById(`entry-${id}`)?.focus();
          }}
        />
      )}
    </>
  );
}

function ReviewDay({ day }: { day: string }) {
  const { t } = useTranslation();
  const due = day <= todayHere();
  return <Badge tone={due ? "bad" : "plain"}>{t(due ? "chain.reviewDue" : "chain.review", { day })}</Badge>;
}

/** The way to a decision of this meeting or of another. */
function Way({ to, words, onChoose }: { to: EarlierDecision; words: string } & Pick<Props, "onChoose">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const toEntry = useToEntry(onChoose);
  const name = nameOfDecision(to, t, language);
  return (
    <button
      type="button"
      className={`plain-button link ${own.link}`}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        toEntry("outcome", to.id);
      }}
    >
      {words} <span className={own.words}>{name}</span>
    </button>
  );
}

/** Number, words, and the meeting with its day. */
function nameOfDecision({ number, text, day, title }: EarlierDecision, t: TFunction, language: "zh" | "en"): string {
  const meeting = [day, textOf(title.zh, title.en, language)].filter(Boolean).join(" ");
  return t("chain.decision", { number, text: textOf(text.zh, text.en, language) || t("live.noText"), meeting });
}

interface EditorProps extends Pick<Props, "outcome" | "context"> {
  replaced: EarlierDecision | null;
  onLeave(): void;
}

function Editor({ outcome, replaced, context, onLeave }: EditorProps) {
  const { t } = useTranslation();
  const { id, review } = outcome;
  const choose = (replaces: string | null) => {
    // The reason was that for replacing this one.
    const fields = { replaces, ...(replaces === null && { replaces_reason: null }) };
    void context
      .act(withRecord("outcome", id, fields), () => client.outcome.put({ id, fields, opId: newAction() }))
      .catch(() => {});
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves it, as the button does
    <div
      className={own.editor}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <Earlier outcome={id} chosen={replaced} onChoose={choose} />
      {outcome.replaces && <Reason outcome={outcome} />}
      <DayNote
        subject="outcome"
        id={id}
        field="review"
        meeting={context.meeting}
        value={review}
        partial={false}
        placeholder={t("chain.noReview")}
      />
      <button type="button" className="plain-button link" onClick={onLeave}>
        {t("chain.leave")}
      </button>
    </div>
  );
}

const PAUSE_MS = 120;

function Earlier({
  outcome,
  chosen,
  onChoose,
}: {
  outcome: string;
  chosen: EarlierDecision | null;
  onChoose(id: string | null): void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const held = chosen ? nameOfDecision(chosen, t, language) : "";
  // The name of what is chosen stands in the field, and is not looked for.
  const asked = typed === held ? "" : typed.trim();
  const [words] = useDebouncedValue(asked, PAUSE_MS);
  const { data } = useQuery(api.outcome.earlier.queryOptions({ input: { id: outcome, words } }));
  // Enter takes the first.
  const keys = usePickingKeys({ words: asked, ready: words === asked && data !== undefined, takesFirst: true });
  const found = new Map((data ?? []).map((one) => [one.id, nameOfDecision(one, t, language)]));
  if (chosen) found.set(chosen.id, held);
  return (
    <Select
      className={own.earlier ?? ""}
      size="xs"
      aria-label={t("chain.earlier")}
      placeholder={t("chain.find")}
      data={Array.from(found, ([value, label]) => ({ value, label }))}
      value={chosen?.id ?? null}
      onChange={onChoose}
      searchable
      {...keys}
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      // The workspace has looked for the words.
      filter={({ options }) => options}
      nothingFoundMessage={t("chain.nothingFound")}
      autoFocus
    />
  );
}

function Reason({ outcome: { id, replaces_reason: held } }: Pick<EditorProps, "outcome">) {
  const { t } = useTranslation();
  const save = useSaveFields("outcome", id);
  const reason = useAutosave(`outcome:${id}:replaces_reason`, held ?? "", (next, was) =>
    save({ replaces_reason: next.trim() || null }, { replaces_reason: was || null }),
  );
  return (
    <label className={card.note}>
      <span>{t("fields.replaces_reason")}</span>
      <input
        value={reason.text}
        onChange={(event) => reason.type(event.currentTarget.value)}
        onBlur={() => void reason.commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
        placeholder={t("live.reason")}
      />
      <OtherText of={reason} />
    </label>
  );
}
