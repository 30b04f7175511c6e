/** What the page of an action has beside its facts: how far it is, the line that reports, what proves it, steps, more time. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, client, newAction } from "../../app/api.ts";
import { useMay } from "../../records/may.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import { Papers } from "../../records/papers.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { useActionRights } from "../../records/report/action-rights.ts";
import { useCommand, useRecord } from "../../records/use-record.ts";
import { ActionSummary, SUMMARIZED } from "./action-summary.tsx";
import { AskButton, EXTENSIONS, Extensions } from "./extensions.tsx";
import { Steps } from "./steps.tsx";
import { Timeline } from "./timeline.tsx";

export const ACTION_PARTS: RecordParts = {
  summary: (id) => <ActionSummary action={id} />,
  summarized: SUMMARIZED,
  tools: (id) => (
    <>
      <Verify action={id} />
      <AskButton action={id} />
    </>
  ),
  tabs: (id) => [
    { key: "action_update", kind: "action_update", empty: true, content: <Timeline action={id} /> },
    { key: "paper", kind: "paper", label: "actions.evidence", empty: true, content: <Evidence action={id} /> },
    { key: "action_step", kind: "action_step", empty: true, content: <Steps action={id} /> },
    { key: EXTENSIONS, kind: "extension_request", empty: true, content: <Extensions action={id} /> },
  ],
};

export function ActionPage() {
  return <RecordPage subject="action" parts={ACTION_PARTS} />;
}

/** 销号: what is done is closed by a facilitator. */
function Verify({ action }: { action: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { record } = useRecord("action", action);
  const may = useMay();
  if (record?.status !== "done") return null;
  if (!may.do("verify")) return <span className="small soft">{t("actions.waitsForVerification")}</span>;
  return (
    <Button onClick={() => void run(() => client.action.report({ id: action, status: "verified", opId: newAction() }))}>
      {t("actions.verify")}
    </Button>
  );
}

/** Files that prove progress. */
function Evidence({ action }: { action: string }) {
  const { ties, mine } = useActionRights(action);
  const { data } = useQuery(
    api.paper.list.queryOptions({ input: { filters: [{ field: "action", op: "is", value: action }], limit: 100 } }),
  );
  return <Papers papers={data?.rows ?? []} place={{ action, ...(mine && { organization: mine }) }} ties={ties} />;
}
