/** Before a meeting is closed: what stands unrecorded in the entry line, and the check list. */
import { Button, Group, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Check } from "../../../db/contract/procedures/checks.ts";
import { client, newAction } from "../../app/api.ts";
import { FIRST_CONTROL, settleFirst } from "../../meeting/checks/check-list.tsx";
import { CheckSection } from "../../meeting/checks/check-section.tsx";
import { useChecks } from "../../meeting/checks/use-checks.ts";
import { useCommand } from "../../records/use-record.ts";
import type { ComposeHandle } from "./line/compose.tsx";
import own from "./live.module.css";

interface Props {
  meeting: string;
  line: React.RefObject<ComposeHandle | null>;
  /** Brings a card of the item that is on into sight. @returns whether there is such a one */
  onShow(check: Check): boolean;
  onLeave(): void;
}

export function CloseSheet({ meeting, line, onShow, onLeave }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onLeave}
      onKeyDown={settleFirst}
      title={t("live.close")}
      size="lg"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <Sheet meeting={meeting} line={line} onShow={onShow} onLeave={onLeave} />
    </Modal>
  );
}

function Sheet({ meeting, line, onShow, onLeave }: Props) {
  const { t } = useTranslation();
  const run = useCommand();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { checks, open } = useChecks(meeting, "close");
  const [unsent, setUnsent] = useState(() => line.current?.unsent() ?? "");
  const close = () =>
    run(async () => {
      await client.meeting.close({ id: meeting, opId: newAction() });
      await cache.invalidateQueries();
      await navigate({ to: "/meetings/$id", params: { id: meeting }, search: { tab: "minutes" } });
    });
  const record = () => {
    // What cannot be recorded as it stands is put right where it stands.
    if (!line.current?.send()) return onLeave();
    setUnsent("");
  };
  const drop = () => {
    line.current?.drop();
    setUnsent("");
  };
  const ready = open === 0 && unsent === "";
  const sheet = useRef<HTMLDivElement>(null);
  // The points come after the sheet, and what is settled goes away with the focus that it had.
  useEffect(() => {
    const { activeElement: at } = document;
    if (!at?.closest('[role="dialog"]') || at === sheet.current) toFirst(sheet.current);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hands the focus on to what is in it
    <div
      ref={sheet}
      className={own.sheet}
      tabIndex={-1}
      data-autofocus
      onFocus={({ target, currentTarget }) => target === currentTarget && toFirst(currentTarget)}
    >
      {unsent !== "" && (
        <>
          <p>
            {t("checks.close.unsent")} <b>{unsent}</b>
          </p>
          <Group gap="xs" mb="sm">
            <Button size="compact-sm" data-first onClick={record}>
              {t("checks.close.record")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={drop}>
              {t("checks.close.drop")}
            </Button>
          </Group>
        </>
      )}
      {open !== undefined && (
        <CheckSection
          meeting={meeting}
          checks={checks}
          open={open}
          onMend={(check) => {
            onLeave();
            return onShow(check);
          }}
        />
      )}
      <Group gap="xs" mt="md">
        <Button data-first disabled={!ready} onClick={() => void close()}>
          {t("checks.close.now")}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t("checks.close.later")}
        </Button>
      </Group>
    </div>
  );
}

/** To what is to be seen to first; to the sheet itself while nothing is there yet. */
function toFirst(sheet: HTMLElement | null): void {
  const first = sheet?.querySelector<HTMLElement>(`[data-first]:enabled, ${FIRST_CONTROL}`);
  (first ?? sheet)?.focus();
}
