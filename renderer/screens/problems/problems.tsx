/** Problems: as a list, and those that nobody works on. The page of each shows its trail. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { ToAgenda } from "../../meeting/to-agenda.tsx";
import { RecordPage } from "../../records/page/record-page.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Idle } from "./idle.tsx";
import { Trail } from "./trail.tsx";

const SHOWN = ["list", "idle"] as const;

const PARTS: RecordParts = {
  summary: (id) => <Trail problem={id} />,
  tools: (id) => (
    <>
      <ToAgenda subject="problem" id={id} />
      <DocumentMenu kind="problem_trail" of={id} />
    </>
  ),
};

export function Problems() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false });
  const shown = SHOWN.find((one) => one === show) ?? "list";
  return (
    <SubjectScreen
      subject="problem"
      parts={PARTS}
      asks={["severity", "raised_by"]}
      tools={
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={(next) =>
            void navigate({ to: ".", search: (now) => ({ ...now, show: next === "list" ? undefined : next }) })
          }
          data={SHOWN.map((value) => ({ value, label: t(`problems.shown.${value}`) }))}
          aria-label={t("problems.shown.label")}
        />
      }
      instead={shown === "list" ? undefined : () => <Idle />}
    />
  );
}

export function ProblemPage() {
  return <RecordPage subject="problem" parts={PARTS} />;
}
