/** What an open row shows below its title. While the row is closed only what was left unrecorded in a field stands there. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ITEM_KINDS } from "../../../../db/contract/vocabulary.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { FieldEditor } from "../../../records/field-editor.tsx";
import { useMay } from "../../../records/may.ts";
import { Fact, type Written } from "../../../records/page/facts.tsx";
import { Papers } from "../../../records/papers.tsx";
import { useSaveFields } from "../../../records/use-record.ts";
import { fieldLabel } from "../../../ui/labels.ts";
import { PressedChoice } from "../../../ui/pressed-choice.tsx";
import own from "./agenda.module.css";

type Item = MeetingView["items"][number];

/** What it is about, and who is called in for it alone. */
const LINKS = ["policies", "clauses", "problems", "actions", "outcomes", "called"] as const;
const NOTHING = () => null;

interface Props {
  item: Item;
  view: MeetingView;
  open: boolean;
  /** The title in the language that the row does not show; absent for whoever only reads. */
  otherTitle: "title_zh" | "title_en" | undefined;
}

export function ItemDetails({ item, view, open, otherTitle }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const save = useSaveFields("agenda_item", item.id);
  const writes = otherTitle !== undefined;
  const allowed = may.change("agenda_item", item);
  const change = (field: string) => writes && allowed(field);
  const { labels } = view;
  const values = item as unknown as Readonly<Record<string, unknown>>;
  const editor: Written["editor"] = (field, resting) => (
    <FieldEditor
      subject="agenda_item"
      id={item.id}
      {...{ field, labels, save }}
      value={values[field]}
      meeting={item.meeting}
      {...(resting && { resting })}
    />
  );
  const field = (name: string) =>
    change(name) ? (
      editor(name, open ? undefined : NOTHING)
    ) : open ? (
      <FieldEditor
        subject="agenda_item"
        id={item.id}
        {...{ labels, save }}
        field={name}
        value={values[name]}
        disabled
      />
    ) : null;
  const written: Written = { subject: "agenda_item", record: values, labels, editor, change, editing: false };
  return (
    <div className={own.details}>
      {otherTitle && <div className={own.wide}>{field(otherTitle)}</div>}
      {open && writes && (
        <PressedChoice
          label={t("fields.kind")}
          value={item.kind}
          options={ITEM_KINDS.map((value) => ({ value, label: t(`values.kind.${value}`) }))}
          onChange={(kind) => void save({ kind }).catch(() => {})}
        />
      )}
      {writes && (
        <div className={own.pair}>
          {field("presenter")}
          {field("minutes")}
        </div>
      )}
      <div className={own.pair}>
        {field("note")}
        {field("private_note")}
      </div>
      {open && <Links {...written} />}
      {open && (
        <Papers
          papers={view.papers.filter(({ agenda_item }) => agenda_item === item.id)}
          place={{ meeting: item.meeting, agenda_item: item.id }}
          disabled={!writes}
        />
      )}
    </div>
  );
}

/** Other records that it names, as chips; those of a kind that it does not name yet can be added. */
function Links(written: Written) {
  const { t } = useTranslation();
  const { record, change, editor } = written;
  const [added, setAdded] = useState<readonly string[]>([]);
  const named = LINKS.filter((field) => (record[field] as readonly string[]).length > 0);
  const begun = LINKS.filter((field) => added.includes(field) && !named.includes(field));
  const others = LINKS.filter((field) => change(field) && !named.includes(field) && !begun.includes(field));
  return (
    <>
      {named.map((field) => (
        <Fact key={field} {...written} field={field} linked />
      ))}
      {begun.map((field) => (
        <div key={field}>{editor(field)}</div>
      ))}
      {others.length > 0 && (
        <div className={own.addLinks}>
          <span className="small soft">{t("meetings.addLinks")}</span>
          {others.map((field) => (
            <button
              key={field}
              type="button"
              className="plain-button link small"
              onClick={() => setAdded([...added, field])}
            >
              {fieldLabel(t, "agenda_item", field)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
