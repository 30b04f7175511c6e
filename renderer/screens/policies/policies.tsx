/** Policies of all levels: as a list, by what comes to an end, by what nobody carries out, and of two places beside each other. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ToAgenda } from "../../meeting/to-agenda.tsx";
import { useMay } from "../../records/may.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Ahead } from "./ahead.tsx";
import { PolicyBoard } from "./board/policy-board.tsx";
import { Course } from "./course.tsx";
import { CourseSide } from "./course-side.tsx";
import { Steps } from "./steps.tsx";
import { Unanswered } from "./unanswered.tsx";
import { Versions } from "./versions.tsx";

const SHOWN = ["list", "ahead", "unanswered", "board"] as const;

function useParts(): RecordParts {
  const may = useMay();
  return {
    summary: (id) => <Course policy={id} />,
    summarized: ["parent", "also_implements", "criteria"],
    tabs: (id) => [
      {
        key: "policy_event",
        kind: "policy_event",
        empty: true,
        content: <Steps policy={id} />,
      },
      {
        key: "policy_version",
        kind: "policy_version",
        empty: may.make("policy_version", { policy: id }),
        content: <Versions policy={id} />,
      },
    ],
    tools: (id) => <ToAgenda subject="policy" id={id} />,
    side: (id) => <CourseSide policy={id} />,
  };
}

export function Policies() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false });
  const shown = SHOWN.find((one) => one === show) ?? "list";
  return (
    <SubjectScreen
      subject="policy"
      parts={useParts()}
      tools={
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={(next) =>
            void navigate({ to: ".", search: (now) => ({ ...now, show: next === "list" ? undefined : next }) })
          }
          data={SHOWN.map((value) => ({ value, label: t(`policies.shown.${value}`) }))}
          aria-label={t("policies.shown.label")}
        />
      }
      instead={
        shown === "list"
          ? undefined
          : () => (shown === "ahead" ? <Ahead /> : shown === "unanswered" ? <Unanswered /> : <PolicyBoard />)
      }
    />
  );
}

export function PolicyPage() {
  return <RecordPage subject="policy" parts={useParts()} />;
}
