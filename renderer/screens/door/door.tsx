/** The door: choose a workspace and unlock it, create one, or restore one from a backup. */
import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import type { Status } from "../../app/status.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Create } from "./create.tsx";
import { DoorPage } from "./door-page.tsx";
import { Lock } from "./lock.tsx";
import { Restore } from "./restore.tsx";
import { Unlock } from "./unlock.tsx";

export function Door({ place, trouble }: { place: string | null; trouble: Status["trouble"] }) {
  const { t } = useTranslation();
  const { data: recent } = useQuery(api.workspace.recent.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  if (!recent) return null;
  const locked = recent.find(({ id }) => id === place);
  if (locked && chosen === null && !trouble)
    return (
      <DoorPage>
        <Lock workspace={locked} onRestore={() => setChosen("restore")} onOther={() => setChosen("unlock")} />
      </DoorPage>
    );
  const first = place ?? recent[0]?.id ?? "";
  const tab = chosen ?? (first ? "unlock" : "create");
  return (
    <DoorPage>
      <h1>{t("door.heading")}</h1>
      <ErrorNote error={trouble} />
      <Tabs value={tab} onChange={setChosen} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="unlock">{t("door.unlock")}</Tabs.Tab>
          <Tabs.Tab value="create">{t("door.create")}</Tabs.Tab>
          <Tabs.Tab value="restore">{t("door.restore")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="unlock" pt="md">
          <Unlock first={first} workspaces={recent} onRestore={() => setChosen("restore")} />
        </Tabs.Panel>
        <Tabs.Panel value="create" pt="md">
          <Create />
        </Tabs.Panel>
        <Tabs.Panel value="restore" pt="md">
          <Restore />
        </Tabs.Panel>
      </Tabs>
    </DoorPage>
  );
}
