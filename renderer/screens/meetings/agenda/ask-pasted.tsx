/** Pasted lines of which some name somebody who is not clear: those are marked and asked about before anything is added. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../../db/language/names.ts";
import { matchParties, toldApart } from "../../../../db/language/parties.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useLineParties } from "../../../records/line/use-line-parties.ts";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./agenda.module.css";
import { meantIn, type NewItem, type ReadItem } from "./new-items.ts";

/** Parties that are offered for a name. */
const OFFERED = 4;

interface Props {
  /** As the lines were read. */
  read: ReadItem[];
  /** Ids of the parties that are offered first. */
  about: readonly string[];
  onAdd(items: NewItem[]): void;
  onDrop(): void;
}

export function AskPasted({ read, about, onAdd, onDrop }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  // By its place; the other lines follow what becomes known of the parties meanwhile.
  const [settled, setSettled] = useState<ReadonlyMap<number, ReadItem>>(new Map());
  const items = read.map((one, at) => settled.get(at) ?? one);
  const open = items.filter(({ unclear }) => unclear !== null).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame and a legend of its own
    <div
      role="group"
      aria-label={t("meetings.pasted")}
      className={own.pasted}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onDrop();
      }}
    >
      <p role="status" className={open > 0 ? "late" : "soft"}>
        {open > 0 ? t("meetings.pastedUnclear", { count: open }) : t("meetings.pastedClear")}
      </p>
      <ol>
        {items.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their places
          <li key={at}>
            {textOf(one.item.title_zh, one.item.title_en, language)}{" "}
            <span className="soft">{t("meetings.minutesOf", { count: one.item.minutes ?? 0 })}</span>
            {one.unclear !== null && (
              <Choices
                name={one.unclear}
                about={about}
                onMeant={(id) => setSettled(new Map([...settled, [at, meantIn(one, id)]]))}
              />
            )}
          </li>
        ))}
      </ol>
      <div className={own.choices}>
        <Button
          autoFocus
          size="xs"
          onClick={() => onAdd(items.map(({ item }) => item))}
          rightSection={<kbd>Enter</kbd>}
        >
          {t("meetings.addPasted", { count: items.length })}
        </Button>
        <Button size="xs" variant="default" onClick={onDrop} rightSection={<kbd>Esc</kbd>}>
          {t("meetings.dropPasted")}
        </Button>
      </div>
    </div>
  );
}

function Choices({ name, about, onMeant }: { name: string; about: readonly string[]; onMeant(id: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = matchParties(name, useLineParties(about, name)).slice(0, OFFERED);
  return (
    <div className={own.choices}>
      <span className="late small">{t("actions.unclear", { names: name })}</span>
      {found.map((party) => (
        <Button
          key={party.id}
          size="compact-sm"
          variant="default"
          leftSection={<SectorMark sector={party.sector} />}
          onClick={() => onMeant(party.id)}
        >
          {[textOf(party.shown.zh, party.shown.en, language), toldApart(party, found)].filter(Boolean).join(" · ")}
        </Button>
      ))}
    </div>
  );
}
