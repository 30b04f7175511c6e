/** Who may log in on this laptop: names, roles, organizations, PINs. */
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PatchOf, RecordOf } from "../../../db/contract/subjects/index.ts";
import { ROLES } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { OtherText } from "../../records/other-text.tsx";
import { RecordPicker } from "../../records/record-picker.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useSave } from "../../records/use-record.ts";
import { PinForm } from "./pin-form.tsx";
import own from "./settings.module.css";

export function Profiles() {
  const { t } = useTranslation();
  const save = useSave();
  const { data } = useQuery(
    api.profile.list.queryOptions({ input: { filters: [{ field: "retired", op: "not", value: true }], limit: 200 } }),
  );
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  return (
    <div className={`${own.column} ${own.wide}`}>
      <p className="soft small">{t("settings.profilesHint")}</p>
      <table className={own.profiles}>
        <thead>
          <tr>
            <th scope="col">{t("settings.personName")}</th>
            <th scope="col">{t("fields.role")}</th>
            <th scope="col">{t("subjects.organization")}</th>
            <th scope="col">{t("profile.pin")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("parts.remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(data?.rows ?? []).map((profile) => (
            <Row
              key={profile.id}
              profile={profile}
              labels={data?.labels ?? {}}
              pin={choices.find(({ id }) => id === profile.id)?.pin === true}
              setBy={choices.find(({ id }) => id === profile.id)?.pinSetBy ?? null}
            />
          ))}
        </tbody>
      </table>
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
  setBy,
}: {
  profile: RecordOf<"profile">;
  labels: Parameters<typeof RecordPicker>[0]["labels"];
  pin: boolean;
  setBy: string | null;
}) {
  const { t } = useTranslation();
  const save = useSave();
  const name = useAutosave(`profile:${profile.id}:name`, profile.name, (next) =>
    save("profile", profile.id, { name: next }),
  );
  const put = (fields: PatchOf<"profile">) => void save("profile", profile.id, fields).catch(() => {});
  return (
    <tr>
      <td>
        <TextInput
          aria-label={t("settings.personName")}
          value={name.text}
          onChange={(event) => name.type(event.currentTarget.value)}
          onBlur={() => void name.commit()}
        />
        <OtherText of={name} />
      </td>
      <td>
        <Select
          aria-label={t("fields.role")}
          data={ROLES.map((value) => ({ value, label: t(`values.role.${value}`) }))}
          value={profile.role}
          onChange={(role) => role && put({ role })}
          allowDeselect={false}
        />
      </td>
      <td>
        <RecordPicker
          subject="organization"
          labels={labels}
          value={profile.organization}
          onChange={(organization) => put({ organization })}
        />
      </td>
      <td>
        <PinForm profile={profile} held={pin} setBy={setBy} />
      </td>
      <td>
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => put({ retired: true })}>
          {t("parts.remove")}
        </Button>
      </td>
    </tr>
  );
}
