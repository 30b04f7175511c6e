/** Before the meeting: what it is about, the agenda with running times, who is expected, what is missing. */
import { useTranslation } from "react-i18next";
import { ActionLine } from "../../parts/action-line.tsx";
import { FieldEditor } from "../../parts/field-editor.tsx";
import styles from "../../parts/parts.module.css";
import { SourcesList } from "../../parts/sources-list.tsx";
import { useSave } from "../../parts/use-record.ts";
import { Agenda } from "./agenda.tsx";
import type { Sheet } from "./meeting.tsx";
import own from "./meetings.module.css";
import { Parties } from "./parties.tsx";
import { missingBefore } from "./review.ts";
import { Quorum } from "./series.tsx";

const FIELDS = [
  "title_zh",
  "title_en",
  "series",
  "task_force",
  "day",
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
  "note",
] as const;

export function Prepare({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const save = useSave();
  const { meeting, labels } = sheet;
  const sealed = meeting.state === "sealed";
  return (
    <div className={own.two}>
      <div>
        <Agenda sheet={sheet} />
        <Parties sheet={sheet} />
        {sheet.carriedOver.length > 0 && (
          <section className="card">
            <h3>{t("meetings.carriedOver")}</h3>
            <ul className={styles.list}>
              {sheet.carriedOver.map((action) => (
                <ActionLine key={action.id} action={action} labels={labels} />
              ))}
            </ul>
          </section>
        )}
      </div>
      <div>
        <Checklist sheet={sheet} />
        {FIELDS.map((field) => (
          <FieldEditor
            key={`${meeting.id}:${field}`}
            subject="meeting"
            id={meeting.id}
            field={field}
            value={meeting[field]}
            labels={labels}
            save={(fields) => save("meeting", meeting.id, fields as never)}
            disabled={sealed}
          />
        ))}
        <Quorum rule={meeting.quorum} save={(quorum) => save("meeting", meeting.id, { quorum })} disabled={sealed} />
        <SourcesList ids={meeting.sources} />
      </div>
    </div>
  );
}

/** What is missing before the day. */
function Checklist({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  if (sheet.meeting.state !== "planned") return null;
  const missing = missingBefore(sheet);
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
