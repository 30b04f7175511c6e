/** The text of the minutes: paragraph by paragraph beside what stands behind it, or as real pages. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import type { Sheet } from "../../../meeting/sheet.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import styles from "../../../ui/parts.module.css";
import { useWorkingIn } from "../circulation/use-working-in.ts";
import { LookPicker } from "../look-picker.tsx";
import own from "../minutes.module.css";
import { type Look, useLook } from "../use-look.ts";
import { Pages } from "./pages.tsx";
import { Paragraphs } from "./paragraphs.tsx";

export function TextPanel({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const look = useLook(sheet.meeting.state === "sealed");
  const [view, setView] = useState<"paragraphs" | "pages">("paragraphs");
  const meeting = sheet.meeting.id;
  return (
    <div className={own.stack}>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t("minutes.view")}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={(["paragraphs", "pages"] as const).map((value) => ({ value, label: t(`minutes.views.${value}`) }))}
        />
        <LookPicker look={look} />
      </div>
      {view === "pages" ? <Pages input={{ meeting, ...look.asked }} /> : <Text sheet={sheet} look={look} />}
    </div>
  );
}

function Text({ sheet, look }: { sheet: Sheet; look: Look }) {
  const input = { meeting: sheet.meeting.id, ...look.asked };
  const { data: blocks, error } = useQuery(api.minutes.document.queryOptions({ input }));
  const { data: texts, error: otherError } = useQuery(api.minutes.paragraphs.queryOptions({ input }));
  const workingIn = useWorkingIn(sheet.meeting.id);
  return (
    <>
      <ErrorNote error={error ?? otherError} />
      {blocks && texts && workingIn !== undefined && (
        <Paragraphs
          // Another language or style has other paragraphs: nothing of the old ones stays open.
          key={`${look.language} ${texts.style}`}
          sheet={sheet}
          style={texts.style}
          blocks={blocks}
          paragraphs={texts.paragraphs}
          orphans={texts.orphans}
          workingIn={workingIn}
        />
      )}
    </>
  );
}
