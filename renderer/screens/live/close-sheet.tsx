/** Before a meeting is closed: what stands unrecorded in the entry line, and the check list. */
import { Button, Group, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Check } from "../../../db/contract/procedures/checks.ts";
import { client, newAction } from "../../app/api.ts";
import { CheckSection } from "../../meeting/checks/check-section.tsx";
import { useChecks } from "../../meeting/checks/use-checks.ts";
import { useCommand } from "../../records/use-record.ts";
import type { ComposeHandle } from "./line/compose.tsx";

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
  return (
    <>
      {unsent !== "" && (
        <>
          <p>
            {t("checks.close.unsent")} <b>{unsent}</b>
          </p>
          <Group gap="xs" mb="sm">
            <Button size="compact-sm" onClick={record}>
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
        <Button data-autofocus disabled={!ready} onClick={() => void close()}>
          {t("checks.close.now")}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t("checks.close.later")}
        </Button>
      </Group>
    </>
  );
}
