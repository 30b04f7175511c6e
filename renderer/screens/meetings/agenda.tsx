/** The agenda: add by Enter, change in place, reorder by dragging or Alt and the arrow keys; times follow. */
import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConcordError } from "../../../db/contract/errors.ts";
import { MOST_ITEMS } from "../../../db/contract/procedures/meetings.ts";
import type { PatchOf } from "../../../db/contract/subjects/index.ts";
import { ITEM_KINDS } from "../../../db/contract/vocabulary.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving, tell } from "../../app/typing/saved.ts";
import { clockTimes } from "../../meeting/clock-times.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { AddLine } from "../../records/add-line.tsx";
import { useMay } from "../../records/may.ts";
import { OtherText } from "../../records/other-text.tsx";
import { Papers } from "../../records/papers.tsx";
import { RecordPicker, RecordsPicker } from "../../records/record-picker.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand, useRemove, useSave } from "../../records/use-record.ts";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./meetings.module.css";
import { type NewItem, useAgendaLine } from "./use-agenda-line.ts";

type Item = MeetingView["items"][number];

export function Agenda({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { meeting, items } = view;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const times = clockTimes(
    meeting.starts,
    items.map(({ minutes }) => minutes),
  );
  const itemsOf = useAgendaLine(view);
  const addItems = async (given: NewItem[]) => {
    try {
      if (given.length > MOST_ITEMS)
        throw new ConcordError("E_LIST_TOO_LONG", { count: given.length, max: MOST_ITEMS });
      await saving(client.meeting.addItems({ meeting: meeting.id, items: given, opId: newAction() }));
    } catch (error) {
      tell({ kind: "error", error });
      throw error;
    }
  };
  const may = useMay();
  const sealed = meeting.state === "sealed" || !may.make("agenda_item", { meeting: meeting.id });

  const move = (id: string, to: number) => {
    const order = items.map((item) => item.id).filter((other) => other !== id);
    order.splice(Math.max(0, Math.min(to, order.length)), 0, id);
    void run(() => client.meeting.orderItems({ meeting: meeting.id, items: order, opId: newAction() }));
  };
  return (
    <section className={own.stack} style={{ gap: 6 }}>
      <h3>
        {t("meetings.agenda")}
        {items.length > 0 &&
          ` · ${t("meetings.minutesInAll", { count: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0) })}`}
      </h3>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the same move is offered by Alt and the arrow keys
        <div
          key={item.id}
          className={own.item}
          data-over={over === item.id || undefined}
          draggable={!sealed}
          onDragStart={() => setDragged(item.id)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(item.id);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={() => {
            setOver(null);
            if (dragged && dragged !== item.id) move(dragged, index);
          }}
          onKeyDown={(event) => {
            if (sealed || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
            event.preventDefault();
            move(item.id, index + (event.key === "ArrowUp" ? -1 : 1));
          }}
        >
          <span className={`${own.handle} numbers soft`} title={sealed ? undefined : t("meetings.dragHint")}>
            {!sealed && "⋮⋮ "}
            {times[index] ?? index + 1}
          </span>
          {sealed ? <ItemText item={item} view={view} /> : <ItemFields item={item} view={view} />}
        </div>
      ))}
      {!sealed && <AddLine label={t("meetings.addItem")} ofLines onAdd={(text) => addItems(itemsOf(text))} />}
      {items.length === 0 && <p className="small soft">{t("meetings.noAgenda")}</p>}
    </section>
  );
}

/** The same to be read. */
function ItemText({ item, view }: { item: Item; view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const about = [
    t(`values.kind.${item.kind}`),
    item.presenter && nameOf(view.labels[item.presenter], language),
    item.minutes !== null && t("live.planned", { count: item.minutes }),
  ];
  return (
    <>
      <span className={own.under}>{textOf(item.title_zh, item.title_en, language)}</span>
      <div className={`${own.under} small soft`}>
        {about.filter(Boolean).join(" · ")}
        <CalledIn item={item} view={view} disabled onChange={() => {}} />
        <PrivateNote item={item} disabled />
        <Papers
          papers={view.papers.filter(({ agenda_item }) => agenda_item === item.id)}
          place={{ meeting: item.meeting, agenda_item: item.id }}
          disabled
        />
      </div>
    </>
  );
}

function ItemFields({ item, view }: { item: Item; view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const remove = useRemove();
  const put = (fields: PatchOf<"agenda_item">) => void save("agenda_item", item.id, fields).catch(() => {});
  const field = language === "en" && item.title_en ? "title_en" : "title_zh";
  const title = useAutosave(`agenda_item:${item.id}:${field}`, item[field] ?? "", (next, was) =>
    save("agenda_item", item.id, { [field]: next.trim() || null }, { [field]: was || null }),
  );
  const otherField = field === "title_zh" ? "title_en" : "title_zh";
  const other = useAutosave(`agenda_item:${item.id}:${otherField}`, item[otherField] ?? "", (next, was) =>
    save("agenda_item", item.id, { [otherField]: next.trim() || null }, { [otherField]: was || null }),
  );
  return (
    <>
      <GrowingText
        value={title.text}
        onChange={(event) => title.type(event.currentTarget.value.replace(/\n/g, " "))}
        onBlur={() => void title.commit()}
        aria-label={t("meetings.itemTitle")}
        variant="unstyled"
      />
      <button
        type="button"
        className="plain-button small soft"
        onClick={() => void remove("agenda_item", item.id)}
        aria-label={t("parts.remove")}
      >
        ✕
      </button>
      <input
        className={own.otherTitle}
        value={other.text}
        onChange={(event) => other.type(event.currentTarget.value)}
        onBlur={() => void other.commit()}
        placeholder={t(`fields.${otherField}`)}
        aria-label={t(`fields.${otherField}`)}
        lang={otherField === "title_en" ? "en" : "zh-CN"}
      />
      <div className={own.controls}>
        <Select
          aria-label={t("fields.kind")}
          data={ITEM_KINDS.map((value) => ({ value, label: t(`values.kind.${value}`) }))}
          value={item.kind}
          onChange={(kind) => kind && put({ kind })}
          allowDeselect={false}
          size="xs"
        />
        <RecordPicker
          subject="organization"
          labels={view.labels}
          label={t("fields.presenter")}
          placeholder={t("fields.presenter")}
          value={item.presenter}
          onChange={(presenter) => put({ presenter })}
        />
        <NumberInput
          aria-label={t("fields.minutes")}
          value={item.minutes ?? ""}
          onChange={(minutes) => typeof minutes === "number" && put({ minutes })}
          min={0}
          max={1440}
          size="xs"
          placeholder={t("meetings.min")}
        />
      </div>
      <div className={own.under}>
        <OtherText of={title} />
        <OtherText of={other} />
        <div className={own.more}>
          <CalledIn item={item} view={view} disabled={false} onChange={(called) => put({ called })} />
          <PrivateNote item={item} disabled={false} />
        </div>
        <Papers
          papers={view.papers.filter(({ agenda_item }) => agenda_item === item.id)}
          place={{ meeting: item.meeting, agenda_item: item.id }}
        />
      </div>
    </>
  );
}

/** Who is called in for this item alone. */
function CalledIn({
  item,
  view,
  disabled,
  onChange,
}: {
  item: Item;
  view: MeetingView;
  disabled: boolean;
  onChange(called: string[]): void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  if (disabled)
    return item.called.length === 0 ? null : (
      <span className="small">
        {t("fields.called")} {item.called.map((id) => nameOf(view.labels[id], language)).join(t("parts.listSeparator"))}
      </span>
    );
  if (!open && item.called.length === 0)
    return (
      <button type="button" className="plain-button link small" onClick={() => setOpen(true)}>
        {t("fields.called")}
      </button>
    );
  return (
    <RecordsPicker
      subject="organization"
      labels={view.labels}
      label={t("fields.called")}
      placeholder={t("fields.called")}
      value={item.called}
      onChange={onChange}
    />
  );
}

/** What only those who run the meeting read; it is never projected and never in minutes. */
function PrivateNote(props: { item: Item; disabled: boolean }) {
  const may = useMay();
  return may.change("agenda_item", props.item)("private_note") ? <NoteField {...props} /> : null;
}

function NoteField({ item, disabled }: { item: Item; disabled: boolean }) {
  const { t } = useTranslation();
  const save = useSave();
  const [open, setOpen] = useState(false);
  const note = useAutosave(`agenda_item:${item.id}:private_note`, item.private_note ?? "", (next, was) =>
    save("agenda_item", item.id, { private_note: next.trim() || null }, { private_note: was || null }),
  );
  if (disabled) return note.text === "" ? null : <p>{note.text}</p>;
  if (!open && note.text === "")
    return (
      <button type="button" className="plain-button link small" onClick={() => setOpen(true)}>
        {t("fields.private_note")}
      </button>
    );
  return (
    <>
      <GrowingText
        value={note.text}
        onChange={(event) => note.type(event.currentTarget.value)}
        onBlur={() => void note.commit().then(() => setOpen(false))}
        placeholder={t("meetings.privateHint")}
        aria-label={t("fields.private_note")}
        size="xs"
        autoFocus={open}
      />
      <OtherText of={note} />
    </>
  );
}
