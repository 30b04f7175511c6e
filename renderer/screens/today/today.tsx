/** What comes next, on one page: the cockpit of who runs the meetings, what a party came for, and the way to a first meeting. */

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { dayInWords } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { Later, usePart } from "../../app/afterwards.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { Sectors } from "./charts/sectors.tsx";
import { Weeks } from "./charts/weeks.tsx";
import { Decisions } from "./decisions.tsx";
import { Live } from "./live.tsx";
import { Needs } from "./needs.tsx";
import { NextMeeting } from "./next-meeting.tsx";
import type { Overview } from "./overview.ts";
import { OwnActions } from "./own-actions.tsx";
import own from "./today.module.css";

/** Most who open a workspace run its meetings. */
const Confirmations = lazy(async () => ({ default: (await import("./confirmations.tsx")).Confirmations }));
const PartyMeeting = lazy(async () => ({ default: (await import("./party-meeting.tsx")).PartyMeeting }));
/** Most workspaces are begun. */
const firstRun = new Later(async () => (await import("./first-run/first-run.tsx")).FirstRun);

export function Today() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const FirstRun = usePart(firstRun);
  const { data } = useQuery(api.today.overview.queryOptions());
  if (!data) return null;
  const isParty = may.writer?.role === "participant";
  const { organization } = data.mine;
  return (
    <div className={`page ${own.page}`}>
      <div className={own.hello}>
        <h1>{t("screens.today")}</h1>
        <span className={own.note}>
          {dayInWords(data.day, language)}
          {isParty && organization && (
            <>
              {` · ${t("today.speaksFor")} `}
              <b>{nameOf(data.labels[organization], language)}</b>
            </>
          )}
        </span>
      </div>
      <div className={own.cards}>
        <Live data={data} />
        {/* What is still to come keeps nothing else waiting. */}
        <Suspense>{data.firstRun && <FirstRun run={data.firstRun} data={data} />}</Suspense>
        <Suspense>{isParty ? <PartyCards data={data} /> : <StaffCards data={data} />}</Suspense>
      </div>
    </div>
  );
}

function PartyCards({ data }: { data: Overview }) {
  return (
    <>
      <OwnActions data={data} wide />
      <PartyMeeting data={data} />
      <Confirmations data={data} />
      <Decisions data={data} ofParty />
    </>
  );
}

/** Who only looks on has nothing that needs them; before the first meeting only what is there already is shown. */
function StaffCards({ data }: { data: Overview }) {
  const { writer } = useMay();
  const begins = data.firstRun !== null && !data.firstRun.over;
  const works = writer !== null && writer.role !== "observer";
  const { weeks, sectors, mine, decisions } = data;
  const due =
    weeks.late + weeks.later + weeks.undated + weeks.weeks.reduce((sum, { open, done }) => sum + open + done, 0);
  const ours = mine.open > 0 || (works && !begins);
  return (
    <>
      {!begins && <NextMeeting data={data} alone={!works} />}
      {works && !begins && <Needs data={data} />}
      {(due > 0 || !begins) && <Weeks weeks={weeks} today={data.day} />}
      {(due > 0 || !begins) && <Sectors sectors={sectors} />}
      {ours && <OwnActions data={data} />}
      {(decisions.length > 0 || !begins) && <Decisions data={data} alone={!ours} />}
    </>
  );
}
