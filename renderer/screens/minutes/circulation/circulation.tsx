/** Circulation of the minutes: its state, who has confirmed, and the comments beside the paragraphs that they are about. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import own from "../minutes.module.css";
import { NotYet } from "../not-yet.tsx";
import { CirculationState } from "./circulation-state.tsx";
import { Comments } from "./comments.tsx";
import { Confirmations } from "./confirmations.tsx";

export function CirculationPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const { id: meeting, state } = view.meeting;
  const { data, error } = useQuery(api.minutes.circulation.queryOptions({ input: { meeting } }));
  if (state === "planned" || state === "live") return <NotYet title={t("circulation.later")} />;
  return (
    <div className={own.stack}>
      <ErrorNote error={error} />
      {data && (
        <>
          <div className={own.beside}>
            <CirculationState view={view} circulation={data} />
            <Confirmations view={view} circulation={data} />
          </div>
          <Comments view={view} circulation={data} />
        </>
      )}
    </div>
  );
}
