/** What is typed or pasted into the line of the agenda, as items: what each is about, who reports, how long it takes. Pure. */
import { USUAL_MINUTES } from "../../../../db/contract/procedures/meetings.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { type AgendaText, readAgenda } from "../../../../db/language/agenda-line.ts";
import type { Language } from "../../../../db/language/names.ts";
import { calledExactly, closeParties, type Party } from "../../../../db/language/parties.ts";

export type NewItem = Pick<RecordOf<"agenda_item">, "title_zh" | "title_en" | "kind" | "presenter" | "minutes">;

/**
 * A name that means no party of the meeting, or several, stays in the title as it was typed.
 * @param chosen ids of parties that were chosen from a list, by the name that stands in the text
 */
export function newItems(
  text: string,
  parties: readonly Party[],
  chosen: ReadonlyMap<string, string>,
  language: Language,
): NewItem[] {
  const seated = parties.filter(({ attends }) => attends);
  const means = (name: string) => {
    const taken = chosen.get(name);
    if (taken !== undefined) return taken;
    const here = calledExactly(name, seated);
    const anywhere = here.length > 0 ? here : calledExactly(name, parties);
    const meant = anywhere.length > 0 ? anywhere : closeParties(name, seated);
    return meant.length === 1 && meant[0] ? meant[0].id : null;
  };
  return readAgenda(text, means).map((item) => ({
    ...titled(item, language),
    // Where somebody reports there is a report to be heard.
    kind: item.presenter === null ? "discussion" : "report",
    minutes: item.minutes ?? USUAL_MINUTES,
  }));
}

/** A name behind an `@` that was left in the title: nobody is known by it, or several are. */
export function unknownIn({ title_zh, title_en }: NewItem): string | null {
  return /(?:^|[\s,，)）]|\p{Script=Han})[@＠]\s?([^\s@＠]+)/u.exec(title_zh ?? title_en ?? "")?.[1] ?? null;
}

/** Whoever works in English and types no Chinese has given the English title. */
function titled({ title, ...item }: AgendaText, language: Language): Omit<NewItem, "kind"> {
  const english = language === "en" && !/\p{Script=Han}/u.test(title);
  return { title_zh: english ? null : title, title_en: english ? title : null, ...item };
}
