/** Circulation and the seal: freezing the minutes of a closed meeting, and errata afterwards. */
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newAction } from "../../app/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import styles from "../../parts/parts.module.css";
import { useSave } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";

export function SealPanel({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { id, state, closed_at } = sheet.meeting;
  if (state === "sealed") return <Errata meeting={id} />;
  if (state === "closed" && closed_at) return <Seal meeting={id} />;
  return <p className="soft">{t("minutes.sealLater")}</p>;
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
