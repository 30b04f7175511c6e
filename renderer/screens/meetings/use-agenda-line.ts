/** What a line of the agenda says of its item: its title, who reports, how long it may take. */
import { useQuery } from "@tanstack/react-query";
import type { PatchOf } from "../../../db/contract/subjects/index.ts";
import { readAgendaLine } from "../../../db/language/agenda-line.ts";
import { calledExactly, closeParties, partyOf } from "../../../db/language/parties.ts";
import { api } from "../../app/api.ts";
import { useSyllables } from "../../app/use-syllables.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

const MAX_SEATED = 200;

/** @returns reads a line; a name that means no party of the meeting, or several, stays in the title as it was typed */
export function useAgendaLine(view: MeetingView): (line: string) => PatchOf<"agenda_item"> {
  const syllables = useSyllables();
  const seats = view.attendance.map(({ organization }) => organization).slice(0, MAX_SEATED);
  const { data } = useQuery({
    ...api.organization.list.queryOptions({
      input: { filters: [{ field: "id", op: "in", value: seats }], limit: MAX_SEATED },
    }),
    enabled: seats.length > 0,
    placeholderData: (before) => before,
  });
  return (line) => {
    const { title, presenter, minutes } = readAgendaLine(line);
    const parties = (data?.rows ?? []).map((row) => partyOf(row, true, syllables));
    const exact = presenter === null ? [] : calledExactly(presenter, parties);
    const meant = exact.length > 0 || presenter === null ? exact : closeParties(presenter, parties);
    const [party] = meant.length === 1 ? meant : [];
    return {
      title_zh: presenter !== null && !party ? `${title} @${presenter}` : title,
      ...(party && { presenter: party.id }),
      ...(minutes !== null && { minutes }),
    };
  };
}
