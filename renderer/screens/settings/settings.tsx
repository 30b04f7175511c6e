/** How this screen looks, and how the workspace is kept. */
import { Button, Input, SegmentedControl, Tabs, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ASKED_FOR, FIRST_RUN } from "../../../db/contract/office.ts";
import { api, client } from "../../app/api.ts";
import { setLanguage, useLanguage } from "../../app/i18n.ts";
import { useStore } from "../../app/store.ts";
import { useClose, useLock } from "../../app/use-keeping.ts";
import { useMay } from "../../records/may.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useSave } from "../../records/use-record.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { APPEARANCES, type Appearance, chosenAppearance, setAppearance } from "../../ui/theme/appearance.ts";
import { Keeping } from "./keeping.tsx";
import { Office } from "./office.tsx";
import { Profiles } from "./profiles.tsx";
import { Secrets } from "./secrets.tsx";
import own from "./settings.module.css";
import { WordLists } from "./word-lists.tsx";

/** Each stands in the address, so that others lead to it. */
const PARTS = ["general", "office", "profiles", "words", "secrets", "keeping", "about"] as const;

export function Settings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false });
  const lock = useLock();
  const close = useClose();
  const may = useMay();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("screens.settings")}</h1>
        <LinkButton to="/verify" variant="default">
          {t("verify.title")}
        </LinkButton>
        <Button variant="default" onClick={() => lock.mutate(undefined)}>
          {t("commands.lock")}
        </Button>
        <Button variant="default" onClick={() => close.mutate(undefined)}>
          {t("settings.close")}
        </Button>
      </div>
      <Tabs
        value={PARTS.find((one) => one === tab) ?? "general"}
        onChange={(next) => void navigate({ to: ".", search: { tab: next ?? undefined } })}
        keepMounted={false}
        className={own.tabs}
      >
        <Tabs.List>
          <Tabs.Tab value="general">{t("settings.general")}</Tabs.Tab>
          <Tabs.Tab value="office">{t("office.title")}</Tabs.Tab>
          <Tabs.Tab value="profiles">{t("settings.profiles")}</Tabs.Tab>
          <Tabs.Tab value="words">{t("upkeep.wordLists")}</Tabs.Tab>
          {may.call("workspace.changePassphrase") && <Tabs.Tab value="secrets">{t("settings.secrets")}</Tabs.Tab>}
          <Tabs.Tab value="keeping">{t("settings.keeping")}</Tabs.Tab>
          <Tabs.Tab value="about">{t("settings.about")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="general" pt="md">
          <General />
        </Tabs.Panel>
        <Tabs.Panel value="office" pt="md">
          <Office />
        </Tabs.Panel>
        <Tabs.Panel value="profiles" pt="md">
          <Profiles />
        </Tabs.Panel>
        <Tabs.Panel value="words" pt="md">
          <WordLists />
        </Tabs.Panel>
        <Tabs.Panel value="secrets" pt="md">
          <Secrets />
        </Tabs.Panel>
        <Tabs.Panel value="keeping" pt="md">
          <Keeping />
        </Tabs.Panel>
        <Tabs.Panel value="about" pt="md">
          <About />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function General() {
  const { t } = useTranslation();
  const language = useLanguage();
  const look = useStore(chosenAppearance);
  const may = useMay();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const name = useAutosave("setting:workspace.name:value", status?.name ?? "", (next) =>
    client.workspace.rename({ name: next.trim() }),
  );
  return (
    <div className={own.column}>
      {may.call("workspace.rename") ? (
        <TextInput
          label={t("settings.workspaceName")}
          value={name.text}
          onChange={(event) => name.type(event.currentTarget.value)}
          onBlur={() => void name.commit()}
        />
      ) : (
        <p>
          {t("settings.workspaceName")} <b>{status?.name}</b>
        </p>
      )}
      <OtherText of={name} />
      <div>
        <Input.Label labelElement="div" display="block">
          {t("settings.language")}
        </Input.Label>
        <SegmentedControl
          aria-label={t("settings.language")}
          value={language}
          onChange={(value) => setLanguage(value as "zh" | "en")}
          data={[
            { value: "zh", label: "简体中文" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
      <div>
        <Input.Label labelElement="div" display="block">
          {t("settings.appearance")}
        </Input.Label>
        <SegmentedControl
          aria-label={t("settings.appearance")}
          value={look}
          onChange={(value) => setAppearance(value as Appearance)}
          data={APPEARANCES.map((value) => ({
            value,
            label: t(value === "system" ? "settings.system" : `commands.${value}`),
          }))}
        />
      </div>
      <div>
        <Link to="/minutes-templates" className="link">
          {t("collections.minutes_template")}
        </Link>
      </div>
      {status?.profile?.role === "facilitator" && <FirstRunAgain />}
      <p className="small soft">{t("settings.folder", { folder: status?.folder ?? "" })}</p>
    </div>
  );
}

/** Who put the list of first steps away finds it again here. */
function FirstRunAgain() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const save = useSave();
  const show = () =>
    void save("setting", FIRST_RUN, { value: ASKED_FOR })
      .then(() => navigate({ to: "/today" }))
      .catch(() => {});
  return (
    <div>
      <Button variant="default" onClick={show}>
        {t("firstRun.again")}
      </Button>
    </div>
  );
}

function About() {
  const { t } = useTranslation();
  return (
    <div className={own.column}>
      <p>{t("settings.aboutText")}</p>
      <p className="small soft">{t("settings.licences")}</p>
    </div>
  );
}
