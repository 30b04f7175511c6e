/** The text of the minutes as it is printed, and the few fields that only the minutes have. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../db/contract/minutes.ts";
import { api, client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { FieldEditor } from "../../parts/field-editor.tsx";
import styles from "../../parts/parts.module.css";
import { useSave } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import own from "./minutes.module.css";
import { Preview } from "./preview.tsx";

const FIELDS = ["issue", "issued", "issuer", "opening", "closing", "copies_to"] as const;

export function TextPanel({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const [language, setLanguage] = useState<MinutesLanguage>(mine);
  const { id, state } = sheet.meeting;
  const { data: blocks, error } = useQuery(api.minutes.document.queryOptions({ input: { meeting: id, language } }));
  return (
    <div className={own.two}>
      <div className={own.stack}>
        <div className={styles.tools}>
          <SegmentedControl
            aria-label={t("minutes.language")}
            value={language}
            onChange={(value) => setLanguage(value as MinutesLanguage)}
            data={MINUTES_LANGUAGES.map((value) => ({ value, label: t(`minutes.languages.${value}`) }))}
          />
        </div>
        <ErrorNote error={error} />
        {blocks && <Preview blocks={blocks} />}
      </div>
      <MinutesFields meeting={id} disabled={state === "sealed"} />
    </div>
  );
}

/** What only the minutes have; the record is made when the first of them is filled in. */
function MinutesFields({ meeting, disabled }: { meeting: string; disabled: boolean }) {
  const { t } = useTranslation();
  const save = useSave();
  const { data } = useQuery({
    queryKey: ["minutes-of", meeting],
    queryFn: () => client.minutes.list({ filters: [{ field: "meeting", op: "is", value: meeting }], limit: 1 }),
  });
  if (!data) return null;
  const [record] = data.rows;
  return (
    <section className="card">
      <h3>{t("minutes.fields")}</h3>
      {FIELDS.map((field) => (
        <FieldEditor
          key={`${meeting}:${field}`}
          subject="minutes"
          id={record?.id ?? `new-${meeting}`}
          field={field}
          value={record?.[field] ?? null}
          labels={data.labels}
          save={(fields, was) =>
            save("minutes", record?.id, (record ? fields : { meeting, ...fields }) as never, record && (was as never))
          }
          disabled={disabled}
        />
      ))}
    </section>
  );
}
