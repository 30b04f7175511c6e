/** Who cites a clause, by which version and whether its words are others since; and the way to cite it. */
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Citation } from "../../../../db/contract/procedures/policies/clauses.ts";
import type { Filter } from "../../../../db/contract/records.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useMay } from "../../../records/may.ts";
import { RecordChip } from "../../../records/page/record-chip.tsx";
import { RecordPicker } from "../../../records/record-picker.tsx";
import { useCommand } from "../../../records/use-record.ts";
import { Card } from "../../../ui/card.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import own from "./text.module.css";

interface Props {
  clause: string;
  version: RecordOf<"policy_version">;
  asking: boolean;
  onAsk(asking: boolean): void;
}

export function Citations({ clause, version, asking, onAsk }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { data } = useQuery(api.clause.citations.queryOptions({ input: { id: clause } }));
  if (!data) return null;
  const { citations, others, labels } = data;
  const other = new Map(others.map((one) => [one.id, one]));
  const line = (one: Citation) => {
    const elsewhere = other.get(one.clause);
    return (
      <li key={`${one.subject} ${one.id} ${one.clause}`}>
        {one.number && <span className="numbers small soft">{one.number} </span>}
        <RecordChip id={one.id} label={labels[one.id]} whole />
        <div className="small soft">
          {one.meeting && <RecordChip id={one.meeting} label={labels[one.meeting]} />}{" "}
          {elsewhere && t("policies.text.citedAs", { version: nameOf(labels[one.version], language) })}{" "}
          {elsewhere && !elsewhere.same && <Badge tone="warn">{t("policies.text.wordsChanged")}</Badge>}
        </div>
      </li>
    );
  };
  return (
    <Card title={t("policies.text.whoCites")} level={3} count={citations.length}>
      {citations.length === 0 && <p className="small soft">{t("policies.text.nobodyCites")}</p>}
      <ul className={own.cited}>{citations.map(line)}</ul>
      {may.call("policy.takeText") && (
        <Button size="compact-sm" variant="default" onClick={() => onAsk(true)} rightSection={<kbd>C</kbd>}>
          {t("policies.text.cite")}
        </Button>
      )}
      <Cite clause={clause} version={version.label} opened={asking} onClose={() => onAsk(false)} />
    </Card>
  );
}

const CITING = ["agenda_item", "outcome", "problem"] as const;
/** What is frozen cites nothing any more, so it is not offered. */
const OFFERED: Readonly<Record<(typeof CITING)[number], Filter[]>> = {
  agenda_item: [{ field: "state", op: "not", value: "done" }],
  outcome: [{ field: "kind", op: "is", value: "decision" }],
  problem: [{ field: "status", op: "in", value: ["open", "in_progress"] }],
};

interface CiteProps {
  clause: string;
  version: string;
  opened: boolean;
  onClose(): void;
}

function Cite({ clause, version, opened, onClose }: CiteProps) {
  const { t } = useTranslation();
  const run = useCommand();
  const [from, setFrom] = useState<(typeof CITING)[number]>("outcome");
  const cite = (id: string | null) => {
    if (id === null) return;
    void run(async () => {
      const { record } = await client[from].get({ id });
      const clauses = [...new Set([...record.clauses, clause])];
      await client[from].put({ id, fields: { clauses }, opId: newAction() });
    }).then((done) => done && onClose());
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("policies.text.citeAs", { version })}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <SegmentedControl
        fullWidth
        mb="sm"
        value={from}
        onChange={setFrom}
        data={CITING.map((value) => ({ value, label: t(`subjects.${value}`) }))}
        aria-label={t("policies.text.citeFrom")}
      />
      <RecordPicker key={from} subject={from} labels={{}} value={null} filters={OFFERED[from]} onChange={cite} />
    </Modal>
  );
}
