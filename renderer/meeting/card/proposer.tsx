/** Who proposes an amendment: by the number that the party has among those who take positions, or by its name or initials. */
import { type ComboboxItem, type OptionsFilter, Select } from "@mantine/core";
import { type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../db/language/names.ts";
import { matchParties } from "../../../db/language/parties.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePickingKeys } from "../../app/typing/picking-keys.ts";
import { useLineParties } from "../../records/line/use-line-parties.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import type { CardContext } from "../use-cards.ts";
import own from "./entry-card.module.css";

interface Props {
  organization: string | null;
  context: CardContext;
  ref: Ref<HTMLInputElement>;
  onParty(organization: string | null): void;
  /** It is chosen, or left by Esc. */
  onLeave(): void;
}

export function Proposer({ organization, context, ref, onParty, onLeave }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { present, labels, sectors } = context;
  const [words, setWords] = useState("");
  const parties = useLineParties(present, "");
  const listed = organization && !present.includes(organization) ? [...present, organization] : present;
  const numberOf = (id: string) => `${present.indexOf(id) + 1 || ""}`;
  const take = (id: string | null) => {
    onParty(id);
    onLeave();
  };
  const type = (next: string) => {
    setWords(next);
    const number = Number(figuresIn(next));
    // A figure that begins no other number says at once who is meant.
    if (number >= 1 && number * 10 > present.length) {
      const party = present[number - 1];
      if (party) take(party);
    }
  };
  const held = organization && nameOf(labels[organization], language);
  const filter: OptionsFilter = ({ options, search }) => {
    const typed = search.trim();
    if (typed === "" || typed === held) return options;
    const all = options.filter((option): option is ComboboxItem => !("group" in option));
    const figures = figuresIn(typed);
    if (figures) return all.filter(({ value }) => numberOf(value).startsWith(figures));
    const found = matchParties(
      typed,
      parties.filter(({ id }) => listed.includes(id)),
    ).map(({ id }) => id);
    return found.flatMap((id) => all.find(({ value }) => value === id) ?? []);
  };
  const keys = usePickingKeys({ words: words === held ? "" : words, ready: true, takesFirst: true });
  return (
    <Select
      ref={ref}
      className={own.proposer ?? ""}
      size="xs"
      aria-label={t("live.proposedBy")}
      placeholder={t("live.proposerBy")}
      data={listed.map((value) => ({ value, label: nameOf(labels[value], language) }))}
      value={organization}
      onChange={take}
      searchable
      clearable
      searchValue={words}
      onSearchChange={type}
      filter={filter}
      renderOption={({ option: { value, label } }) => (
        <span className={own.proposing}>
          <kbd>{numberOf(value)}</kbd>
          <SectorMark sector={sectors.get(value) ?? "public"} />
          {label}
        </span>
      )}
      nothingFoundMessage={t("frame.nothingFound")}
      // Who is named already gives way to what is typed.
      onFocus={({ currentTarget }) => currentTarget.select()}
      onKeyDown={keys.onKeyDown}
      onKeyDownCapture={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onLeave();
      }}
    />
  );
}

/** What is typed, where it is figures alone, of whichever width. */
function figuresIn(text: string): string | null {
  return /^\d+$/.exec(text.normalize("NFKC").trim())?.[0] ?? null;
}
