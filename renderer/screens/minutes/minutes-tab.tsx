/** The minutes of a meeting: their text, details, circulation and seal, and export. The chosen part stands in the address. */
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { CirculationPanel } from "./circulation/circulation.tsx";
import { DetailsPanel } from "./details-panel.tsx";
import { ExportPanel } from "./export-panel.tsx";
import { SealPanel } from "./seal/seal.tsx";
import { TextPanel } from "./text/text-panel.tsx";

const PARTS = ["text", "details", "circulation", "seal", "export"] as const;

export function MinutesTab({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { part } = useSearch({ strict: false });
  return (
    <Tabs
      value={PARTS.find((one) => one === part) ?? "text"}
      onChange={(next) => void navigate({ to: ".", search: { tab: "minutes", part: next ?? undefined } })}
      variant="pills"
      keepMounted={false}
    >
      <Tabs.List mb="sm">
        {PARTS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`minutes.parts.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="text">
        <TextPanel view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="details">
        <DetailsPanel view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="circulation">
        <CirculationPanel view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="seal">
        <SealPanel view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="export">
        <ExportPanel view={view} />
      </Tabs.Panel>
    </Tabs>
  );
}
