/** When the quorum was reached and lost, newest first. */

import { useTranslation } from "react-i18next";
import { nameOf } from "../../db/language/names.ts";
import { timeAt } from "../app/clock.ts";
import { useLanguage } from "../app/i18n.ts";
import type { MeetingView } from "./meeting-view.ts";
import own from "./room-side.module.css";

export function RoomEvents({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (view.events.length === 0) return null;
  return (
    <ul className={own.events} aria-label={t("live.events")}>
      {view.events.toReversed().map(({ id, kind, happened_at, present, expected, organization }) => (
        <li key={id} data-kind={kind}>
          <time className="numbers" dateTime={happened_at}>
            {timeAt(happened_at)}
          </time>{" "}
          {t(`values.kind.${kind}`)} <span className="numbers">{`${present} / ${expected}`}</span>
          {organization && <span className="soft"> {nameOf(view.labels[organization], language)}</span>}
        </li>
      ))}
    </ul>
  );
}
