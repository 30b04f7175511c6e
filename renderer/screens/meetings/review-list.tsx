/** What is still to be put right after a meeting, before its minutes go out. */
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { timeInWords } from "../../../db/language/meeting-time.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { useCommand } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";
import { SectorBadge } from "../../ui/sector-badge.tsx";
import { reviewOf, unsettledOf } from "./review.ts";

/** Outcomes without text, decisions nobody decided, actions without lead or date: a click leads to each. */
export function Review({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // Meetings that came with the starter data were held elsewhere: what they lack is not for this office to add.
  if (!view.meeting.opened_at) return null;
  const { id, state, planned } = view.meeting;
  const time = timeInWords(view.meeting, language);
  const announced = planned ? timeInWords(planned, language) : "";
  const left = reviewOf(view);
  const unsettled = unsettledOf(view);
  const sealedTwice = view.rivalSeals > 0;
  const count = left.length + unsettled.length + (sealedTwice ? 1 : 0);
  return (
    <section className="card">
      <h3>
        {t("meetings.review.title")} {count > 0 && count}
      </h3>
      {count === 0 && <p>✓ {t("meetings.review.clean")}</p>}
      <p className="small soft">
        {t("meetings.review.held", { time: time || t("meetings.review.noTime") })}{" "}
        {announced && announced !== time && `${t("meetings.announced", { time: announced })} `}
        {state !== "sealed" && (
          <Link to="/meetings/$id" params={{ id }} search={{ tab: "prepare" }} className="link">
            {t("meetings.review.change")}
          </Link>
        )}
      </p>
      <ul className={styles.list}>
        {sealedTwice && (
          <li className={styles.reference}>
            <Link to="/meetings/$id" params={{ id }} search={{ tab: "minutes", part: "seal" }} className="link">
              {t("circulation.fingerprint")}
            </Link>
            <div className="small late">{t("meetings.review.sealedTwice")}</div>
          </li>
        )}
        {left.map(({ lack, id, text, text_en }) => (
          <li key={`${lack}:${id}`} className={styles.reference}>
            <button
              type="button"
              className="plain-button link"
              onClick={() => {
                const card = document.getElementById(`entry-${id}`);
                card?.scrollIntoView({ block: "center" });
                (card?.querySelector<HTMLElement>("button, select, input") ?? card)?.focus();
              }}
            >
              {textOf(text, text_en, language) || "—"}
            </button>
            <div className="small late">{t(`meetings.review.${lack}`)}</div>
          </li>
        ))}
      </ul>
      {unsettled.length > 0 && <Unsettled seats={unsettled} labels={view.labels} />}
    </section>
  );
}

const PRESENCE_KEYS = { a: "absent", e: "excused" } as const;

/** Parties of which it was never noted whether they came: one click or key each, or all at once. */
function Unsettled({ seats, labels }: Pick<MeetingView, "labels"> & { seats: MeetingView["attendance"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const keeps = useMay().call("meeting.noteAbsent");
  const list = useRef<HTMLUListElement>(null);
  const settle = (index: number, presence: "absent" | "excused") => {
    const seat = seats[index] as MeetingView["attendance"][number];
    // The row goes away once it is settled: the keys go on with the one after it.
    const rows = list.current?.querySelectorAll("li") ?? [];
    (rows[index + 1] ?? rows[index - 1])?.querySelector("button")?.focus();
    void run(() =>
      client.meeting.checkIn({ meeting: seat.meeting, organization: seat.organization, presence, opId: newAction() }),
    );
  };
  const [{ meeting }] = seats as [MeetingView["attendance"][number]];
  return (
    <>
      <div className={styles.tools}>
        <span className="small late" style={{ flex: 1 }}>
          {t("meetings.review.unsettled", { count: seats.length })}
        </span>
        {keeps && (
          <button
            type="button"
            className="plain-button link small"
            onClick={() => void run(() => client.meeting.noteAbsent({ meeting, opId: newAction() }))}
          >
            {t("meetings.review.allAbsent")}
          </button>
        )}
      </div>
      <ul ref={list} className={styles.list} aria-label={t("meetings.review.unsettled", { count: seats.length })}>
        {seats.map((seat, index) => (
          <li key={seat.id} style={{ display: "flex", gap: 8 }}>
            <SectorBadge sector={seat.sector} />
            <span style={{ flex: 1 }}>{nameOf(labels[seat.organization], language)}</span>
            {keeps &&
              Object.entries(PRESENCE_KEYS).map(([key, presence]) => (
                <button
                  key={key}
                  type="button"
                  className="plain-button link small"
                  aria-label={`${nameOf(labels[seat.organization], language)}: ${t(`values.presence.${presence}`)}`}
                  onClick={() => settle(index, presence)}
                  onKeyDown={(event) => {
                    const chosen = PRESENCE_KEYS[event.key.toLowerCase() as keyof typeof PRESENCE_KEYS];
                    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
                    event.preventDefault();
                    settle(index, chosen);
                  }}
                >
                  <kbd>{key.toUpperCase()}</kbd> {t(`values.presence.${presence}`)}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
