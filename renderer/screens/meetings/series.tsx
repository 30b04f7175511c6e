/** One series: members, agenda, quorum by sector, decision rule; the next sitting in one click. */
import { Button, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import type { QuorumRule } from "../../../db/contract/subjects/meeting-forms.ts";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { tell } from "../../app/typing/saved.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { FieldEditor } from "../../records/field-editor.tsx";
import { PasteParties } from "../../records/lists/paste-parties.tsx";
import { useMay } from "../../records/may.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { Sources } from "../../records/sources.tsx";
import { useCommand, useRecord, useSave, useSaveFields } from "../../records/use-record.ts";
import { useWhole } from "../../records/use-whole.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "../../ui/parts.module.css";
import { AgendaLines } from "./agenda/agenda-lines.tsx";
import own from "./meetings.module.css";
import { Recurrence } from "./recurrence-editor.tsx";
import { RegisterButton } from "./register.tsx";

const FIELDS = [
  "name_zh",
  "name_en",
  "task_force",
  "starts",
  "ends",
  "place",
  "members",
  "numbering",
  "decision_rule",
  "decision_minus",
  "verification",
  "confirmation_rule",
  "notice_issuer",
  "notice_contact",
  "notice_phone",
  "notice_slips",
  "note",
] as const;

export function Series() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const save = useSave();
  const may = useMay();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const saveFields = useSaveFields("series", id);
  const { record, labels, error } = useRecord("series", id);
  const { data: meetings } = useQuery(
    api.meeting.list.queryOptions({
      input: {
        filters: [{ field: "series", op: "is", value: id }],
        sort: usualOrder("meeting"),
        limit: 100,
      },
    }),
  );
  if (error) return <ErrorNote error={error} />;
  if (!record) return null;
  const change = may.change("series", record);
  const plan = () =>
    run(async () => {
      const planned = await client.meeting.planNext({ series: id, opId: newAction() });
      await navigate({ to: "/meetings/$id", params: { id: planned.id } });
    });
  return (
    <div className={own.meeting}>
      <div className="page-head">
        <h1>{nameOf(labels[id], language)}</h1>
        <DocumentMenu kind="supervision" of={id} dates />
        <RegisterButton series={id} />
        {may.call("template.save") && (
          <Button
            variant="default"
            onClick={() =>
              void run(() => client.template.save({ from: { series: id }, opId: newAction() })).then(
                (done) => done && tell({ kind: "note", text: t("series.savedTemplate") }),
              )
            }
          >
            {t("series.saveTemplate")}
          </Button>
        )}
        {may.call("meeting.planNext") && <Button onClick={() => void plan()}>{t("meetings.planNext")}</Button>}
      </div>
      <div className={own.two}>
        <div>
          {FIELDS.filter((field) => field !== "decision_minus" || record.decision_rule === "consensus_minus").map(
            (field) => (
              <FieldEditor
                key={field}
                subject="series"
                id={id}
                field={field}
                value={record[field]}
                labels={labels}
                save={saveFields}
                disabled={!change(field)}
              />
            ),
          )}
          {change("members") && <PasteParties into={{ subject: "series", id }} />}
          <Sources subject="series" record={record} />
        </div>
        <div>
          <Recurrence series={record} />
          <AgendaLines
            of={`series:${id}`}
            lines={record.agenda}
            save={(agenda) => save("series", id, { agenda })}
            disabled={!change("agenda")}
          />
          <Quorum rule={record.quorum} save={(quorum) => save("series", id, { quorum })} disabled={!change("quorum")} />
          <Card title={t("collections.meeting")} level={3} count={meetings?.rows.length || undefined}>
            <ul className={styles.list}>
              {(meetings?.rows ?? []).map((meeting) => (
                <li key={meeting.id} className={styles.reference}>
                  <RecordChip id={meeting.id} label={labelFrom("meeting", meeting)} whole />{" "}
                  <span className="soft numbers">{meeting.day}</span>
                </li>
              ))}
              {meetings?.rows.length === 0 && <li className="soft">{t("meetings.noneYet")}</li>}
            </ul>
          </Card>
        </div>
      </div>
    </div>
  );
}

const NO_RULE: QuorumRule = { sectors: {}, percent: 0 };

/** At least so many parties of each sector, and so many percent of all. */
export function Quorum({
  rule,
  save,
  disabled = false,
}: {
  rule: QuorumRule | null;
  save(rule: QuorumRule): Promise<unknown>;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const [now, put] = useWhole(rule ?? NO_RULE, save);
  return (
    <Card title={t("meetings.quorum")} level={3}>
      <div className={own.stack} style={{ gap: 6, marginTop: 8 }}>
        {SECTORS.map((sector) => (
          <div key={sector} className={styles.tools} data-quorum={sector}>
            <SectorMark sector={sector} />
            <span style={{ flex: 1 }}>{t(`values.sector.${sector}`)}</span>
            {disabled ? (
              <span className="numbers">{now.sectors[sector] ?? 0}</span>
            ) : (
              <NumberInput
                aria-label={t("meetings.atLeast", { sector: t(`values.sector.${sector}`) })}
                value={now.sectors[sector] ?? 0}
                onChange={(value) =>
                  typeof value === "number" && put({ ...now, sectors: { ...now.sectors, [sector]: value } })
                }
                min={0}
                max={1000}
                w={90}
                size="xs"
              />
            )}
          </div>
        ))}
        <div className={styles.tools}>
          <span style={{ flex: 1 }}>{t("meetings.percent")}</span>
          {disabled ? (
            <span className="numbers">{now.percent} %</span>
          ) : (
            <NumberInput
              aria-label={t("meetings.percent")}
              value={now.percent}
              onChange={(value) => typeof value === "number" && put({ ...now, percent: value })}
              min={0}
              max={100}
              suffix=" %"
              w={90}
              size="xs"
            />
          )}
        </div>
      </div>
    </Card>
  );
}
