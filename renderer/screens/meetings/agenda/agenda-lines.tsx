/** The agenda that sittings of a series or users of a template begin with: lines, edited in place. */
import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AgendaLine } from "../../../../db/contract/subjects/series.ts";
import { ITEM_KINDS } from "../../../../db/contract/vocabulary.ts";
import { textOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { AddLine } from "../../../records/add-line.tsx";
import { OtherText } from "../../../records/other-text.tsx";
import { useAutosave } from "../../../records/use-autosave.ts";
import { useWhole } from "../../../records/use-whole.ts";
import own from "../meetings.module.css";
import { type NewItem, newItems } from "./new-items.ts";

const NOBODY: ReadonlyMap<string, string> = new Map();

export function AgendaLines({
  of,
  lines,
  save,
  disabled,
}: {
  /** The record that it is of, for what is being typed. */
  of: string;
  lines: AgendaLine[] | null;
  save(lines: AgendaLine[]): Promise<unknown>;
  /** It is only to be read. */
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [shown, put] = useWhole(lines ?? [], save);
  const change = (index: number, fields: Partial<AgendaLine>) =>
    put(shown.map((line, at) => (at === index ? { ...line, ...fields } : line)));
  if (disabled) return <AgendaText lines={shown} />;
  const move = (index: number, by: 1 | -1) => {
    const to = index + by;
    const line = shown[index];
    if (!line || to < 0 || to >= shown.length) return;
    put(shown.toSpliced(index, 1).toSpliced(to, 0, line));
  };
  return (
    <section className={`card ${own.lines}`}>
      <h3>{t("fields.agenda")}</h3>
      {shown.map((line, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a key beside the buttons
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          key={index}
          className={own.line}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
            event.preventDefault();
            move(index, event.key === "ArrowUp" ? -1 : 1);
          }}
        >
          <LineTitle
            draft={`${of}:agenda:${index}:title_zh`}
            value={line.title_zh}
            label={t("fields.title_zh")}
            onSave={(title_zh) => change(index, { title_zh })}
          />
          <LineTitle
            draft={`${of}:agenda:${index}:title_en`}
            value={line.title_en}
            label={t("fields.title_en")}
            onSave={(title_en) => change(index, { title_en })}
          />
          <Select
            aria-label={t("fields.kind")}
            data={ITEM_KINDS.map((value) => ({ value, label: t(`values.kind.${value}`) }))}
            value={line.kind}
            onChange={(kind) => kind && change(index, { kind: kind as AgendaLine["kind"] })}
            allowDeselect={false}
            size="xs"
          />
          <NumberInput
            aria-label={t("fields.minutes")}
            value={line.minutes ?? ""}
            onChange={(minutes) => typeof minutes === "number" && change(index, { minutes })}
            min={0}
            max={1440}
            size="xs"
          />
          <button
            type="button"
            className="plain-button small soft"
            onClick={() => put(shown.toSpliced(index, 1))}
            aria-label={t("parts.remove")}
          >
            ✕
          </button>
        </div>
      ))}
      <AddLine
        draft={`${of}:agenda`}
        label={t("series.addLine")}
        size="xs"
        mt={8}
        onAdd={async (text) => put([...shown, ...newItems(text, [], NOBODY, language).map(({ item }) => lineOf(item))])}
      />
    </section>
  );
}

/** Who reports is said of each sitting. */
function lineOf({ title_zh, title_en, kind, minutes }: NewItem): AgendaLine {
  return { title_zh, title_en, kind, minutes };
}

function LineTitle({
  draft,
  value,
  label,
  onSave,
}: {
  draft: string;
  value: string | null;
  label: string;
  onSave(text: string | null): void;
}) {
  const kept = useAutosave(draft, value ?? "", async (next) => onSave(next.trim() || null));
  return (
    <div>
      <TextInput
        value={kept.text}
        onChange={(event) => kept.type(event.currentTarget.value)}
        onBlur={() => void kept.commit()}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        placeholder={label}
        aria-label={label}
        size="xs"
      />
      <OtherText of={kept} />
    </div>
  );
}

/** The same to be read. */
function AgendaText({ lines }: { lines: readonly AgendaLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (lines.length === 0) return null;
  return (
    <section className="card">
      <h3>{t("fields.agenda")}</h3>
      <ol>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <li key={index}>
            {textOf(line.title_zh, line.title_en, language)}{" "}
            <span className="small soft">
              {t(`values.kind.${line.kind}`)} · {t("live.planned", { count: line.minutes ?? 0 })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
