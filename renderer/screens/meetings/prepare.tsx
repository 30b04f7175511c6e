/** Before the meeting: what it is about, the agenda with running times, who is expected, what is missing. */
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ActionLine } from "../../parts/action-line.tsx";
import { FieldEditor } from "../../parts/field-editor.tsx";
import { nameOf } from "../../parts/name.ts";
import styles from "../../parts/parts.module.css";
import { RecordPicker } from "../../parts/record-picker.tsx";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { SourcesList } from "../../parts/sources-list.tsx";
import { useCommand, useRemove, useSave } from "../../parts/use-record.ts";
import { Agenda } from "./agenda.tsx";
import type { Sheet } from "./meeting.tsx";
import own from "./meetings.module.css";
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
const PRESENCE = ["expected", "present", "excused", "absent"] as const;

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
  const { meeting, items, attendance, quorum } = sheet;
  if (meeting.state !== "planned") return null;
  const missing = [
    !meeting.day && t("meetings.missing.day"),
    !meeting.starts && t("meetings.missing.starts"),
    !meeting.place && t("meetings.missing.place"),
    !meeting.chair && t("meetings.missing.chair"),
    items.length === 0 && t("meetings.missing.agenda"),
    attendance.length === 0 && t("meetings.missing.parties"),
    !quorum.rule && t("meetings.missing.quorum"),
  ].filter((text) => text !== false);
  return (
    <section className="card">
      <h3>{t("meetings.checklist")}</h3>
      {missing.length === 0 ? (
        <p>✓ {t("meetings.ready")}</p>
      ) : (
        <ul>
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Parties({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const save = useSave();
  const remove = useRemove();
  const { meeting, attendance, labels } = sheet;
  const sealed = meeting.state === "sealed";
  const add = (organization: string | null) =>
    organization &&
    void run(() =>
      client.meeting.checkIn({ meeting: meeting.id, organization, presence: "expected", opId: newAction() }),
    );
  return (
    <section className="card">
      <h3>
        {t("meetings.parties")} {attendance.length}
      </h3>
      {attendance.map((seat) => (
        <div key={seat.id} className={own.row}>
          <SectorBadge sector={seat.sector} />
          <span>
            {nameOf(labels[seat.organization], language)} <span className="soft">{seat.name}</span>
          </span>
          <Select
            aria-label={t("fields.presence")}
            size="xs"
            w={100}
            data={PRESENCE.map((value) => ({ value, label: t(`values.presence.${value}`) }))}
            value={seat.presence}
            onChange={(presence) =>
              presence && void save("attendance", seat.id, { presence: presence as "present" }).catch(() => {})
            }
            allowDeselect={false}
            disabled={sealed}
          />
          <button
            type="button"
            className="plain-button small soft"
            onClick={() => void remove("attendance", seat.id)}
            disabled={sealed}
          >
            {t("parts.remove")}
          </button>
        </div>
      ))}
      {!sealed && (
        <div style={{ marginTop: 8 }}>
          <RecordPicker
            subject="organization"
            labels={labels}
            label={t("meetings.addParty")}
            value={null}
            onChange={add}
            placeholder={t("meetings.addParty")}
          />
        </div>
      )}
    </section>
  );
}
