/** Before the meeting: what it is about, the agenda with running times, who is expected, what is missing. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { timeInWords } from "../../../db/language/meeting-time.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { tell } from "../../app/typing/saved.ts";
import { useExportChoice } from "../../meeting/export-choice.ts";
import { Limits } from "../../meeting/floor/limits.tsx";
import { MeetingDocument } from "../../meeting/meeting-document.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { ActionLine } from "../../records/action-line.tsx";
import { FieldEditor } from "../../records/field-editor.tsx";
import { useMay } from "../../records/may.ts";
import { Papers } from "../../records/papers.tsx";
import { Sources } from "../../records/sources.tsx";
import { useCommand, useSave, useSaveFields } from "../../records/use-record.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import styles from "../../ui/parts.module.css";
import { Agenda } from "./agenda.tsx";
import own from "./meetings.module.css";
import { Parties } from "./parties.tsx";
import { Proposals } from "./proposals.tsx";
import { missingBefore } from "./review.ts";
import { Quorum } from "./series.tsx";

const FIELDS = [
  "title_zh",
  "title_en",
  "series",
  "task_force",
  "day",
  "last_day",
  "starts",
  "ends",
  "place",
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

export function Prepare({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const run = useCommand();
  const { meeting, labels } = view;
  const saveFields = useSaveFields("meeting", meeting.id);
  const { held, remember } = useExportChoice(meeting);
  const sealed = meeting.state === "sealed";
  const may = useMay();
  const change = may.change("meeting", meeting);
  const editor = (field: (typeof FIELDS | typeof NOTICE)[number]) => (
    <FieldEditor
      key={`${meeting.id}:${field}`}
      subject="meeting"
      id={meeting.id}
      field={field}
      value={meeting[field]}
      labels={labels}
      save={saveFields}
      disabled={sealed || !change(field)}
    />
  );
  return (
    <div className={own.two}>
      <div>
        <div className={styles.tools}>
          <MeetingDocument
            kind="invitation"
            of={meeting.id}
            dates
            remembered={{ language: held?.language, keep: (chosen) => void remember({ language: chosen }) }}
          />
          {!sealed && may.call("template.use") && (
            <LinkButton to="/templates" search={{ meeting: meeting.id }} variant="default">
              {t("meetings.fromTemplate")}
            </LinkButton>
          )}
          {may.call("template.save") && (
            <Button
              variant="default"
              onClick={() =>
                void run(() => client.template.save({ from: { meeting: meeting.id }, opId: newAction() })).then(
                  (done) => done && tell({ kind: "note", text: t("series.savedTemplate") }),
                )
              }
            >
              {t("series.saveTemplate")}
            </Button>
          )}
        </div>
        <Agenda view={view} />
        {!sealed && may.call("meeting.takeUp") && <Proposals meeting={meeting.id} />}
        <section className="card">
          <h3>{t("meetings.papers")}</h3>
          <Papers
            papers={view.papers.filter(({ agenda_item }) => agenda_item === null)}
            place={{ meeting: meeting.id }}
            disabled={sealed}
          />
        </section>
        <Parties view={view} />
        {view.carriedOver.length > 0 && (
          <section className="card">
            <h3>{t("meetings.carriedOver")}</h3>
            <ul className={styles.list}>
              {view.carriedOver.map((action) => (
                <ActionLine key={action.id} action={action} labels={labels} />
              ))}
            </ul>
          </section>
        )}
      </div>
      <div>
        <Checklist view={view} />
        {meeting.planned && (
          <p className="small soft">
            {t("meetings.announced", { time: timeInWords(meeting.planned, language) || t("meetings.review.noTime") })}
          </p>
        )}
        {FIELDS.filter((field) => field !== "decision_minus" || meeting.decision_rule === "consensus_minus").map(
          editor,
        )}
        <section className="card">
          <h3>{t("meetings.notice")}</h3>
          {NOTICE.map(editor)}
        </section>
        <Quorum
          rule={meeting.quorum}
          save={(quorum) => save("meeting", meeting.id, { quorum })}
          disabled={sealed || !change("quorum")}
        />
        {!sealed && change("quorum") && (
          <section className="card">
            <h3>{t("floor.limits")}</h3>
            <Limits view={view} />
          </section>
        )}
        <Sources subject="meeting" record={meeting} />
      </div>
    </div>
  );
}

/** What is missing before the day. */
function Checklist({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const may = useMay();
  // What is missing is for whoever can put it right.
  if (view.meeting.state !== "planned" || !may.call("meeting.start")) return null;
  const missing = missingBefore(view);
  return (
    <section className="card">
      <h3>{t("meetings.checklist")}</h3>
      {missing.length === 0 ? (
        <p>✓ {t("meetings.ready")}</p>
      ) : (
        <ul>
          {missing.map(({ lack, sector, count }) => (
            <li key={lack + (sector ?? "")}>
              {t(`meetings.missing.${lack}`, { count, sector: sector && t(`values.sector.${sector}`) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
