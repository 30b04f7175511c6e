/** Options of a picker that are found as everything else is: by part of their name, its pinyin or the initials of that. */
import type { ComboboxItem, OptionsFilter } from "@mantine/core";
import { calledBy, nearness } from "../../../db/language/parties.ts";
import { useSyllables } from "../../app/use-syllables.ts";

export function useSoundFilter(): OptionsFilter {
  const syllables = useSyllables();
  return ({ options, search }) => {
    const words = search.trim();
    const fits = ({ label }: ComboboxItem) => nearness(words, calledBy([label], syllables)) !== null;
    if (words === "") return options;
    return options.flatMap((option): typeof options => {
      if (!("group" in option)) return fits(option) ? [option] : [];
      const items = option.items.filter(fits);
      return items.length > 0 ? [{ ...option, items }] : [];
    });
  };
}
