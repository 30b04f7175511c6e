/** The own office: who runs the workspace, what documents say of it, and by which clocks and working days its days are told. */
import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OFFICE, type OfficeField } from "../../../db/contract/office.ts";
import { ZONE } from "../../../db/contract/zones.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { OfficeName } from "../../records/office/office-name.tsx";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useSave } from "../../records/use-record.ts";
import own from "./settings.module.css";
import { WorkingDays } from "./working-days.tsx";

const WORDS = ["mark_zh", "mark_en", "organ", "issuer"] as const satisfies readonly OfficeField[];
const HINTS = { mark_zh: "markHint", mark_en: "markHint", organ: "organHint", issuer: "issuerHint" } as const;

export function Office() {
  const { t } = useTranslation();
  return (
    <div className={own.column}>
      <p className="soft">{t("office.hint")}</p>
      <div>
        <h2>{t("office.organization")}</h2>
        <p className="small soft">{t("office.organizationHint")}</p>
        <OfficeName />
      </div>
      {WORDS.map((field) => (
        <Words key={field} field={field} />
      ))}
      <h2>{t("office.region")}</h2>
      <Zone />
      <WorkingDays />
    </div>
  );
}

function Words({ field }: { field: (typeof WORDS)[number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const { data: office } = useQuery(api.workspace.office.queryOptions());
  const id = OFFICE[field];
  const kept = useAutosave(`setting:${id}:value`, office?.[field] ?? "", (next) =>
    save("setting", id, { value: next.trim() || null }),
  );
  const may = useMay().change("setting", { id })("value");
  if (!may)
    return (
      <p>
        {t(`office.${field}`)} <b>{office?.[field] ?? t("parts.nothing")}</b>
      </p>
    );
  const named = field === "issuer" && office?.organization ? nameOf(office.labels[office.organization], language) : "";
  return (
    <div data-field={`office/${field}`}>
      <TextInput
        label={t(`office.${field}`)}
        description={t(`office.${HINTS[field]}`)}
        placeholder={named}
        maxLength={500}
        value={kept.text}
        onChange={(event) => kept.type(event.currentTarget.value)}
        onBlur={() => void kept.commit()}
      />
      <OtherText of={kept} />
    </div>
  );
}

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

function Zone() {
  const { t } = useTranslation();
  const run = useCommand();
  const may = useMay();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  return (
    <Select
      label={t("settings.zone")}
      description={t("settings.zoneHint")}
      placeholder={t("settings.zoneOfLaptop")}
      searchable
      allowDeselect={false}
      disabled={!may.change("setting", { id: ZONE })("value")}
      value={status?.zone ?? null}
      data={ZONES}
      onChange={(zone) =>
        zone && void run(() => client.setting.put({ id: ZONE, fields: { value: zone }, opId: newAction() }))
      }
    />
  );
}
