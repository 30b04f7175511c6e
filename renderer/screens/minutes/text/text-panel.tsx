/** The text of the minutes: paragraph by paragraph beside what stands behind it, or as real pages. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import styles from "../../../ui/parts.module.css";
import { useWorkingIn } from "../circulation/use-working-in.ts";
import { LookPicker } from "../look-picker.tsx";
import own from "../minutes.module.css";
import { NotYet } from "../not-yet.tsx";
import { type Look, useLook } from "../use-look.ts";
import { Pages } from "./pages.tsx";
import { Paragraphs } from "./paragraphs.tsx";

export function TextPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting);
  const [shape, setShape] = useState<"paragraphs" | "pages">("paragraphs");
  const meeting = view.meeting.id;
  if (view.meeting.state === "planned") return <NotYet title={t("minutes.textLater")} />;
  return (
    <div className={own.stack}>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t("minutes.view")}
          value={shape}
          onChange={(value) => setShape(value as typeof shape)}
          data={(["paragraphs", "pages"] as const).map((value) => ({ value, label: t(`minutes.views.${value}`) }))}
        />
        <LookPicker look={look} />
      </div>
      {shape === "pages" ? <Pages input={{ meeting, ...look.asked }} /> : <Text view={view} look={look} />}
    </div>
  );
}

function Text({ view, look }: { view: MeetingView; look: Look }) {
  const meeting = view.meeting.id;
  const { data: blocks, error } = useQuery(
    api.document.blocks.queryOptions({ input: { kind: "minutes", of: meeting, ...look.asked } }),
  );
  const { data: texts, error: otherError } = useQuery(
    api.minutes.paragraphs.queryOptions({ input: { meeting, ...look.asked } }),
  );
  const workingIn = useWorkingIn(meeting);
  return (
    <>
      <ErrorNote error={error ?? otherError} />
      {blocks && texts && workingIn !== undefined && (
        <Paragraphs
          // Another language or style has other paragraphs: nothing of the old ones stays open.
          key={`${look.language} ${texts.style}`}
          view={view}
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
