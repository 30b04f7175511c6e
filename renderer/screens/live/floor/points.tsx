/** Points of order: those that wait for an answer, before all who wait to speak; and the form in which one is noted. */
import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { POINT_KINDS } from "../../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useSave } from "../../../records/use-record.ts";
import { PressedChoice } from "../../../ui/pressed-choice.tsx";
import own from "./floor.module.css";
import { PartyField } from "./party-field.tsx";
import type { Floor } from "./use-floor.ts";

interface Props {
  view: MeetingView;
  /** Null: for those who only follow. */
  floor: Floor | null;
  /** The one that was raised just now: Enter takes it up. */
  fresh: string | null;
}

export function Points({ view, floor, fresh }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hear = useRef<HTMLButtonElement>(null);
  const raised = view.points.filter(({ state }) => state === "raised");
  const there = raised.some(({ id }) => id === fresh);
  useEffect(() => {
    if (there) hear.current?.focus();
  }, [there]);
  return raised.map(({ id, kind, organization, text }) => (
    <div key={id} className={own.point} role="alert" data-testid="point">
      <p>
        <b>{t(`values.kind.${kind}`)}</b> {nameOf(view.labels[organization], language)}
        {text && t("floor.says", { text })}
      </p>
      {floor && (
        <>
          <button
            ref={id === fresh ? hear : undefined}
            type="button"
            className="plain-button link"
            onClick={() => floor.speak(organization, id)}
          >
            {t("floor.hear")}
          </button>
          <button type="button" className="plain-button link" onClick={() => floor.note(id)}>
            {t("floor.note")}
          </button>
        </>
      )}
    </div>
  ));
}

export function Raise({ view, onRaised }: { view: MeetingView; onRaised(id: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const [open, setOpen] = useState(false);
  const [party, setParty] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof POINT_KINDS)[number]>("procedure");
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  useEffect(() => {
    if (party) words.current?.focus();
  }, [party]);
  const leave = () => {
    setOpen(false);
    setParty(null);
    setText("");
    setKind("procedure");
  };
  const raise = async () => {
    if (!party) return;
    const { id } = await save("point_of_order", undefined, {
      meeting: view.meeting.id,
      organization: party,
      kind,
      text: text.trim() || null,
    });
    leave();
    onRaised(id);
  };
  if (!open)
    return (
      <button type="button" className="plain-button link small" data-raise onClick={() => setOpen(true)}>
        {t("floor.raise")} <kbd>!</kbd>
      </button>
    );
  return (
    <fieldset className={own.raise}>
      <legend>{t("floor.raise")}</legend>
      {party ? (
        <b>{nameOf(view.labels[party], language)}</b>
      ) : (
        <PartyField
          view={view}
          label={t("floor.whoRaises")}
          testId="raiser"
          ref={field}
          onParty={setParty}
          onLeave={leave}
        />
      )}
      <PressedChoice
        label={t("fields.kind")}
        value={kind}
        options={POINT_KINDS.map((value) => ({
          value,
          label: t(`values.kind.${value}`),
          about: t(`floor.about.${value}`),
        }))}
        onChange={(next) => setKind(next)}
      />
      <TextInput
        ref={words}
        size="xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") void raise().catch(() => {});
          else if (event.key === "Escape") leave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        placeholder={t(`floor.about.${kind}`)}
        aria-label={t("fields.text")}
      />
      <div className={own.answers}>
        <Button size="compact-xs" disabled={!party} onClick={() => void raise().catch(() => {})}>
          {t("live.recordIt")}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={leave}>
          {t("parts.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}
