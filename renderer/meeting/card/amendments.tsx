/**
 * Wordings that parties propose for a decision: what each would change, and whether it is taken. One that is begun takes keys at
 * once; it becomes a record with the first pause, and leaves nothing where nothing was changed.
 */
import { Button } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { hotkeysOf, usePageKeys } from "../../app/keys.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useRemove, useSave } from "../../records/use-record.ts";
import { Difference } from "../../ui/difference.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { Ask } from "../asked/ask.tsx";
import type { CardContext } from "../use-cards.ts";
import own from "./entry-card.module.css";
import { Proposer } from "./proposer.tsx";

/** As it is shown; what is only begun is no record yet. */
type Amendment = Pick<RecordOf<"amendment">, "id" | "outcome" | "organization" | "text" | "state" | "replaced">;

interface Props {
  outcome: RecordOf<"outcome">;
  amendments: readonly RecordOf<"amendment">[];
  /** How many parties have taken a position on the text as it is. */
  spoken: number;
  context: CardContext;
  /** Its decision is chosen: keys act on the first that is open. */
  chosen: boolean;
  disabled: boolean;
}

export function Amendments({ outcome, amendments, spoken, context, chosen, disabled }: Props) {
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
  const first = chosen ? amendments.find(({ state }) => state === "proposed")?.id : undefined;
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
          first={amendment.id === first}
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
  /** Keys act on it wherever on the page they are pressed. */
  first: boolean;
  /** Whether there is a record of it yet. */
  recorded: boolean;
  /** Nothing came of it. */
  onNothing(): void;
}

function One({ amendment, text, spoken, context, disabled, begins, first, recorded, onNothing }: OneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const save = useSave();
  const { may, ties } = context;
  const { id, state, replaced } = amendment;
  const box = useRef<HTMLDivElement>(null);
  const proposer = useRef<HTMLInputElement>(null);
  // Its wording was sent: who proposes it can be said, also before the workspace has answered.
  const [sent, setSent] = useState(false);
  const [named, setNamed] = useState<string | null>(null);
  const organization = amendment.organization ?? (recorded ? null : named);
  const change = may.change("amendment", amendment, ties);
  const [asking, setAsking] = useState(false);
  const decide = (accept: boolean, positions: "keep" | "again" = "keep") =>
    void run(() => client.meeting.decideAmendment({ amendment: id, accept, positions, opId: newAction() }));
  const open = state === "proposed" && !disabled;
  const decides = open && recorded && may.call("meeting.decideAmendment");
  const asksWho = open && (recorded || sent) && change("organization");
  const accept = () => (spoken > 0 ? setAsking(true) : decide(true));
  const reject = () => decide(false);
  /** From wherever in it one is; what is being typed is recorded first. */
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!decides) return;
    const { target } = event;
    // In a text it takes back a word.
    if (event.key === "Backspace" && "value" in target && target.value !== "") return;
    const leaving = (work: () => void) => () => {
      if (target instanceof HTMLElement) target.blur();
      work();
    };
    getHotkeyHandler(hotkeysOf("amendment", { acceptIt: leaving(accept), rejectIt: leaving(reject) }))(event);
  };
  const propose = (party: string | null) => {
    setNamed(party);
    void save("amendment", id, { organization: party }).catch(() => {});
  };
  /** The wording is said: then who proposes it, then what becomes of it. In this very frame, as keys follow at once. */
  const worded = () => {
    flushSync(() => setSent(true));
    (organization ? box : proposer).current?.focus();
    if (!box.current?.contains(document.activeElement)) box.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys beside the buttons, from wherever in it one is
    <div ref={box} className={own.amendment} data-state={state} data-amendment={id} tabIndex={-1} onKeyDown={press}>
      {decides && first && <PageKeys acceptIt={accept} rejectIt={reject} />}
      <Badge tone={state === "accepted" ? "ok" : state === "rejected" ? "bad" : "plain"}>
        {t("subjects.amendment")} · {t(`values.state.${state}`)}
      </Badge>{" "}
      {asksWho ? (
        <Proposer
          organization={organization}
          context={context}
          ref={proposer}
          onParty={propose}
          onLeave={() => box.current?.focus()}
        />
      ) : (
        organization && <b>{nameOf(context.labels[organization], language)}</b>
      )}
      {open && change("text") && (
        <Wording
          amendment={amendment}
          begins={begins}
          recorded={recorded}
          text={text}
          onWorded={worded}
          onNothing={onNothing}
        />
      )}
      {recorded && <Difference before={replaced ?? text} after={amendment.text} />}
      {decides && (
        <span className={own.amendmentKeys}>
          <Button
            size="xs"
            variant="default"
            aria-label={t("live.accept")}
            aria-keyshortcuts="Control+Enter"
            onClick={accept}
            rightSection={<kbd>Ctrl ⏎</kbd>}
          >
            {t("live.accept")}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={t("live.rejectIt")}
            aria-keyshortcuts="Control+Backspace"
            onClick={reject}
            rightSection={<kbd>Ctrl ⌫</kbd>}
          >
            {t("live.rejectIt")}
          </Button>
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

/** The same keys where nothing of it has the focus. */
function PageKeys(deeds: { acceptIt(): void; rejectIt(): void }) {
  usePageKeys("amendment", deeds);
  return null;
}

interface WordingProps extends Pick<OneProps, "amendment" | "begins" | "recorded" | "text" | "onNothing"> {
  /** Enter: it is said. */
  onWorded(): void;
}

function Wording({ amendment, begins, recorded, text: before, onWorded, onNothing }: WordingProps) {
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
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === "Escape") {
            giveUp();
            event.currentTarget.blur();
          } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            if (isSame && !recorded) event.currentTarget.blur();
            else onWorded();
          }
        }}
        aria-label={t("live.newWording")}
      />
      <OtherText of={kept} />
    </>
  );
}
