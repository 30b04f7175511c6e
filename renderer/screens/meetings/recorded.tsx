/** What the meeting heard and decided, item by item, and what is still to be put right before minutes go out. */
import { useHotkeys } from "@mantine/hooks";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { timeAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { hotkeysOf } from "../../app/keys.ts";
import { EntryCard } from "../../meeting/card/entry-card.tsx";
import { carryOn, useFollow } from "../../meeting/chain/use-follow.ts";
import { entriesUnder, type SheetEntry } from "../../meeting/entries.ts";
import { Shares } from "../../meeting/floor/shares.tsx";
import { MeetingDocument } from "../../meeting/meeting-document.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { MeetingZip } from "../../meeting/meeting-zip.tsx";
import { QuorumState } from "../../meeting/quorum.tsx";
import { RoomEvents } from "../../meeting/room-events.tsx";
import { useCards } from "../../meeting/use-cards.ts";
import type { Act } from "../../meeting/use-meeting-view.ts";
import { Sources } from "../../records/sources.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "../../ui/parts.module.css";
import own from "./meetings.module.css";
import { Review } from "./review-list.tsx";

export function Recorded({ view, act }: { view: MeetingView; act: Act }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { items, attendance, labels, meeting } = view;
  const sealed = meeting.state === "sealed";
  const { context, positionsOf, amendmentsOf, linkedOf } = useCards(view, act);
  const follow = useFollow(view, act, context.may);
  const cards = useRef<HTMLDivElement>(null);
  const here = () => document.activeElement?.closest<HTMLElement>("[data-entry]")?.dataset.entry;
  const step = (by: 1 | -1) => {
    const all = [...(cards.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const at = all.findIndex(({ dataset }) => dataset.entry === here());
    const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useHotkeys(
    hotkeysOf("record", {
      nextEntry: () => step(1),
      previousEntry: () => step(-1),
      follow: () => {
        const outcome = view.outcomes.find(({ id }) => id === here());
        if (outcome && !sealed) carryOn(outcome, follow);
      },
    }),
  );
  const card = (entry: SheetEntry) => (
    <EntryCard
      key={entry.record.id}
      entry={entry}
      positions={positionsOf(entry.record.id)}
      amendments={amendmentsOf(entry.record.id)}
      linked={linkedOf(entry.record.id)}
      context={context}
      disabled={sealed}
      onFollow={follow}
    />
  );
  const loose = entriesUnder(view, null);
  const nothing = view.outcomes.length + view.reports.length + view.actions.length === 0;
  return (
    <div className={own.two}>
      <div ref={cards}>
        {nothing && <EmptyState title={t("meetings.nothingRecorded")} />}
        {items.map((item, index) => (
          <section key={item.id}>
            {/* The review leads here where the item has no entries. */}
            <h2 id={`entry-${item.id}`} tabIndex={-1}>
              {index + 1} {textOf(item.title_zh, item.title_en, language)}
            </h2>
            <div className={own.stack} style={{ gap: 8, marginTop: 6 }}>
              {entriesUnder(view, item.id).map(card)}
            </div>
          </section>
        ))}
        {loose.length > 0 && items.length > 0 && <h2>{t("meetings.withoutItem")}</h2>}
        {loose.map(card)}
      </div>
      <div>
        <Review view={view} />
        <div className={styles.tools}>
          <MeetingDocument kind="supervision" of={meeting.id} dates />
          <MeetingZip meeting={meeting} />
        </div>
        <section className="card">
          <h3>{t("meetings.attendance")}</h3>
          {meeting.opened_at && <QuorumState quorum={view.quorum} />}
          <RoomEvents view={view} />
          <ul className={styles.list}>
            {attendance.map((seat) => (
              <li key={seat.id} style={{ display: "flex", gap: 8 }}>
                <SectorMark sector={seat.sector} />
                <span style={{ flex: 1 }}>
                  {nameOf(labels[seat.organization], language)}{" "}
                  <span className="soft">
                    {[
                      seat.person ? nameOf(labels[seat.person], language) : seat.name,
                      ...seat.companions.map((id) => nameOf(labels[id], language)),
                    ]
                      .filter(Boolean)
                      .join(t("parts.listSeparator"))}
                  </span>
                  {seat.deputy_for && (
                    <span className="small soft">
                      {" "}
                      {t("meetings.deputyFor")} {seat.deputy_for}
                    </span>
                  )}
                </span>
                <span className="small soft numbers">
                  {seat.role === "observer" && `${t("values.role.observer")} `}
                  {t(`values.presence.${seat.presence}`)} {stay(seat)}
                </span>
              </li>
            ))}
          </ul>
          {view.speeches.length > 0 && (
            <>
              <h3>{t("meetings.speakingTime")}</h3>
              <Shares view={view} now={Date.now()} />
            </>
          )}
        </section>
        <Sources subject="meeting" record={meeting} />
      </div>
    </div>
  );
}

/** From when to when a party was there, as far as it was noted. */
function stay({ arrived_at, left_at }: MeetingView["attendance"][number]): string {
  if (!arrived_at) return "";
  return left_at ? `${timeAt(arrived_at)}–${timeAt(left_at)}` : timeAt(arrived_at);
}
