/** What is still to be seen to before the day, for whoever can put it right: each point leads to where that is done. */
import { useTranslation } from "react-i18next";
import { focusFirst, revealFact } from "../../meeting/checks/reveal.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import own from "./meetings.module.css";
import { type Missing, missingBefore } from "./review.ts";

const ICONS: Readonly<Record<Missing["lack"], IconName>> = {
  day: "meeting",
  starts: "time",
  place: "place",
  chair: "person",
  agenda: "minutes",
  times: "time",
  presenter: "report",
  parties: "organization",
  answers: "send",
  quorum: "check",
  sector: "organization",
  title: "language",
};

/** Where a point is put right that is about no item of the agenda. */
function lead(lack: Missing["lack"]): void {
  if (lack === "agenda") focusFirst("[data-adds=agenda_item]");
  else if (lack === "parties" || lack === "sector") focusFirst("[data-adds=attendance] input");
  else if (lack === "answers") focusFirst("[data-unanswered] input");
  else if (lack === "quorum") focusFirst("[data-quorum] input");
  else revealFact(lack === "place" ? ["place", "place_en"] : [lack]);
}

/** @param onItem opens an item of the agenda */
export function WhatIsMissing({ view, onItem }: { view: MeetingView; onItem(id: string): void }) {
  const { t } = useTranslation();
  const may = useMay();
  if (view.meeting.state !== "planned" || !may.call("meeting.start")) return null;
  const missing = missingBefore(view);
  return (
    <section>
      <h2>
        {t("meetings.checklist")} {missing.length > 0 && <span className="small soft">{missing.length}</span>}
      </h2>
      {missing.length === 0 && <p>✓ {t("meetings.ready")}</p>}
      <ul className={own.missing}>
        {missing.map(({ lack, sector, count, item }) => {
          const said = t(`meetings.missing.${lack}`, { count, sector: sector && t(`values.sector.${sector}`) });
          return (
            <li key={lack + (sector ?? "")}>
              <Icon name={ICONS[lack]} size={16} />
              <button type="button" className="plain-button link" onClick={() => (item ? onItem(item) : lead(lack))}>
                {said}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
