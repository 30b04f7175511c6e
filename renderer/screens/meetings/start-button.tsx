/**
 * Starts a meeting. On another day, or more than an hour from the one that was announced, it asks which the minutes are to
 * print.
 */
import { Button, Group, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { minutesBetween } from "../../../db/contract/dates.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { timeInWords } from "../../../db/language/meeting-time.ts";
import { client, newAction } from "../../app/api.ts";
import { timeHere, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useCommand } from "../../records/use-record.ts";

export function StartButton({ meeting }: { meeting: RecordOf<"meeting"> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  const { id, day } = meeting;
  const start = (heldToday: boolean) =>
    void run(async () => {
      await client.meeting.start({ id, today: heldToday, opId: newAction() });
      await navigate({ to: "/live/$id", params: { id } });
    });
  const now = { day: todayHere(), last_day: null, starts: timeHere(), ends: null };
  const planned = timeInWords(meeting, language);
  return (
    <>
      <Button onClick={() => (day === null || isAsPlanned(meeting) ? start(true) : setAsking(true))}>
        {t("meetings.start")}
      </Button>
      {day !== null && (
        <Modal
          opened={asking}
          onClose={() => setAsking(false)}
          title={t("meetings.startWhen")}
          lockScroll={false}
          closeButtonProps={{ "aria-label": t("parts.cancel") }}
        >
          <p style={{ marginTop: 0 }}>{t("meetings.startHint", { time: planned })}</p>
          <Group>
            <Button data-autofocus onClick={() => start(true)}>
              {t("meetings.startToday", { time: timeInWords(now, language) })}
            </Button>
            <Button variant="default" onClick={() => start(false)}>
              {t("meetings.startPlanned", { time: planned })}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}

/** As precisely as meetings begin. */
const MOST_MINUTES_OFF = 60;

function isAsPlanned({ day, last_day, starts }: RecordOf<"meeting">): boolean {
  const today = todayHere();
  if (day === today) return starts === null || Math.abs(minutesBetween(starts, timeHere())) <= MOST_MINUTES_OFF;
  return day !== null && last_day !== null && day < today && today <= last_day;
}
