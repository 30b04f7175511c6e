/** The minutes of a meeting: their text, circulation and seal, and export. The chosen part stands in the address. */
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Sheet } from "../meetings/meeting.tsx";
import { ExportPanel } from "./export-panel.tsx";
import own from "./minutes.module.css";
import { SealPanel } from "./seal.tsx";
import { TextPanel } from "./text-panel.tsx";

export function MinutesTab({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { part = "text" } = useSearch({ strict: false }) as { part?: string };
  return (
    <Tabs
      value={part}
      onChange={(next) => void navigate({ to: ".", search: { tab: "minutes", part: next } as never })}
      variant="pills"
      keepMounted={false}
      className={own.tab}
    >
      <Tabs.List mb="sm">
        <Tabs.Tab value="text">{t("minutes.parts.text")}</Tabs.Tab>
        <Tabs.Tab value="seal">{t("minutes.parts.seal")}</Tabs.Tab>
        <Tabs.Tab value="export">{t("minutes.parts.export")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text">
        <TextPanel sheet={sheet} />
      </Tabs.Panel>
      <Tabs.Panel value="seal">
        <SealPanel sheet={sheet} />
      </Tabs.Panel>
      <Tabs.Panel value="export">
        <ExportPanel sheet={sheet} />
      </Tabs.Panel>
    </Tabs>
  );
}
