/** Who is expected: by picking, or all members of the series or task force at once; who sits there, in which role. */

import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hasAnswered } from "../../../db/contract/questions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { ATTENDANCE_ROLES, PRESENCE } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { tiesOf } from "../../../db/rules/meeting-ties.ts";
import { client, newAction } from "../../app/api.ts";
import { timeAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { FieldEditor } from "../../records/field-editor.tsx";
import { PasteParties } from "../../records/lists/paste-parties.tsx";
import { useMay } from "../../records/may.ts";
import { OtherText } from "../../records/other-text.tsx";
import { RecordPicker } from "../../records/record-picker.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useRecord, useRemove, useSave, useSaveFields } from "../../records/use-record.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "../../ui/parts.module.css";
import own from "./meetings.module.css";

export function Parties({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { meeting, attendance, labels } = view;
  const sealed = meeting.state === "sealed";
  const may = useMay();
  const series = useRecord("series", meeting.series);
  const taskForce = useRecord("task_force", meeting.task_force);
  const listed = new Set(attendance.map(({ organization }) => organization));
  const missing = (members: readonly string[]) => [...new Set(members)].filter((id) => !listed.has(id));
  // Whoever leads a task force takes part in its meetings, whether or not the list of members says so.
  const lead = taskForce.record?.lead;
  const expect = (organizations: string[]) =>
    run(async () => {
      for (const organization of organizations)
        await client.meeting.checkIn({ meeting: meeting.id, organization, presence: "expected", opId: newAction() });
    });
  const groups = [
    { label: t("meetings.addSeries"), ids: missing(series.record?.members ?? []) },
    {
      label: t("meetings.addTaskForce"),
      ids: missing([...(lead ? [lead] : []), ...(taskForce.record?.members ?? [])]),
    },
  ].filter(({ ids }) => ids.length > 0);
  return (
    <section className="card">
      <h3>
        {t("meetings.parties")} {attendance.length}
      </h3>
      {attendance.length === 0 && <p className="small soft">{t("meetings.noParties")}</p>}
      {attendance.map((seat) => (
        <Seat key={seat.id} seat={seat} view={view} />
      ))}
      {!sealed && may.make("attendance", { meeting: meeting.id }) && (
        <div className={styles.tools} style={{ marginTop: 8 }}>
          <div style={{ flex: 1 }} data-adds="attendance">
            <RecordPicker
              subject="organization"
              labels={labels}
              label={t("meetings.addParty")}
              value={null}
              adds
              onChange={(id) => id && void expect([id])}
              placeholder={t("meetings.addParty")}
            />
          </div>
          <PasteParties into={{ subject: "meeting", id: meeting.id }} />
          {groups.map(({ label, ids }) => (
            <Button key={label} variant="light" onClick={() => void expect(ids)}>
              {label} ({ids.length})
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

interface SeatProps {
  seat: MeetingView["attendance"][number];
  view: MeetingView;
}

function Seat({ seat, view }: SeatProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const saveFields = useSaveFields("attendance", seat.id);
  const remove = useRemove();
  const put = (fields: Partial<RecordOf<"attendance">>) => void save("attendance", seat.id, fields).catch(() => {});
  const [more, setMore] = useState(false);
  const name = useAutosave(`attendance:${seat.id}:name`, seat.name ?? "", (next, was) =>
    save("attendance", seat.id, { name: next.trim() || null }, { name: was || null }),
  );
  const deputy = useAutosave(`attendance:${seat.id}:deputy_for`, seat.deputy_for ?? "", (next, was) =>
    save("attendance", seat.id, { deputy_for: next.trim() || null }, { deputy_for: was || null }),
  );
  const { labels } = view;
  const may = useMay();
  const sealed = view.meeting.state === "sealed";
  const change = may.change("attendance", seat, tiesOf(view));
  const reads = (field: string) => sealed || !change(field);
  const party = nameOf(labels[seat.organization], language);
  return (
    <div
      className={own.row}
      data-nameless={isNameless(seat) || undefined}
      data-unanswered={!hasAnswered(seat) || undefined}
    >
      <SectorMark sector={seat.sector} />
      <span>{party}</span>
      {reads("name") ? (
        <span className="soft">{seat.name}</span>
      ) : (
        <input
          className={own.person}
          value={name.text}
          onChange={(event) => name.type(event.currentTarget.value)}
          onBlur={() => void name.commit()}
          placeholder={t("meetings.personName")}
          aria-label={`${party}: ${t("meetings.personName")}`}
        />
      )}
      {reads("deputy_for") ? (
        <span className="soft">{seat.deputy_for && `${t("meetings.deputyFor")} ${seat.deputy_for}`}</span>
      ) : (
        <input
          className={own.person}
          value={deputy.text}
          onChange={(event) => deputy.type(event.currentTarget.value)}
          onBlur={() => void deputy.commit()}
          placeholder={t("meetings.deputyFor")}
          aria-label={`${party}: ${t("meetings.deputyFor")}`}
        />
      )}
      <div>
        {reads("role") ? (
          <span className="small">{t(`values.role.${seat.role}`)}</span>
        ) : (
          <Select
            aria-label={`${party}: ${t("fields.role")}`}
            size="xs"
            data={ATTENDANCE_ROLES.map((value) => ({ value, label: t(`values.role.${value}`) }))}
            value={seat.role}
            onChange={(role) => role && put({ role: role as typeof seat.role })}
            allowDeselect={false}
          />
        )}
      </div>
      <div>
        {reads("presence") ? (
          <span className="small">{t(`values.presence.${seat.presence}`)}</span>
        ) : (
          <Select
            aria-label={`${party}: ${t("fields.presence")}`}
            size="xs"
            data={PRESENCE.map((value) => ({ value, label: t(`values.presence.${value}`) }))}
            value={seat.presence}
            onChange={(presence) => presence && put({ presence: presence as typeof seat.presence })}
            allowDeselect={false}
          />
        )}
      </div>
      <button
        type="button"
        className="plain-button small soft"
        aria-expanded={more}
        aria-label={`${party}: ${t("meetings.people")}`}
        title={t("meetings.people")}
        onClick={() => setMore(!more)}
      >
        {seat.companions.length > 0 ? `+${seat.companions.length}` : "⋯"}
      </button>
      {sealed || !may.remove("attendance", seat, tiesOf(view)) ? (
        <span />
      ) : (
        <button
          type="button"
          className="plain-button small soft"
          onClick={() => void remove("attendance", seat.id)}
          aria-label={`${party}: ${t("parts.remove")}`}
        >
          ✕
        </button>
      )}
      <div className={own.wide}>
        <OtherText of={name} />
        <OtherText of={deputy} />
        {more && (
          <div className={own.people}>
            {(["person", "companions", "duty", "note"] as const).map((field) => (
              <FieldEditor
                key={field}
                subject="attendance"
                id={seat.id}
                field={field}
                value={seat[field]}
                labels={labels}
                save={saveFields}
                filters={
                  field === "person" || field === "companions"
                    ? [{ field: "organization", op: "is", value: seat.organization }]
                    : []
                }
                disabled={reads(field)}
              />
            ))}
            <p className="small soft numbers">
              {[
                seat.arrived_at && `${t("fields.arrived_at")} ${timeAt(seat.arrived_at)}`,
                seat.left_at && `${t("fields.left_at")} ${timeAt(seat.left_at)}`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

/** It came, and nobody is named who came for it. */
function isNameless({ presence, name, person, companions }: MeetingView["attendance"][number]): boolean {
  return (presence === "present" || presence === "left") && !name && !person && companions.length === 0;
}
