/** What is typed or pasted into the line of the agenda, as items: what each is about, who reports, how long it takes. Pure. */
import { USUAL_MINUTES } from "../../../../db/contract/procedures/meetings.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { type AgendaText, readAgenda } from "../../../../db/language/agenda-line.ts";
import type { Language } from "../../../../db/language/names.ts";
import { calledExactly, closeParties, type Party } from "../../../../db/language/parties.ts";

export type NewItem = Pick<RecordOf<"agenda_item">, "title_zh" | "title_en" | "kind" | "presenter" | "minutes">;

/** An item as it was read, and the name in it of which it is not clear whom it means. */
export interface ReadItem {
  item: NewItem;
  unclear: string | null;
}

/**
 * A name that means no party of the meeting, or several, stays in the title as it was typed.
 * @param chosen ids of parties that were chosen from a list, by the name that stands in the text
 */
export function newItems(
  text: string,
  parties: readonly Party[],
  chosen: ReadonlyMap<string, string>,
  language: Language,
): ReadItem[] {
  const seated = parties.filter(({ attends }) => attends);
  const means = (name: string) => {
    const taken = chosen.get(name);
    if (taken !== undefined) return taken;
    const here = calledExactly(name, seated);
    const anywhere = here.length > 0 ? here : calledExactly(name, parties);
    const meant = anywhere.length > 0 ? anywhere : closeParties(name, seated);
    return meant.length === 1 && meant[0] ? meant[0].id : null;
  };
  return readAgenda(text, means).map(({ unclear, ...item }) => ({
    unclear,
    item: {
      ...titled(item, language),
      // Where somebody reports there is a report to be heard.
      kind: item.presenter === null ? "discussion" : "report",
      minutes: item.minutes ?? USUAL_MINUTES,
    },
  }));
}

/** The item once it was said whom its name means: that one reports, and the name leaves the title. */
export function meantIn({ item, unclear }: ReadItem, organization: string): ReadItem {
  const without = (title: string | null) =>
    title &&
    ([`@${unclear}`, `＠${unclear}`, `@ ${unclear}`]
      .reduce((left, name) => left.replace(name, ""), title)
      .replace(/[（(][\s,，]*[）)]/u, "")
      .replaceAll(/\s+/gu, " ")
      .trim() ||
      title);
  const { title_zh, title_en } = item;
  return {
    item: {
      ...item,
      title_zh: without(title_zh),
      title_en: without(title_en),
      kind: "report",
      presenter: organization,
    },
    unclear: null,
  };
}

/** Whoever works in English and types no Chinese has given the English title. */
function titled({ title, ...item }: Omit<AgendaText, "unclear">, language: Language): Omit<NewItem, "kind"> {
  const english = language === "en" && !/\p{Script=Han}/u.test(title);
  return { title_zh: english ? null : title, title_en: english ? title : null, ...item };
}
