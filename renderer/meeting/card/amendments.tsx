/**
 * Wordings that parties propose for a decision: what each would change, and whether it is taken. One that is begun takes keys at
 * once; it becomes a record with the first pause, and leaves nothing where nothing was changed.
 */
import { type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useRemove, useSave } from "../../records/use-record.ts";
import { Choice } from "../../ui/choice.tsx";
import { Difference } from "../../ui/difference.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { Ask } from "../asked/ask.tsx";
import type { CardContext } from "../use-cards.ts";
import own from "./entry-card.module.css";

/** As it is shown; what is only begun is no record yet. */
type Amendment = Pick<RecordOf<"amendment">, "id" | "outcome" | "organization" | "text" | "state" | "replaced">;

interface Props {
  outcome: RecordOf<"outcome">;
  amendments: readonly RecordOf<"amendment">[];
  /** How many parties have taken a position on the text as it is. */
  spoken: number;
  context: CardContext;
  disabled: boolean;
}

export function Amendments({ outcome, amendments, spoken, context, disabled }: Props) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<string | null>(null);
  const { may, ties } = context;
  const text = outcome.text || outcome.text_en || "";
  const organization = may.writer?.organization ?? null;
  const proposes = !disabled && may.make("amendment", { outcome: outcome.id, organization }, ties);
  const fresh: Amendment | null =
    begun !== null && !amendments.some(({ id }) => id === begun)
      ? { id: begun, outcome: outcome.id, organization, text, state: "proposed", replaced: null }
      : null;
  // In this very frame: the next key belongs into the box.
  const begin = () => {
    if (fresh) document.getElementById(`amendment-${fresh.id}`)?.focus();
    else flushSync(() => setBegun(newAction()));
  };
  return (
    <>
      {[...amendments, ...(fresh ? [fresh] : [])].map((amendment) => (
        <One
          key={amendment.id}
          amendment={amendment}
          text={text}
          spoken={spoken}
          context={context}
          disabled={disabled}
          begins={amendment.id === begun}
          recorded={amendment !== fresh}
          onNothing={() => setBegun(null)}
        />
      ))}
      {proposes && (
        <button type="button" className={`plain-button link ${own.amend}`} data-amend={outcome.id} onClick={begin}>
          {t("live.amend")} <kbd>J</kbd>
        </button>
      )}
    </>
  );
}

interface OneProps {
  amendment: Amendment;
  /** The outcome as it is now. */
  text: string;
  spoken: number;
  context: CardContext;
  disabled: boolean;
  /** It was just begun here. */
  begins: boolean;
  /** Whether there is a record of it yet. */
  recorded: boolean;
  /** Nothing came of it. */
  onNothing(): void;
}

function One({ amendment, text, spoken, context, disabled, begins, recorded, onNothing }: OneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { may, ties } = context;
  const { id, state, organization, replaced } = amendment;
  const change = may.change("amendment", amendment, ties);
  const [asking, setAsking] = useState(false);
  const decide = (accept: boolean, positions: "keep" | "again" = "keep") =>
    void run(() => client.meeting.decideAmendment({ amendment: id, accept, positions, opId: newAction() }));
  const open = state === "proposed" && !disabled;
  const decides = open && recorded && may.call("meeting.decideAmendment");
  const accept = () => (spoken > 0 ? setAsking(true) : decide(true));
  /** Ctrl+Enter accepts what is proposed, with Shift it is rejected; what is being typed is recorded first. */
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!decides || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.target instanceof HTMLElement) event.target.blur();
    if (event.shiftKey) decide(false);
    else accept();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys beside the buttons, from wherever in it one is
    <div className={own.amendment} data-state={state} data-amendment={id} onKeyDown={press}>
      <Badge tone={state === "accepted" ? "ok" : state === "rejected" ? "bad" : "plain"}>
        {t("subjects.amendment")} · {t(`values.state.${state}`)}
      </Badge>{" "}
      {open && recorded && change("organization") ? (
        <Proposer amendment={amendment} context={context} />
      ) : (
        organization && <b>{nameOf(context.labels[organization], language)}</b>
      )}
      {open && change("text") && (
        <Wording amendment={amendment} begins={begins} recorded={recorded} text={text} onNothing={onNothing} />
      )}
      {recorded && <Difference before={replaced ?? text} after={amendment.text} />}
      {decides && (
        <span className={own.amendmentKeys}>
          <button
            type="button"
            className="plain-button link"
            aria-label={t("live.accept")}
            aria-keyshortcuts="Control+Enter"
            onClick={accept}
          >
            {t("live.accept")} <kbd>Ctrl ⏎</kbd>
          </button>
          <button
            type="button"
            className="plain-button link"
            aria-label={t("live.rejectIt")}
            aria-keyshortcuts="Control+Shift+Enter"
            onClick={() => decide(false)}
          >
            {t("live.rejectIt")} <kbd>Ctrl Shift ⏎</kbd>
          </button>
        </span>
      )}
      {asking && open && (
        <Ask
          question={t("live.keepPositions", { count: spoken })}
          answers={[
            { key: "enter", words: t("live.keep"), give: () => decide(true, "keep") },
            { key: "r", words: t("live.askAgain"), give: () => decide(true, "again") },
          ]}
          onLeave={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Proposer({ amendment, context }: { amendment: Amendment; context: CardContext }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  return (
    <Choice
      className={own.choice}
      label={t("live.proposedBy")}
      value={amendment.organization ?? ""}
      options={[
        { value: "", label: t("live.proposedBy") },
        ...context.present.map((value) => ({ value, label: nameOf(context.labels[value], language) })),
      ]}
      onChange={(party) => void save("amendment", amendment.id, { organization: party || null }).catch(() => {})}
    />
  );
}

type WordingProps = Pick<OneProps, "amendment" | "begins" | "recorded" | "text" | "onNothing">;

function Wording({ amendment, begins, recorded, text: before, onNothing }: WordingProps) {
  const { t } = useTranslation();
  const save = useSave();
  const remove = useRemove();
  const { id, outcome, organization } = amendment;
  const kept = useAutosave(`amendment:${id}:text`, amendment.text, (next, was) => {
    if (next.trim() === "") return Promise.resolve();
    if (recorded) return save("amendment", id, { text: next }, { text: was });
    return save("amendment", id, { outcome, text: next, ...(organization && { organization }) });
  });
  const { text, type, commit } = kept;
  const isSame = text.trim() === before.trim();
  const leave = () => {
    if (isSame && !recorded) onNothing();
    else void commit();
  };
  /** What says the same as the decision is no amendment. */
  const giveUp = () => {
    if (!isSame) return;
    kept.takeTheirs();
    if (recorded) void remove("amendment", id);
  };
  return (
    <>
      <textarea
        id={`amendment-${id}`}
        className={own.wording}
        value={text}
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the key or button just pressed
        autoFocus={begins}
        // The sentence is gone on with at its end.
        onFocus={({ currentTarget: { value, selectionStart, selectionEnd }, currentTarget }) => {
          if (begins && selectionStart === 0 && selectionEnd === 0)
            currentTarget.setSelectionRange(value.length, value.length);
        }}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Escape") giveUp();
          if ((event.key === "Enter" && !event.shiftKey) || event.key === "Escape") event.currentTarget.blur();
        }}
        aria-label={t("live.newWording")}
      />
      <OtherText of={kept} />
    </>
  );
}
