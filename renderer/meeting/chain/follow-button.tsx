/** The way on from an outcome: what was said becomes one decision; a decision gets an action, once it is said who leads. */
import { useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { partyOf } from "../../../db/rules/follow.ts";
import type { May } from "../../records/may.ts";
import { RecordPicker } from "../../records/record-picker.tsx";
import { keyText } from "../../ui/key-text.ts";
import card from "../card/entry-card.module.css";
import own from "./chain.module.css";
import type { Linked } from "./linked.ts";

interface Props {
  outcome: RecordOf<"outcome">;
  linked: Linked;
  may: May;
  chosen: boolean;
  onFollow(outcome: RecordOf<"outcome">, lead?: string): void;
}

export function Follow({ outcome, linked, may, chosen, onFollow }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { id, meeting, kind } = outcome;
  const decision = kind === "decision";
  if (!may.make(decision ? "action" : "outcome", { meeting })) return null;
  if (!decision && linked.into.length > 0) return null;
  const begin = () => {
    if (!decision || partyOf(outcome)) return onFollow(outcome);
    // In this very frame: the next key belongs into the field.
    flushSync(() => setAsking(true));
    document.querySelector<HTMLElement>(`#lead-${CSS.escape(id)} input`)?.focus();
  };
  if (asking)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the field
      <span
        id={`lead-${id}`}
        className={own.lead}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setAsking(false);
          document.getElementById(`entry-${id}`)?.focus();
        }}
      >
        <RecordPicker
          subject="organization"
          labels={{}}
          label={t("chain.lead")}
          placeholder={t("chain.lead")}
          meeting={meeting}
          value={null}
          onChange={(lead) => {
            if (!lead) return;
            setAsking(false);
            // The picker first gives the focus up that the new card takes.
            requestAnimationFrame(() => onFollow(outcome, lead));
          }}
        />
      </span>
    );
  return (
    <button
      type="button"
      className={`plain-button link ${card.amend}`}
      data-follow={id}
      onClick={(event) => {
        // What comes of it is chosen, and not the card that was clicked.
        event.stopPropagation();
        begin();
      }}
    >
      {t(decision ? "chain.addAction" : "chain.makeDecision")} {chosen && <kbd>{keyText("z")}</kbd>}
    </button>
  );
}
