/** Templates of minutes: how an office sets them. Made, edited with the real pages beside, and carried as files. */
import { Button, FileButton, Menu, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConcordError } from "../../../../db/contract/errors.ts";
import { MINUTES_STYLES, type MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import { MAX_TEMPLATE_BYTES } from "../../../../db/contract/procedures/minutes-templates.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../../db/contract/vocabulary.ts";
import { textOf } from "../../../../db/language/names.ts";
import { client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { keep, kept } from "../../../app/kept.ts";
import { saving } from "../../../app/typing/saved.ts";
import { useExport } from "../../../files/use-export.ts";
import { useMay } from "../../../records/may.ts";
import { NewDialog } from "../../../records/new-record.tsx";
import { RecordPicker } from "../../../records/record-picker.tsx";
import { useRecord, useRemove, useSave } from "../../../records/use-record.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import styles from "../../../ui/parts.module.css";
import { Pages } from "../text/pages.tsx";
import { TemplateEditor } from "./template-editor.tsx";
import own from "./templates.module.css";
import { useSettings } from "./use-settings.ts";
import { useTemplates } from "./use-templates.ts";

type Template = RecordOf<"minutes_template">;

export function MinutesTemplates() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id: asked } = useSearch({ strict: false });
  const templates = useTemplates();
  const may = useMay();
  const open = (id: string | undefined) => void navigate({ to: ".", search: { id } });
  if (!templates) return null;
  const chosen = templates.find(({ id }) => id === asked) ?? (asked ? undefined : templates[0]);
  return (
    <div className={own.screen}>
      <div className={own.list}>
        <h1>{t("collections.minutes_template")}</h1>
        {may.make("minutes_template", {}) && <NewTemplate onMade={open} />}
        <nav aria-label={t("collections.minutes_template")}>
          {templates.map(({ id, name_zh, name_en, style }) => (
            <button
              key={id}
              type="button"
              className={`plain-button ${own.template}`}
              aria-current={id === chosen?.id || undefined}
              onClick={() => open(id)}
            >
              <span>{textOf(name_zh, name_en, language)}</span>
              <span className="small soft">{t(`values.style.${style}`)}</span>
            </button>
          ))}
        </nav>
      </div>
      {chosen ? (
        <Edited key={chosen.id} template={chosen} open={open} />
      ) : (
        <EmptyState title={t(templates.length === 0 ? "minutes.noTemplates" : "minutes.templateGone")} />
      )}
    </div>
  );
}

/** New from a style, or from a file that another workspace exported. */
function NewTemplate({ onMade }: { onMade(id: string): void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [style, setStyle] = useState<MinutesStyle | null>(null);
  const reset = useRef<() => void>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setError(null);
    try {
      if (file.size > MAX_TEMPLATE_BYTES)
        throw new ConcordError("E_TEMPLATE_TOO_LARGE", { bytes: file.size, max: MAX_TEMPLATE_BYTES });
      const text = await file.text();
      const { id } = await saving(client.minutes_template.import({ text, opId: newAction() }));
      onMade(id);
    } catch (refused) {
      setError(refused instanceof ConcordError ? { code: refused.code, data: refused.params } : refused);
    }
    // The same file can be chosen again once it is corrected.
    reset.current?.();
  };
  return (
    <>
      <div className={styles.tools}>
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button size="compact-md" rightSection={<Icon name="down" size={16} />}>
              {t("parts.new")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MINUTES_STYLES.map((style) => (
              <Menu.Item key={style} onClick={() => setStyle(style)}>
                {t(`values.style.${style}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <FileButton accept=".json,application/json" resetRef={reset} onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} size="compact-md" variant="default">
              {t("minutes.importTemplate")}
            </Button>
          )}
        </FileButton>
      </div>
      <ErrorNote error={error} />
      <NewDialog
        subject="minutes_template"
        given={style ? { style } : {}}
        opened={style !== null}
        onClose={() => setStyle(null)}
        onMade={({ id }) => onMade(id)}
      />
    </>
  );
}

function Edited({ template, open }: { template: Template; open(id: string | undefined): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const { save: download } = useExport();
  const remove = useRemove();
  const may = useMay();
  const writes = may.make("minutes_template", {});
  const { settings, change } = useSettings(template);
  const { id, name_zh, name_en, style, note } = template;
  const copied = (name: string | null) => (name === null ? null : t("minutes.copyOf", { name: name.slice(0, 480) }));
  const duplicate = () =>
    void save("minutes_template", undefined, {
      name_zh: copied(name_zh),
      name_en: copied(name_en),
      style,
      settings,
      note,
    }).then(
      (made) => open(made.id),
      () => {},
    );
  return (
    <>
      <div className={own.editor}>
        <div className={styles.tools}>
          {writes && (
            <Button size="compact-md" variant="default" onClick={duplicate}>
              {t("minutes.duplicate")}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="default"
            onClick={() => void download(() => client.minutes_template.send({ id }))}
          >
            {t("minutes.exportTemplate")}
          </Button>
          {may.remove("minutes_template", template) && (
            <Button
              size="compact-md"
              variant="subtle"
              color="bad"
              onClick={() => void remove("minutes_template", id).then((done) => done && open(undefined))}
            >
              {t("parts.remove")}
            </Button>
          )}
        </div>
        <h2 className={own.name}>{textOf(name_zh, name_en, language)}</h2>
        {writes && <TemplateEditor template={template} settings={settings} change={change} />}
      </div>
      <Sample template={id} settings={settings} />
    </>
  );
}

const MEETING = "minutes.sample";
const LANGUAGE = "minutes.sampleLanguage";

/** The real pages of a meeting, with the settings as they are being edited. */
function Sample({ template, settings }: { template: string; settings: NonNullable<Template["settings"]> }) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const [language, setLanguage] = useState<MinutesLanguage>(
    () => MINUTES_LANGUAGES.find((one) => one === kept(LANGUAGE)) ?? mine,
  );
  const [wanted, setWanted] = useState(() => kept(MEETING));
  const { record, labels } = useRecord("meeting", wanted);
  const { data: first } = useQuery({ queryKey: ["minutes-sample"], queryFn: latestMeeting });
  const meeting = record ?? first;
  return (
    <div className={own.sample}>
      <div className={styles.tools}>
        <div style={{ flex: 1, minWidth: 160 }}>
          <RecordPicker
            subject="meeting"
            label={t("minutes.sampleMeeting")}
            labels={
              record
                ? labels
                : first
                  ? { [first.id]: { subject: "meeting", zh: first.title_zh, en: first.title_en } }
                  : {}
            }
            value={meeting?.id ?? null}
            onChange={(id) => {
              if (id === null) return;
              keep(MEETING, id);
              setWanted(id);
            }}
          />
        </div>
        <SegmentedControl
          aria-label={t("minutes.language")}
          value={language}
          onChange={(value) => {
            keep(LANGUAGE, value);
            setLanguage(value as MinutesLanguage);
          }}
          data={MINUTES_LANGUAGES.map((value) => ({ value, label: t(`minutes.languages.${value}`) }))}
        />
      </div>
      {meeting ? (
        <Pages input={{ meeting: meeting.id, language, template, settings }} />
      ) : (
        first === null && <EmptyState title={t("meetings.noneYet")} />
      )}
    </div>
  );
}

/** The last meeting that was held, because its minutes have something to show; where none was, the last planned one. */
async function latestMeeting(): Promise<RecordOf<"meeting"> | null> {
  for (const filters of [[{ field: "state", op: "in" as const, value: ["closed", "sealed"] }], []]) {
    const { rows } = await client.meeting.list({ filters, limit: 1, sort: [{ field: "day", dir: "desc" }] });
    if (rows[0]) return rows[0];
  }
  return null;
}
