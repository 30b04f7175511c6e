/** One item of the agenda: a row to be read. Pressed, it grows in place and becomes fields, for whoever may write them. */
import { ActionIcon, Menu } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { hotkeysOf } from "../../../app/keys.ts";
import { ItemIcon } from "../../../meeting/look/kind-mark.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import { OtherText } from "../../../records/other-text.tsx";
import { RecordChip } from "../../../records/page/record-chip.tsx";
import { otherName } from "../../../records/page/record-parts.ts";
import { type Autosaved, useAutosave } from "../../../records/use-autosave.ts";
import { useSave } from "../../../records/use-record.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import own from "./agenda.module.css";
import { ItemDetails } from "./item-details.tsx";

type Item = MeetingView["items"][number];

interface Props {
  item: Item;
  view: MeetingView;
  /** None: it was put off. */
  place: { number: number; time: string | null } | undefined;
  open: boolean;
  /** What is dragged would come to stand there. */
  over: "above" | "below" | undefined;
  onOpen(open: boolean): void;
  /** Changes its place by one. */
  onStep(by: -1 | 1): void;
  /** Leads the keyboard to its neighbour. */
  onLook(by: -1 | 1): void;
  onRemove(): void;
  onDrag(id: string | null): void;
  /** Null: no item is being dragged. */
  onOver: ((id: string | null) => void) | null;
  onDrop(): void;
}

export function ItemRow(props: Props) {
  const { item, view } = props;
  const may = useMay();
  const writes = view.meeting.state !== "sealed" && may.change("agenda_item", item)("title_zh");
  return writes ? <WrittenRow {...props} /> : <Row {...props} />;
}

/** The title is kept as it is typed, and what was left unrecorded stands beside it, whether or not the row lies open. */
function WrittenRow(props: Props) {
  const { item } = props;
  const language = useLanguage();
  const save = useSave();
  const field = language === "en" && item.title_en ? "title_en" : "title_zh";
  const title = useAutosave(`agenda_item:${item.id}:${field}`, item[field] ?? "", (next, was) =>
    save("agenda_item", item.id, { [field]: next.trim() || null }, { [field]: was || null }),
  );
  return <Row {...props} title={title} otherTitle={field === "title_zh" ? "title_en" : "title_zh"} />;
}

interface RowProps extends Props {
  /** Null for whoever only reads it. */
  title?: Autosaved;
  otherTitle?: "title_zh" | "title_en";
}

function Row({ item, view, place, open: asked, over, title, otherTitle, ...does }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const open = asked || title?.asks === true;
  const name = useName(item);
  const keys = hotkeysOf("item", {
    earlier: () => does.onStep(-1),
    later: () => does.onStep(1),
    removeItem: does.onRemove,
  });
  const close = () => {
    void title?.commit();
    does.onOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    const target = event.target as HTMLElement;
    // A card or a list that lies over the row has keys of its own.
    if (!event.currentTarget.contains(target)) return;
    const inField = ["INPUT", "TEXTAREA"].includes(target.tagName);
    if (event.key === "Escape" && open && target.getAttribute("aria-expanded") !== "true") {
      event.stopPropagation();
      close();
    } else if (title && !(inField && event.key === "Delete")) getHotkeyHandler(keys)(event);
    if (event.defaultPrevented || target.dataset.title === undefined || inField) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      does.onLook(event.key === "ArrowDown" ? 1 : -1);
    }
  };
  return (
    <li
      ref={row}
      className={own.item}
      data-item={item.id}
      data-open={open || undefined}
      data-over={over}
      data-parked={item.state === "parked" || undefined}
      onKeyDown={press}
      onDragOver={(event) => {
        if (!does.onOver) return;
        event.preventDefault();
        does.onOver(item.id);
      }}
      onDragLeave={() => does.onOver?.(null)}
      onDrop={(event) => {
        event.preventDefault();
        does.onDrop();
      }}
    >
      {title ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the same move is offered by keys and by the menu
        <span
          className={own.handle}
          title={t("meetings.dragHint")}
          draggable
          onDragStart={({ dataTransfer }) => {
            dataTransfer.effectAllowed = "move";
            dataTransfer.setData("text/plain", name.shown);
            if (row.current) dataTransfer.setDragImage(row.current, 0, 0);
            does.onDrag(item.id);
          }}
          onDragEnd={() => {
            does.onDrag(null);
            does.onOver?.(null);
          }}
        >
          <Icon name="drag" size={16} />
        </span>
      ) : (
        <span />
      )}
      <span className={own.number}>{place?.number}</span>
      <span className={own.time}>{place?.time}</span>
      <ItemIcon kind={item.kind} />
      {open && title ? (
        <TitleField title={title} onDone={close} />
      ) : (
        <button
          type="button"
          className={`plain-button ${own.title}`}
          data-title
          data-testid="item-title"
          aria-expanded={open}
          title={name.shown}
          onClick={() => does.onOpen(!open)}
        >
          {title?.text || name.shown} {name.other && <span className={own.other}>{name.other}</span>}
        </button>
      )}
      {open && title ? <span /> : <Aside item={item} view={view} />}
      <span className={own.minutes}>
        {item.minutes !== null && (
          <>
            {item.minutes}
            <span aria-hidden="true">′</span>
            <span className="visually-hidden"> {t("meetings.min")}</span>
          </>
        )}
      </span>
      {title ? <ItemMenu name={name.shown} open={open} {...does} /> : <span />}
      {title && <Beside title={title} />}
      <ItemDetails item={item} view={view} open={open} otherTitle={otherTitle} />
    </li>
  );
}

/** What it is called in the language that is read, and in the other one where that is something else. */
function useName(item: Item): { shown: string; other: string | null } {
  const language = useLanguage();
  return {
    shown: textOf(item.title_zh, item.title_en, language),
    other: otherName("agenda_item", item as unknown as Record<string, unknown>, language),
  };
}

/** Behind the title: what belongs to it, and who reports. */
function Aside({ item, view }: { item: Item; view: MeetingView }) {
  const { t } = useTranslation();
  const papers = view.papers.filter(({ agenda_item }) => agenda_item === item.id).length;
  return (
    <span className={own.aside}>
      {papers > 0 && (
        <span className={own.papers} title={t("meetings.papers")}>
          <Icon name="attachment" size={16} label={t("meetings.papers")} /> {papers}
        </span>
      )}
      {item.state === "parked" && <Badge>{t("values.state.parked")}</Badge>}
      {item.presenter ? (
        <RecordChip id={item.presenter} label={view.labels[item.presenter]} />
      ) : (
        item.kind === "report" && <Badge tone="warn">{t("meetings.nobodyReports")}</Badge>
      )}
    </span>
  );
}

function TitleField({ title, onDone }: { title: Autosaved; onDone(): void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { length } = field.current?.value ?? "";
    field.current?.focus();
    field.current?.setSelectionRange(length, length);
  }, []);
  return (
    <textarea
      ref={field}
      rows={1}
      data-title
      className={own.titleField}
      value={title.text}
      onChange={(event) => title.type(event.currentTarget.value.replaceAll(/[\r\n]+/g, " "))}
      onBlur={() => void title.commit()}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        onDone();
      }}
      aria-label={t("meetings.itemTitle")}
    />
  );
}

function Beside({ title }: { title: Autosaved }) {
  return (
    <div className={own.beside}>
      <OtherText of={title} />
    </div>
  );
}

type MenuProps = Pick<Props, "open" | "onOpen" | "onStep" | "onRemove"> & { name: string };

function ItemMenu({ name, open, onOpen, onStep, onRemove }: MenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} className={own.more} aria-label={`${name}: ${t("parts.more")}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => onOpen(!open)}>
          {t(open ? "parts.close" : "parts.edit")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="up" size={16} />} onClick={() => onStep(-1)}>
          {t("keys.deeds.earlier")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="down" size={16} />} onClick={() => onStep(1)}>
          {t("keys.deeds.later")}
        </Menu.Item>
        <Menu.Item color="bad" leftSection={<Icon name="remove" size={16} />} onClick={onRemove}>
          {t("parts.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
