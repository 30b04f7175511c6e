/** What the meeting heard and decided, item by item, and what is still to be put right before minutes go out. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../app/i18n.ts";
import { EmptyState } from "../../parts/badges.tsx";
import { nameOf, textOf } from "../../parts/name.ts";
import styles from "../../parts/parts.module.css";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { SourcesList } from "../../parts/sources-list.tsx";
import { EntryCard, entriesUnder } from "../live/entries.tsx";
import type { Sheet } from "./meeting.tsx";
import own from "./meetings.module.css";

export function Record({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { items, attendance, labels, meeting } = sheet;
  const sealed = meeting.state === "sealed";
  const loose = entriesUnder(sheet, null);
  const nothing = sheet.outcomes.length + sheet.reports.length + sheet.actions.length === 0;
  return (
    <div className={own.two}>
      <div>
        {nothing && <EmptyState title={t("meetings.nothingRecorded")} />}
        {items.map((item, index) => (
          <section key={item.id}>
            <h2>
              {index + 1} {textOf(item.title_zh, item.title_en, language)}
            </h2>
            <div className={own.stack} style={{ gap: 8, marginTop: 6 }}>
              {entriesUnder(sheet, item.id).map((entry) => (
                <EntryCard key={entry.record.id} entry={entry} sheet={sheet} disabled={sealed} />
              ))}
            </div>
          </section>
        ))}
        {loose.map((entry) => (
          <EntryCard key={entry.record.id} entry={entry} sheet={sheet} disabled={sealed} />
        ))}
      </div>
      <div>
        <Review sheet={sheet} />
        <section className="card">
          <h3>{t("meetings.attendance")}</h3>
          <ul className={styles.list}>
            {attendance.map((seat) => (
              <li key={seat.id} style={{ display: "flex", gap: 8 }}>
                <SectorBadge sector={seat.sector} />
                <span style={{ flex: 1 }}>
                  {nameOf(labels[seat.organization], language)} <span className="soft">{seat.name}</span>
                </span>
                <span className="small soft">{t(`values.presence.${seat.presence}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <SourcesList ids={meeting.sources} />
      </div>
    </div>
  );
}

/** Outcomes without text, decisions nobody decided, actions without lead or date. */
function Review({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { outcomes, actions, meeting } = sheet;
  // Meetings that came with the starter data were held elsewhere: what they lack is not for this office to add.
  if (!meeting.opened_at) return null;
  const left = [
    [t("meetings.review.noText"), outcomes.filter(({ text, text_en }) => !text && !text_en).length],
    [
      t("meetings.review.undecided"),
      outcomes.filter(({ kind, state }) => kind === "decision" && state === "proposed").length,
    ],
    [t("meetings.review.noLead"), actions.filter(({ lead }) => !lead).length],
    [t("meetings.review.noDue"), actions.filter(({ due }) => !due).length],
  ] as const;
  const open = left.filter(([, count]) => count > 0);
  return (
    <section className="card">
      <h3>{t("meetings.review.title")}</h3>
      {open.length === 0 ? (
        <p>✓ {t("meetings.review.clean")}</p>
      ) : (
        open.map(([text, count]) => (
          <p key={text}>
            {text}: {count}
          </p>
        ))
      )}
    </section>
  );
}
