/** What only the minutes have: template, number, marks, signing, opening and closing words, copies; beside the real pages. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { FieldEditor } from "../../records/field-editor.tsx";
import { useMay } from "../../records/may.ts";
import { MinutesLanguagePicker } from "./look-picker.tsx";
import own from "./minutes.module.css";
import { NotYet } from "./not-yet.tsx";
import { printedAt } from "./printed-at.ts";
import { Pages } from "./text/pages.tsx";
import { useLook } from "./use-look.ts";
import { useMinutesRecord } from "./use-minutes-record.ts";

const GROUPS = [
  { name: "template", fields: ["template"] },
  { name: "number", fields: ["number", "issue"] },
  { name: "marks", fields: ["classification", "secrecy_period", "urgency", "copy_number"] },
  { name: "issue", fields: ["issuer", "issued", "signer"] },
  { name: "words", fields: ["opening", "closing", "omit_empty"] },
  { name: "copies", fields: ["copies_to"] },
] as const;

export function DetailsPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting);
  const may = useMay();
  const { id: meeting, state } = view.meeting;
  const [field, setField] = useState<string | null>(null);
  return (
    <div className={own.details}>
      <div className={own.fields}>
        <MinutesFields
          meeting={meeting}
          disabled={state === "sealed" || !may.make("minutes", { meeting })}
          onField={setField}
        />
      </div>
      <div className={own.whole}>
        {state === "planned" ? (
          <NotYet title={t("minutes.textLater")} />
        ) : (
          <Pages
            input={{ meeting, language: look.language }}
            seen={(pages) => printedAt(field, pages)}
            before={<MinutesLanguagePicker look={look} />}
          />
        )}
      </div>
    </div>
  );
}

function MinutesFields({
  meeting,
  disabled,
  onField,
}: {
  meeting: string;
  disabled: boolean;
  /** The field that is being filled in. */
  onField(field: string): void;
}) {
  const { t } = useTranslation();
  const { loaded, record, labels, put } = useMinutesRecord(meeting);
  if (!loaded) return null;
  return (
    <div className={own.stack}>
      {disabled && <p className="soft">{t("minutes.readOnly")}</p>}
      {GROUPS.map(({ name, fields }) => (
        <section key={name} className={`card ${own.group}`}>
          <h3>{t(`minutes.details.${name}`)}</h3>
          <p className="small soft" style={{ margin: 0 }}>
            {t(`minutes.detailHints.${name}`)}
          </p>
          {fields.map((field) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: only told where the focus has come to
            <div key={`${meeting}:${field}`} data-field={`minutes/${field}`} onFocus={() => onField(field)}>
              <FieldEditor
                subject="minutes"
                // The same before and after the record is made, so that what is being typed goes on.
                id={meeting}
                field={field}
                value={record?.[field] ?? null}
                labels={labels}
                save={put}
                disabled={disabled}
              />
            </div>
          ))}
          {name === "template" && (
            <Link to="/minutes-templates" search={{ id: record?.template ?? undefined }} className="link small">
              {t("minutes.editTemplates")}
            </Link>
          )}
          {name === "number" && !disabled && (
            <NextNumber meeting={meeting} held={record?.number ?? null} take={(number) => put({ number })} />
          )}
        </section>
      ))}
    </div>
  );
}

function NextNumber({
  meeting,
  held,
  take,
}: {
  meeting: string;
  held: number | null;
  take(number: number): Promise<unknown>;
}) {
  const { t } = useTranslation();
  const { data } = useQuery(api.minutes.nextNumber.queryOptions({ input: { meeting } }));
  if (!data || data.number === held) return null;
  const { number, year } = data;
  return (
    <Button
      size="compact-sm"
      variant="light"
      style={{ alignSelf: "start" }}
      onClick={() => void take(number).catch(() => {})}
    >
      {year ? t("minutes.takeNumberOfYear", { number, year }) : t("minutes.takeNumber", { number })}
    </Button>
  );
}
