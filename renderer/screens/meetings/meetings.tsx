/** Meetings by date, and the series that they belong to. */
import { Button, Menu, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { MEETING_VIEWS, meetingsIn, meetingViewOf } from "../../../db/contract/lists/narrowing.ts";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { textOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { NewRecord } from "../../records/new-record.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "../../ui/parts.module.css";
import own from "./meetings.module.css";

export function Meetings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const open = (id: string) => void navigate({ to: "/meetings/$id", params: { id } });
  return (
    <SubjectScreen
      subject="meeting"
      filters={meetingsIn(asked)}
      widest={{ view: "all" }}
      newLabel={t("meetings.new")}
      asks={["day"]}
      begins={{ day: todayHere() }}
      onOpen={open}
      views={
        <SegmentedControl
          size="xs"
          aria-label={t("fields.state")}
          data={MEETING_VIEWS.map((value) => ({ value, label: t(`meetings.view.${value}`) }))}
          value={meetingViewOf(asked)}
          onChange={(next) => void navigate({ to: ".", search: (before) => ({ ...before, view: next }) })}
        />
      }
      documents={<More />}
      aside={<SeriesList />}
    />
  );
}

/** What is needed now and then. */
function More() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={16} />}>
          {t("parts.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: "/register" })}>{t("documents.register")}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: "/verify" })}>{t("verify.title")}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: "/templates" })}>{t("collections.template")}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: "/minutes-templates" })}>
          {t("collections.minutes_template")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SeriesList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data } = useQuery(api.series.list.queryOptions({ input: { limit: 200, sort: usualOrder("series") } }));
  return (
    <aside className={own.aside}>
      <div className={styles.tools}>
        <h2 style={{ flex: 1 }}>{t("meetings.series")}</h2>
        <NewRecord subject="series" small onMade={({ id }) => void navigate({ to: "/series/$id", params: { id } })} />
      </div>
      <ul className={styles.list}>
        {(data?.rows ?? []).map((series) => (
          <li key={series.id}>
            <Link to="/series/$id" params={{ id: series.id }} className="link">
              {textOf(series.name_zh, series.name_en, language)}
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
