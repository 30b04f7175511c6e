/** The text of the minutes: on the real pages, or as one running text, beside what stands behind it. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import { keep, kept } from "../../../app/kept.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { useWorkingIn } from "../circulation/use-working-in.ts";
import { ExportButton } from "../export/export-button.tsx";
import { LookPicker } from "../look-picker.tsx";
import { NotYet } from "../not-yet.tsx";
import { useLook } from "../use-look.ts";
import { Paragraphs } from "./paragraphs.tsx";

const SHAPES = ["pages", "paragraphs"] as const;
const SHAPE = "minutes.shape";

export function TextPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  if (view.meeting.state === "planned") return <NotYet title={t("minutes.textLater")} />;
  return <Text view={view} />;
}

function Text({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting);
  const [shape, setShape] = useState(() => SHAPES.find((one) => one === kept(SHAPE)) ?? "pages");
  const meeting = view.meeting.id;
  const { data: blocks, error } = useQuery({
    ...api.document.blocks.queryOptions({ input: { kind: "minutes", of: meeting, ...look.asked } }),
    enabled: shape === "paragraphs",
  });
  const { data: texts, error: otherError } = useQuery(
    api.minutes.paragraphs.queryOptions({ input: { meeting, ...look.asked } }),
  );
  const workingIn = useWorkingIn(meeting);
  const before = (
    <>
      <SegmentedControl
        aria-label={t("minutes.view")}
        value={shape}
        onChange={(value) => {
          keep(SHAPE, value);
          setShape(value as typeof shape);
        }}
        data={SHAPES.map((value) => ({ value, label: t(`minutes.views.${value}`) }))}
      />
      <LookPicker look={look} />
    </>
  );
  return (
    <>
      <ErrorNote error={error ?? otherError} />
      {texts && (shape === "pages" || blocks) && workingIn !== undefined && (
        <Paragraphs
          // Another language or style has other paragraphs: nothing of the old ones stays open.
          key={`${look.language} ${texts.style}`}
          view={view}
          style={texts.style}
          blocks={shape === "pages" ? null : (blocks ?? null)}
          pages={{ meeting, ...look.asked }}
          paragraphs={texts.paragraphs}
          orphans={texts.orphans}
          workingIn={workingIn}
          before={before}
          after={<ExportButton view={view} look={look} />}
        />
      )}
    </>
  );
}
