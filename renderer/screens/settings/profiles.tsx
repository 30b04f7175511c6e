/** Who may log in on this laptop: names, roles, organizations, PINs. */
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { ROLES } from "../../../db/contract/vocabulary.ts";
import { api, client } from "../../app/api.ts";
import { OtherText } from "../../parts/other-text.tsx";
import { RecordPicker } from "../../parts/record-picker.tsx";
import { useAutosave } from "../../parts/use-autosave.ts";
import { useCommand, useSave } from "../../parts/use-record.ts";
import own from "./settings.module.css";

export function Profiles() {
  const { t } = useTranslation();
  const save = useSave();
  const { data } = useQuery({
    queryKey: ["profiles-all"],
    queryFn: () => client.profile.list({ filters: [{ field: "retired", op: "not", value: true }], limit: 200 }),
  });
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  return (
    <div className={own.column} style={{ maxWidth: 860 }}>
      <p className="soft small">{t("settings.profilesHint")}</p>
      {(data?.rows ?? []).map((profile) => (
        <Row
          key={profile.id}
          profile={profile}
          labels={data?.labels ?? {}}
          pin={choices.find(({ id }) => id === profile.id)?.pin === true}
        />
      ))}
      <Button
        variant="light"
        style={{ alignSelf: "start" }}
        onClick={() =>
          void save("profile", undefined, { name: t("settings.newProfile"), role: "participant" }).catch(() => {})
        }
      >
        {t("settings.addProfile")}
      </Button>
    </div>
  );
}

function Row({
  profile,
  labels,
  pin,
}: {
  profile: RecordOf<"profile">;
  labels: Parameters<typeof RecordPicker>[0]["labels"];
  pin: boolean;
}) {
  const { t } = useTranslation();
  const save = useSave();
  const run = useCommand();
  const [newPin, setNewPin] = useState("");
  const name = useAutosave(`profile:${profile.id}:name`, profile.name, (next) =>
    save("profile", profile.id, { name: next }),
  );
  const put = (fields: object) => void save("profile", profile.id, fields as never).catch(() => {});
  return (
    <div className="card">
      <div className={own.row}>
        <TextInput
          aria-label={t("fields.name")}
          value={name.text}
          onChange={(event) => name.type(event.currentTarget.value)}
          onBlur={() => void name.commit()}
        />
        <OtherText of={name} />
        <Select
          aria-label={t("fields.role")}
          data={ROLES.map((value) => ({ value, label: t(`values.role.${value}`) }))}
          value={profile.role}
          onChange={(role) => role && put({ role })}
          allowDeselect={false}
        />
        <RecordPicker
          subject="organization"
          labels={labels}
          value={profile.organization}
          onChange={(organization) => put({ organization })}
        />
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => put({ retired: true })}>
          {t("parts.remove")}
        </Button>
      </div>
      <div style={{ display: "flex", gap: 8, alignItems: "center", marginTop: 8 }}>
        <TextInput
          aria-label={t("settings.newPin")}
          placeholder={t("settings.newPin")}
          value={newPin}
          onChange={(event) => setNewPin(event.currentTarget.value.replace(/\D/g, ""))}
          w={160}
          size="xs"
          inputMode="numeric"
        />
        <Button
          size="xs"
          variant="default"
          disabled={newPin.length < 4}
          onClick={() =>
            void run(() => client.profile.setPin({ id: profile.id, pin: newPin })).then(() => setNewPin(""))
          }
        >
          {t("settings.setPin")}
        </Button>
        {pin && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => void run(() => client.profile.setPin({ id: profile.id, pin: null }))}
          >
            {t("settings.removePin")}
          </Button>
        )}
      </div>
    </div>
  );
}
