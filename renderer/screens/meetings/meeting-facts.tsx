/** What a meeting is and what its notice says: facts to be read, changed by a click, or all at once by E. */
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { timeInWords } from "../../../db/language/meeting-time.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { FieldEditor } from "../../records/field-editor.tsx";
import { useMay } from "../../records/may.ts";
import { Fact, Facts, useSeen, type Written } from "../../records/page/facts.tsx";
import { isFilled, placedOf } from "../../records/page/record-parts.ts";
import { useSaveFields } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./meetings.module.css";

const FIELDS = [
  "title_zh",
  "title_en",
  "series",
  "task_force",
  "day",
  "last_day",
  "day_note",
  "starts",
  "ends",
  "place",
  "place_en",
  "mode",
  "chair",
  "recorder",
  "organizers",
  "policies",
  "problems",
  "decision_rule",
  "decision_minus",
  "note",
] as const;

/** What no meeting can do without: they stand there to be filled in, too. */
const NEEDED = {
  zh: ["day", "starts", "ends", "place", "chair", "recorder"],
  en: ["day", "starts", "ends", "place_en", "chair", "recorder"],
} as const;

const NOTICE = [
  "notice_issuer",
  "notice_number",
  "notice_day",
  "reply_until",
  "notice_contact",
  "notice_phone",
  "notice_slips",
  "notice_text",
] as const;

export function MeetingFacts({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { meeting, labels } = view;
  const save = useSaveFields("meeting", meeting.id);
  const allowed = useMay().change("meeting", meeting);
  const change = (field: string) => meeting.state !== "sealed" && allowed(field);
  const [editing, setEditing] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const writes = FIELDS.some(change);
  const edit = () => writes && setEditing((now) => !now);
  usePageKeys("page", { edit });
  useEffect(() => {
    if (editing) form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }, [editing]);
  const values = meeting as unknown as Readonly<Record<string, unknown>>;
  const fields = FIELDS.filter((field) => field !== "decision_minus" || meeting.decision_rule === "consensus_minus");
  const placed = placedOf("meeting", values, language);
  const linked = useSeen(fields.filter((field) => placed.linked.includes(field)));
  const written: Written = {
    subject: "meeting",
    record: values,
    labels,
    editor: (field, resting) => (
      <FieldEditor
        subject="meeting"
        id={meeting.id}
        {...{ field, labels, save }}
        value={values[field]}
        {...(resting && { resting })}
      />
    ),
    change,
    editing,
  };
  const needed: readonly string[] = NEEDED[language].filter((field) => field !== "place_en" || !meeting.place);
  const unlinked = fields.filter((field) => !linked.includes(field));
  return (
    <section>
      <header className={own.factsHead}>
        <h2>{t("meetings.details")}</h2>
        {writes && (
          <Button
            variant="default"
            size="xs"
            aria-pressed={editing}
            leftSection={<Icon name={editing ? "check" : "edit"} size={16} />}
            onClick={edit}
          >
            {t(editing ? "parts.editDone" : "parts.edit")} <kbd>E</kbd>
          </Button>
        )}
      </header>
      {editing ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc leads back from any of its editors
        <div
          ref={form}
          className={`card ${own.stack}`}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || (event.target as Element).getAttribute("aria-expanded") === "true") return;
            event.stopPropagation();
            setEditing(false);
          }}
        >
          {[...fields, ...NOTICE].map((field) => (
            <Fact key={field} {...written} field={field} />
          ))}
        </div>
      ) : (
        <div className={own.stack}>
          <Facts
            {...written}
            fields={unlinked}
            shown={unlinked.filter(
              (field) => placed.facts.includes(field) || (needed.includes(field) && change(field)),
            )}
          />
          {linked.map((field) => (
            <Fact key={field} {...written} field={field} linked />
          ))}
          {meeting.planned && (
            <p className="small soft">
              {t("meetings.announced", { time: timeInWords(meeting.planned, language) || t("meetings.review.noTime") })}
            </p>
          )}
          <Notice {...written} />
        </div>
      )}
    </section>
  );
}

function Notice(written: Written) {
  const { t } = useTranslation();
  const shown = NOTICE.filter((field) => isFilled(written.record[field]));
  if (shown.length === 0 && !NOTICE.some(written.change)) return null;
  return (
    <>
      <h3>{t("meetings.notice")}</h3>
      <Facts {...written} fields={NOTICE} shown={shown} />
    </>
  );
}
