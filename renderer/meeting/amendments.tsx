/** Wordings that parties propose for a decision: what each would change, and whether it is taken. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { client, newAction } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { OtherText } from "../records/other-text.tsx";
import { useAutosave } from "../records/use-autosave.ts";
import { useCommand, useSave } from "../records/use-record.ts";
import { Tag } from "../ui/badges.tsx";
import { Difference } from "../ui/difference.tsx";
import { Ask } from "./asked/ask.tsx";
import own from "./entry-card.module.css";
import type { CardContext } from "./use-cards.ts";

type Amendment = RecordOf<"amendment">;

interface Props {
  outcome: RecordOf<"outcome">;
  amendments: readonly Amendment[];
  /** How many parties have taken a position on the text as it is. */
  spoken: number;
  context: CardContext;
  disabled: boolean;
}

export function Amendments({ outcome, amendments, spoken, context, disabled }: Props) {
  const { t } = useTranslation();
  const save = useSave();
  const [opened, setOpened] = useState<string | null>(null);
  const text = outcome.text || outcome.text_en || "";
  const propose = () =>
    void save("amendment", undefined, { outcome: outcome.id, text: text || "…" }).then(
      ({ id }) => setOpened(id),
      () => {},
    );
  return (
    <>
      {amendments.map((amendment) => (
        <One
          key={amendment.id}
          amendment={amendment}
          text={text}
          spoken={spoken}
          context={context}
          disabled={disabled}
          begins={amendment.id === opened}
        />
      ))}
      {!disabled && (
        <button type="button" className={`plain-button link ${own.amend}`} data-amend={outcome.id} onClick={propose}>
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
}

function One({ amendment, text, spoken, context, disabled, begins }: OneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { id, state, organization, replaced } = amendment;
  const [asking, setAsking] = useState(false);
  const decide = (accept: boolean, positions: "keep" | "again" = "keep") =>
    void run(() => client.meeting.decideAmendment({ amendment: id, accept, positions, opId: newAction() }));
  const open = state === "proposed" && !disabled;
  return (
    <div className={own.amendment} data-state={state} data-amendment={id}>
      <Tag tone={state === "accepted" ? "ok" : state === "rejected" ? "bad" : "plain"}>
        {t("subjects.amendment")} · {t(`values.state.${state}`)}
      </Tag>{" "}
      {open ? (
        <Proposer amendment={amendment} context={context} />
      ) : (
        organization && <b>{nameOf(context.labels[organization], language)}</b>
      )}
      {open && <Wording amendment={amendment} begins={begins} />}
      <Difference before={replaced ?? text} after={amendment.text} />
      {open && (
        <span className={own.amendmentKeys}>
          <button
            type="button"
            className="plain-button link"
            onClick={() => (spoken > 0 ? setAsking(true) : decide(true))}
          >
            {t("live.accept")}
          </button>
          <button type="button" className="plain-button link" onClick={() => decide(false)}>
            {t("live.rejectIt")}
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
    <select
      className={own.choice}
      aria-label={t("live.proposedBy")}
      value={amendment.organization ?? ""}
      onChange={(event) =>
        void save("amendment", amendment.id, { organization: event.currentTarget.value || null }).catch(() => {})
      }
    >
      <option value="">{t("live.proposedBy")}</option>
      {context.present.map((party) => (
        <option key={party} value={party}>
          {nameOf(context.labels[party], language)}
        </option>
      ))}
    </select>
  );
}

function Wording({ amendment, begins }: { amendment: Amendment; begins: boolean }) {
  const { t } = useTranslation();
  const save = useSave();
  const kept = useAutosave(`amendment:${amendment.id}:text`, amendment.text, (next, was) =>
    next.trim() === "" ? Promise.resolve() : save("amendment", amendment.id, { text: next }, { text: was }),
  );
  const { text, type, commit } = kept;
  return (
    <>
      <textarea
        className={own.wording}
        value={text}
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the key or button just pressed
        autoFocus={begins}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if ((event.key === "Enter" && !event.shiftKey) || event.key === "Escape") event.currentTarget.blur();
        }}
        aria-label={t("live.newWording")}
      />
      <OtherText of={kept} />
    </>
  );
}
