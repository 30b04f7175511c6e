/** What the address narrows the list of actions down to beside its conditions, in words: each can be taken away. */
import type { TFunction } from "i18next";
import { isDay, type Narrowed, sinceOf, UNDATED, viewOf } from "../../../db/contract/lists/narrowing.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import type { Language } from "../../../db/language/names.ts";
import type { Note } from "../../records/grid/filter-row.tsx";

export function notesOf(
  { t, language }: { t: TFunction; language: Language },
  narrowed: Narrowed,
  onChange: (next: Narrowed) => void,
): Note[] {
  const { week } = narrowed;
  const view = viewOf(narrowed);
  const since = sinceOf(week);
  const isWeek = week !== undefined && isDay(week);
  const said = {
    view: view === "report" ? t("actions.toReport") : view === "verify" ? t("actions.toVerify") : null,
    week:
      week === UNDATED
        ? t("actions.undated")
        : since
          ? t("actions.dueSince", { day: dayInShort(since, language) })
          : isWeek
            ? t("actions.dueInWeek", { day: dayInShort(week, language) })
            : null,
  };
  return Object.entries(said).flatMap(([key, words]) =>
    words === null ? [] : [{ key, said: words, remove: () => onChange({ [key]: undefined }) }],
  );
}
