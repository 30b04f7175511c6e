/** Who is in the room: quorum by sector, check-in by typing, and what is still open from last time. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ActionLine } from "../../parts/action-line.tsx";
import { nameOf } from "../../parts/name.ts";
import parts from "../../parts/parts.module.css";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { useCommand } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import own from "./live.module.css";

const SUGGESTED = 5;

export function RoomSide({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { quorum, carriedOver, labels } = sheet;
  return (
    <aside className={own.side}>
      <QuorumState sheet={sheet} />
      <section>
        <h3>{t("live.attending")}</h3>
        <div className={own.sectors}>
          {SECTORS.filter(
            (sector) => quorum.sectors[sector].expected > 0 || (quorum.rule?.sectors[sector] ?? 0) > 0,
          ).map((sector) => {
            const { present, expected } = quorum.sectors[sector];
            const missing = quorum.missing.includes(sector);
            return (
              <div key={sector} className={own.sectorRow}>
                <SectorBadge sector={sector} />
                <span>{t(`values.sector.${sector}`)}</span>
                <b className={`numbers ${missing ? "late" : ""}`}>
                  {present} / {expected} {missing && t("live.missingSector")}
                </b>
              </div>
            );
          })}
        </div>
        <CheckIn sheet={sheet} />
      </section>
      {carriedOver.length > 0 && (
        <section>
          <h3>
            {t("meetings.carriedOver")} {carriedOver.length}
          </h3>
          <ul className={parts.list}>
            {carriedOver.slice(0, 20).map((action) => (
              <ActionLine key={action.id} action={action} labels={labels} />
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function QuorumState({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { quorum } = sheet;
  const why = quorum.missing
    .map((what) =>
      what === "percent"
        ? t("live.missingPercent", { percent: quorum.rule?.percent ?? 0 })
        : t(`values.sector.${what}` as "values.sector.ngo"),
    )
    .join("、");
  return (
    <div className={own.quorum} data-met={quorum.met || undefined} role="status">
      {quorum.met ? "✓ " : "✗ "}
      {quorum.met ? t("live.quorumMet") : t("live.quorumNotMet")} ·{" "}
      {t("live.partiesPresent", { present: quorum.present, expected: quorum.expected })}
      {why && <div className="small">{t("live.missing", { what: why })}</div>}
    </div>
  );
}

/** Two letters find a party; Enter marks it present. Organizations that were not expected are found as well. */
function CheckIn({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const [words, setWords] = useState("");
  const { meeting, attendance, labels } = sheet;
  const wanted = words.trim().toLowerCase();
  const listed = attendance.filter((seat) =>
    `${labels[seat.organization]?.zh ?? ""} ${labels[seat.organization]?.en ?? ""} ${seat.name ?? ""}`
      .toLowerCase()
      .includes(wanted),
  );
  const { data } = useQuery({
    queryKey: ["check-in", wanted],
    queryFn: () => client.organization.list({ search: wanted, limit: SUGGESTED }),
    enabled: wanted.length >= 2 && listed.length === 0,
  });
  const check = (organization: string, presence: "present" | "expected" | "excused") =>
    run(() => client.meeting.checkIn({ meeting: meeting.id, organization, presence, opId: newAction() })).then(
      (done) => done && setWords(""),
    );
  const others = listed.length === 0 ? (data?.rows ?? []) : [];
  const first = listed.find(({ presence }) => presence !== "present")?.organization ?? others[0]?.id;
  return (
    <>
      <input
        className={own.checkIn}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing && wanted !== "" && first)
            void check(first, "present");
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={t("live.checkIn")}
        aria-label={t("live.checkIn")}
        data-testid="check-in"
      />
      <ul className={own.seats}>
        {listed.map((seat) => (
          <li key={seat.id}>
            <SectorBadge sector={seat.sector} />
            <span className={own.partyName} title={nameOf(labels[seat.organization], language)}>
              {nameOf(labels[seat.organization], language)}
            </span>
            <button
              type="button"
              className="plain-button small"
              aria-pressed={seat.presence === "present"}
              data-presence={seat.presence}
              onClick={() => void check(seat.organization, seat.presence === "present" ? "expected" : "present")}
            >
              {t(`values.presence.${seat.presence}`)}
            </button>
          </li>
        ))}
        {others.map((organization) => (
          <li key={organization.id}>
            <SectorBadge sector={organization.sector} />
            <span className={own.partyName}>
              {(language === "zh" ? organization.name_zh : organization.name_en) ??
                organization.name_zh ??
                organization.name_en}
            </span>
            <button
              type="button"
              className="plain-button small link"
              onClick={() => void check(organization.id, "present")}
            >
              {t("live.addParty")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
