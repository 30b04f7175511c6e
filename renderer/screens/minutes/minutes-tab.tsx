/** The minutes of a meeting: their text, details, circulation and seal, and export. The chosen part stands in the address. */
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { ToolbarPlace } from "../../files/sheet/toolbar.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { CirculationPanel } from "./circulation/circulation.tsx";
import { DetailsPanel } from "./details-panel.tsx";
import { ExportPanel } from "./export/export-panel.tsx";
import own from "./minutes.module.css";
import { SealPanel } from "./seal/seal.tsx";
import { TextPanel } from "./text/text-panel.tsx";

const PARTS = ["text", "details", "circulation", "seal", "export"] as const;

/** @param place of the names of the parts: in the head of the meeting, so that one row is left for tools */
export function MinutesTab({ view, place }: { view: MeetingView; place: HTMLElement | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { part } = useSearch({ strict: false });
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return (
    <Tabs
      value={PARTS.find((one) => one === part) ?? "text"}
      onChange={(next) => void navigate({ to: ".", search: { tab: "minutes", part: next ?? undefined } })}
      variant="pills"
      keepMounted={false}
      className={own.minutes ?? ""}
    >
      {place &&
        createPortal(
          <Tabs.List className={own.parts ?? ""}>
            {PARTS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`minutes.parts.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>,
          place,
        )}
      <div ref={setTools} className={own.tools} />
      <ToolbarPlace value={tools}>
        <Tabs.Panel value="text" className={own.whole ?? ""}>
          <TextPanel view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="details" className={own.whole ?? ""}>
          <DetailsPanel view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="circulation" className={own.scrolled ?? ""}>
          <CirculationPanel view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="seal" className={own.scrolled ?? ""}>
          <SealPanel view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="export" className={own.scrolled ?? ""}>
          <ExportPanel view={view} />
        </Tabs.Panel>
      </ToolbarPlace>
    </Tabs>
  );
}
