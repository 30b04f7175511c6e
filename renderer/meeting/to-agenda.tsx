/** Puts a record on the agenda of a meeting that is still to come: A, then the meeting; of one alone there is nothing to choose. */
import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../db/contract/labels/in-words.ts";
import type { Proposal } from "../../db/contract/procedures/meetings.ts";
import { nameOf } from "../../db/language/names.ts";
import { api, client, newAction } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { usePageKeys } from "../app/keys.ts";
import { tell } from "../app/typing/saved.ts";
import { useMay } from "../records/may.ts";
import { useCommand } from "../records/use-record.ts";
import { Icon } from "../ui/icon.tsx";

/** So many meetings are offered. */
const OFFERED = 8;

interface Props {
  subject: Proposal["subject"];
  id: string;
}

export function ToAgenda({ subject, id }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const run = useCommand();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(
    api.meeting.list.queryOptions({
      input: {
        filters: [{ field: "state", op: "in", value: ["planned", "live"] }],
        sort: [{ field: "day", dir: "asc" }],
        limit: OFFERED,
      },
    }),
  );
  const takes = may.call("meeting.takeUp");
  usePageKeys("agendaOf", { toAgenda: () => takes && setOpen(true) });
  if (!takes) return null;
  const take = async (meeting: string, name: string) => {
    const done = await run(() => client.meeting.takeUp({ meeting, proposals: [{ subject, id }], opId: newAction() }));
    if (done) tell({ kind: "note", text: t("agendaOf.taken", { meeting: name }) });
  };
  const meetings = data?.rows ?? [];
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="add" size={16} />}>
          {t("agendaOf.take")} <kbd>A</kbd>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(meetings.length > 0 ? "agendaOf.which" : "agendaOf.none")}</Menu.Label>
        {meetings.map((meeting) => {
          const name = nameOf(labelFrom("meeting", meeting), language);
          return (
            <Menu.Item key={meeting.id} onClick={() => void take(meeting.id, name)}>
              {name} <span className="small soft numbers">{meeting.day}</span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
