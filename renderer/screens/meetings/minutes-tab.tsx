/** The minutes: preview as they will be printed, the few fields of their own, export, seal and errata. */
import { Button, Modal, SegmentedControl, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesFormat, MinutesLanguage } from "../../../db/contract/minutes.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { FieldEditor } from "../../parts/field-editor.tsx";
import styles from "../../parts/parts.module.css";
import { saveFile } from "../../parts/save-file.ts";
import { useSave } from "../../parts/use-record.ts";
import type { Sheet } from "./meeting.tsx";
import own from "./meetings.module.css";
import { Preview } from "./preview.tsx";

const FIELDS = ["issue", "issued", "issuer", "opening", "closing", "copies_to"] as const;
const FORMATS: MinutesFormat[] = ["docx", "pdf", "md"];

export function MinutesTab({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const [language, setLanguage] = useState<MinutesLanguage>(mine);
  const { id, state, closed_at } = sheet.meeting;
  const { data: blocks, error } = useQuery(api.minutes.document.queryOptions({ input: { meeting: id, language } }));
  const print = useMutation({
    mutationFn: async (format: MinutesFormat) =>
      saveFile(await client.minutes.export({ meeting: id, format, language })),
  });
  return (
    <div className={own.two}>
      <div>
        <div className={styles.tools}>
          <SegmentedControl
            aria-label={t("minutes.language")}
            value={language}
            onChange={(value) => setLanguage(value as MinutesLanguage)}
            data={(["zh", "en", "both"] as const).map((value) => ({ value, label: t(`minutes.languages.${value}`) }))}
          />
          <span style={{ flex: 1 }} />
          {FORMATS.map((format) => (
            <Button
              key={format}
              variant={format === "docx" ? "filled" : "default"}
              loading={print.isPending && print.variables === format}
              onClick={() => print.mutate(format)}
            >
              {t(`minutes.formats.${format}`)}
            </Button>
          ))}
        </div>
        <ErrorNote error={print.error ?? error} />
        {blocks && <Preview blocks={blocks} />}
      </div>
      <div>
        <MinutesFields meeting={id} disabled={state === "sealed"} />
        {state === "closed" && closed_at && <Seal meeting={id} />}
        {state === "sealed" && <Errata meeting={id} />}
      </div>
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

function Seal({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const seal = useMutation(api.meeting.seal.mutationOptions({ onSuccess: () => setAsking(false) }));
  return (
    <section className="card">
      <h3>{t("minutes.seal")}</h3>
      <p className="small soft">{t("minutes.sealHint")}</p>
      <Button onClick={() => setAsking(true)}>{t("minutes.sealNow")}</Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t("minutes.sealNow")} lockScroll={false}>
        <p>{t("minutes.sealSure")}</p>
        <ErrorNote error={seal.error} />
        <Button loading={seal.isPending} onClick={() => seal.mutate({ id: meeting, opId: newAction() })}>
          {t("minutes.sealNow")}
        </Button>
      </Modal>
    </section>
  );
}

function Errata({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const [fields, setFields] = useState({ old_text: "", new_text: "", reason: "" });
  const { data: model } = useQuery(api.minutes.model.queryOptions({ input: { meeting } }));
  const complete = Object.values(fields).every((text) => text.trim() !== "");
  const add = async () => {
    // Number, seal and signer follow from the meeting and from who is logged in.
    await save("erratum", undefined, { meeting, ...fields } as never);
    setFields({ old_text: "", new_text: "", reason: "" });
  };
  return (
    <section className="card">
      <h3>{t("minutes.sealed")}</h3>
      <p className="small" style={{ overflowWrap: "anywhere" }}>
        {model?.seal?.hash}
      </p>
      <h3>{t("minutes.errata")}</h3>
      <ul className={styles.list}>
        {(model?.errata ?? []).map((erratum) => (
          <li key={erratum.number} className={styles.reference}>
            {erratum.number}. <del>{erratum.oldText}</del> → {erratum.newText}
            <div className="small soft">
              {erratum.reason} · {erratum.signer}
            </div>
          </li>
        ))}
      </ul>
      {(["old_text", "new_text", "reason"] as const).map((field) => (
        <Textarea
          key={field}
          label={t(`fields.${field}`)}
          value={fields[field]}
          onChange={(event) => setFields({ ...fields, [field]: event.currentTarget.value })}
          autosize
          minRows={1}
        />
      ))}
      <Button mt="sm" variant="default" disabled={!complete} onClick={() => void add().catch(() => {})}>
        {t("minutes.addErratum")}
      </Button>
    </section>
  );
}
