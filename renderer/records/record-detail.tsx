/**
 * A record to be read: what it is, its facts, what belongs to it. On a page of its own, or beside its list: then in one column,
 * with a title of the second level. E makes all that may be written editors; a click does it to one fact.
 */
import { Button, CloseButton, Menu } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords, labelFrom } from "../../db/contract/labels/in-words.ts";
import { type RecordOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { nameOf } from "../../db/language/names.ts";
import { useLanguage } from "../app/i18n.ts";
import { usePageKeys } from "../app/keys.ts";
import { hasPage, pageOf } from "../app/screens.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { SectorMark } from "../ui/marks/sector-mark.tsx";
import { FieldEditor } from "./field-editor.tsx";
import { useMay } from "./may.ts";
import { Fact, Facts, useSeen, type Written } from "./page/facts.tsx";
import { OriginMark, Origins } from "./page/origins.tsx";
import own from "./page/page.module.css";
import { RecordHead } from "./page/record-head.tsx";
import { RecordMark } from "./page/record-mark.tsx";
import { fieldsOf, isFilled, otherName, placedOf } from "./page/record-parts.ts";
import { type OwnTab, RecordTabs } from "./page/record-tabs.tsx";
import { Sources } from "./sources.tsx";
import { useRecord, useRemove, useSaveFields } from "./use-record.ts";

/** What a screen adds to the pages of its records. */
export interface RecordParts {
  /** Between the name and the facts: what matters most. */
  summary?: (id: string) => React.ReactNode;
  /** Fields that it shows, and which are not among the facts. */
  summarized?: readonly string[];
  /** In the order in which they stand before all others. */
  tabs?: (id: string) => readonly OwnTab[];
  /** Beside what can be done with any record. */
  tools?: (id: string) => React.ReactNode;
  /** Beside the record, where there is room. */
  side?: (id: string) => React.ReactNode;
}

interface Props {
  subject: Subject;
  id: string;
  /** It is gone, or is not to be shown any more. */
  onClose(): void;
  /** On a page of its own. */
  page?: boolean;
  parts?: RecordParts;
}

export function RecordDetail({ subject, id, onClose, page = false, parts = {} }: Props) {
  const { t } = useTranslation();
  const { record, labels, error } = useRecord(subject, id);
  const language = useLanguage();
  const close = !page && <CloseButton onClick={onClose} aria-label={t("parts.close")} />;
  const Frame = page ? "article" : "aside";
  const frame = page ? own.page : own.panel;
  if (error)
    return (
      <Frame className={frame}>
        {close}
        <ErrorNote error={error} />
        {page && (
          <p>
            <Button variant="default" onClick={onClose}>
              {t("parts.toList")}
            </Button>
          </p>
        )}
      </Frame>
    );
  if (!record) return <Frame className={frame} />;
  const name = nameOf(labelFrom(subject, record), language);
  return (
    <Frame
      className={frame}
      aria-label={name}
      {...(!page && {
        // Esc in a menu or a card that lies over it closes that.
        onKeyDown: ({ key, currentTarget, target }: KeyboardEvent<HTMLElement>) =>
          key === "Escape" && currentTarget.contains(target as Node) && onClose(),
      })}
    >
      <Whole {...{ subject, id, onClose, page, parts, record, labels, name, close }} />
    </Frame>
  );
}

interface WholeProps extends Required<Omit<Props, "onClose">> {
  onClose(): void;
  record: object;
  labels: Written["labels"];
  name: string;
  close: React.ReactNode;
}

function Whole({ subject, id, onClose, page, parts, record, labels, name, close }: WholeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSaveFields(subject, id);
  const remove = useRemove();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const values = record as Readonly<Record<string, unknown>>;
  const change = may.change(subject, record);
  const fields = fieldsOf(subject);
  const writes = fields.some(change);
  const edit = () => writes && setEditing((now) => !now);
  usePageKeys("page", { edit });
  useEffect(() => {
    if (editing) form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }, [editing]);
  const editor: Written["editor"] = (field, resting) => (
    <FieldEditor
      {...{ subject, id, field, labels, save }}
      value={values[field]}
      meeting={(values as { meeting?: string | null }).meeting}
      {...(resting && { resting })}
    />
  );
  const written: Written = { subject, record: values, labels, editor, change, editing };
  const placed = placedOf(subject, values, language, parts.summarized);
  const linked = useSeen(placed.linked);
  const other = otherName(subject, values, language);
  const sources = sourcesOf(subject, values, change("sources"));
  const removes = may.remove(subject, record);
  const address = pageOf(subject, id);
  return (
    <Origins subject={subject} id={id} known={Boolean(sources?.length)}>
      <RecordHead
        level={page ? 1 : 2}
        name={
          !page && address && hasPage(subject) ? (
            <Link {...(address as LinkProps)} className={own.toPage} title={t("parts.openPage")}>
              {name}
            </Link>
          ) : (
            name
          )
        }
        other={other ? { text: other, language: language === "zh" ? "en" : "zh" } : null}
        mark={<RecordMark label={labelFrom(subject, record)} />}
        facts={placed.head.map((field) => <HeadFact key={field} {...written} field={field} />)}
        tools={
          <>
            {parts.tools?.(id)}
            {writes && (
              <Button
                variant="default"
                aria-pressed={editing}
                leftSection={<Icon name={editing ? "check" : "edit"} size={16} />}
                onClick={edit}
              >
                {t(editing ? "parts.editDone" : "parts.edit")} <kbd>E</kbd>
              </Button>
            )}
            {removes && (
              <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
                <Menu.Target>
                  <Button variant="default" px={8} aria-label={t("parts.more")}>
                    <Icon name="more" />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    color="bad"
                    leftSection={<Icon name="remove" size={16} />}
                    onClick={() => void remove(subject, id).then((done) => done && onClose())}
                  >
                    {t("parts.remove")}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </>
        }
        close={close}
      />
      <div className={own.two}>
        <div className={own.main}>
          {!editing && parts.summary?.(id)}
          {editing ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: Esc leads back from any of its editors
            <div
              ref={form}
              className={`card ${own.facts}`}
              onKeyDown={(event) => {
                const listed = (event.target as Element).getAttribute("aria-expanded") === "true";
                if (event.key !== "Escape" || listed) return;
                event.stopPropagation();
                setEditing(false);
              }}
            >
              {fields.map((field) => (
                <Fact key={field} {...written} field={field} />
              ))}
            </div>
          ) : (
            <Facts {...written} shown={placed.facts} fields={fields.filter((field) => !linked.includes(field))} />
          )}
          <RecordTabs
            subject={subject}
            id={id}
            own={parts.tabs?.(id) ?? []}
            sources={
              sources && {
                count: sources.length,
                content: <Sources subject={subject} record={record as RecordOf<Subject>} titled={false} />,
              }
            }
          />
        </div>
        <div className={own.side}>
          {!editing && linked.map((field) => <Fact key={field} {...written} field={field} linked />)}
          {parts.side?.(id)}
        </div>
      </div>
    </Origins>
  );
}

/**
 * Sources of a record; null: nothing is to be said of where it comes from.
 * @param writes whoever is logged in may name some
 */
function sourcesOf(
  subject: Subject,
  values: Readonly<Record<string, unknown>>,
  writes: boolean,
): readonly unknown[] | null {
  const { fields } = subjectOf(subject);
  if (!("sources" in fields)) return null;
  const sources = Array.isArray(values.sources) ? values.sources : [];
  const said = Object.keys(fields).some((field) => metaOf(fields[field]).ofSources && isFilled(values[field]));
  return sources.length > 0 || said || writes ? sources : null;
}

/** A fact at the head: in words, a badge with its mark. */
function HeadFact({ subject, field, record, labels }: Written & { field: string }) {
  const language = useLanguage();
  const words = inWords(subject, field, record[field], { language, nameOf: (id) => nameOf(labels[id], language) });
  const { badge } = metaOf(subjectOf(subject).fields[field]);
  return (
    <>
      {badge === "sector" && (
        <SectorMark sector={record[field] as React.ComponentProps<typeof SectorMark>["sector"]} size={12} />
      )}{" "}
      {words}
      <OriginMark subject={subject} field={field} />
    </>
  );
}
