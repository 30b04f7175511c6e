/** Who is called in for the item that is on (列席): let in by one press, and noted as an observer. */
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../../db/language/names.ts";
import { client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useCommand } from "../../../records/use-record.ts";
import own from "./floor.module.css";

export function Called({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { meeting, items, attendance, labels } = view;
  const called = items.find(({ id }) => id === meeting.current_item)?.called ?? [];
  if (called.length === 0) return null;
  const letIn = (organization: string, listed: boolean) =>
    void run(() =>
      client.meeting.checkIn({
        meeting: meeting.id,
        organization,
        presence: "present",
        ...(!listed && { role: "observer" as const }),
        opId: newAction(),
      }),
    );
  return (
    <ul className={own.called} aria-label={t("floor.called")} data-testid="called">
      {called.map((organization) => {
        const seat = attendance.find((one) => one.organization === organization);
        return (
          <li key={organization}>
            <span className="small soft">{t("floor.called")}</span> {nameOf(labels[organization], language)}{" "}
            {seat?.presence === "present" ? (
              <span className="small soft">{t("values.presence.present")}</span>
            ) : (
              <button type="button" className="plain-button link small" onClick={() => letIn(organization, !!seat)}>
                {t("live.arrive")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
