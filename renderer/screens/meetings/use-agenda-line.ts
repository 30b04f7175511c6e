/** What is typed or pasted into the line of the agenda: items, each with its title, who reports, and how long it may take. */
import { useQuery } from "@tanstack/react-query";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { type AgendaText, readAgenda } from "../../../db/language/agenda-line.ts";
import { calledExactly, closeParties, partyOf } from "../../../db/language/parties.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useSyllables } from "../../app/use-syllables.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

const MAX_SEATED = 200;

export type NewItem = Pick<RecordOf<"agenda_item">, "title_zh" | "title_en" | "presenter" | "minutes">;

/** @returns reads a text; a name that means no party of the meeting, or several, stays in the title as it was typed */
export function useAgendaLine(view: MeetingView): (text: string) => NewItem[] {
  const language = useLanguage();
  const syllables = useSyllables();
  const seats = view.attendance.map(({ organization }) => organization).slice(0, MAX_SEATED);
  const { data } = useQuery({
    ...api.organization.list.queryOptions({
      input: { filters: [{ field: "id", op: "in", value: seats }], limit: MAX_SEATED },
    }),
    enabled: seats.length > 0,
    placeholderData: (before) => before,
  });
  return (text) => {
    const parties = (data?.rows ?? []).map((row) => partyOf(row, true, syllables));
    const means = (name: string) => {
      const exact = calledExactly(name, parties);
      const meant = exact.length > 0 ? exact : closeParties(name, parties);
      return meant.length === 1 && meant[0] ? meant[0].id : null;
    };
    return readAgenda(text, means).map((item) => titled(item, language));
  };
}

/** Whoever works in English and types no Chinese has given the English title. */
function titled({ title, ...item }: AgendaText, language: "zh" | "en"): NewItem {
  const english = language === "en" && !/\p{Script=Han}/u.test(title);
  return { title_zh: english ? null : title, title_en: english ? title : null, ...item };
}
