/** Who may log in on this laptop: names, roles, organizations, PINs. */
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PinSetter } from "../../../db/contract/procedures/profiles.ts";
import type { PatchOf, RecordOf } from "../../../db/contract/subjects/index.ts";
import { ROLES } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { removed } from "../../app/use-undo.ts";
import { useMay } from "../../records/may.ts";
import { NewRecord } from "../../records/new-record.tsx";
import { OtherText } from "../../records/other-text.tsx";
import { RecordPicker } from "../../records/record-picker.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useSave } from "../../records/use-record.ts";
import { PinForm, PinHeld } from "./pin-form.tsx";
import own from "./settings.module.css";

export function Profiles() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
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
              change={may.change("profile", profile)("name")}
              remove={may.change("profile", profile)("retired")}
              mine={profile.id === status?.profile?.id}
              pin={choices.find(({ id }) => id === profile.id)?.pin === true}
              setBy={choices.find(({ id }) => id === profile.id)?.pinSetBy ?? null}
            />
          ))}
        </tbody>
      </table>
      <div>
        <NewRecord subject="profile" small label={t("settings.addProfile")} asks={["organization"]} onMade={() => {}} />
      </div>
    </div>
  );
}

function Row({
  profile,
  labels,
  change,
  remove,
  mine,
  pin,
  setBy,
}: {
  profile: RecordOf<"profile">;
  labels: Parameters<typeof RecordPicker>[0]["labels"];
  /** Whether name, role and organization may be changed by whoever is logged in. */
  change: boolean;
  remove: boolean;
  /** It is the one who is logged in: everybody has their own PIN. */
  mine: boolean;
  pin: boolean;
  setBy: PinSetter | null;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const save = useSave();
  const name = useAutosave(`profile:${profile.id}:name`, profile.name, (next) =>
    save("profile", profile.id, { name: next }),
  );
  const retire = async () => {
    const action = newAction();
    const fields = { retired: true };
    if (await run(() => client.profile.put({ id: profile.id, fields, opId: action })))
      removed.set({ action, subject: "profile", label: { subject: "profile", zh: profile.name, en: null } });
  };
  const put = (fields: PatchOf<"profile">) => void save("profile", profile.id, fields).catch(() => {});
  if (!change)
    return (
      <tr>
        <td>{profile.name}</td>
        <td>{t(`values.role.${profile.role}`)}</td>
        <td>{profile.organization && nameOf(labels[profile.organization], language)}</td>
        <td>{mine ? <PinForm profile={profile} held={pin} setBy={setBy} /> : <PinHeld held={pin} setBy={setBy} />}</td>
        <td />
      </tr>
    );
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
        {remove && (
          <Button variant="subtle" color="bad" onClick={() => void retire()}>
            {t("parts.remove")}
          </Button>
        )}
      </td>
    </tr>
  );
}
