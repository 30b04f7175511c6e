/** Starts a meeting. On another day than the planned one it asks which of the two the minutes are to print. */
import { Button, Group, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dayInWords } from "../../../db/language/day-words.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useCommand } from "../../records/use-record.ts";
import { localToday } from "../../ui/days.ts";

export function StartButton({ meeting }: { meeting: RecordOf<"meeting"> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  const { id, day, last_day } = meeting;
  const today = localToday();
  const start = (heldToday: boolean) =>
    void run(async () => {
      await client.meeting.start({ id, today: heldToday, opId: newAction() });
      await navigate({ to: "/live/$id", params: { id } });
    });
  const asPlanned = day === today || (day !== null && last_day !== null && day <= today && today <= last_day);
  return (
    <>
      <Button onClick={() => (day === null || asPlanned ? start(day === null) : setAsking(true))}>
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
          <p style={{ marginTop: 0 }}>{t("meetings.startHint", { day: dayInWords(day, language) })}</p>
          <Group>
            <Button data-autofocus onClick={() => start(true)}>
              {t("meetings.startToday", { day: dayInWords(today, language) })}
            </Button>
            <Button variant="default" onClick={() => start(false)}>
              {t("meetings.startPlanned", { day: dayInWords(day, language) })}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
