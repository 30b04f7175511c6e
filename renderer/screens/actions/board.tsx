/** Actions as a board: a column for each status; a card is moved by dragging, or by Alt and the arrow keys. */

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOverdue } from "../../../db/contract/questions.ts";
import type { Filter } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { useCommand } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import own from "./actions.module.css";

type Status = RecordOf<"action">["status"];
const COLUMNS = ["not_started", "in_progress", "blocked", "done", "verified"] as const;
const PAGE = 50;

interface Props {
  filters: Filter[];
  search: string;
  chosen: string | null;
  onOpen(id: string): void;
}

export function Board(props: Props) {
  const { t } = useTranslation();
  const run = useCommand();
  const [over, setOver] = useState<Status | null>(null);
  const move = (id: string, status: (typeof COLUMNS)[number]) =>
    void run(() => client.action.report({ id, status, opId: newAction() }));
  return (
    <div className={own.board}>
      {COLUMNS.map((status) => (
        <section
          key={status}
          className={own.column}
          data-over={over === status || undefined}
          aria-label={t(`values.status.${status}`)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(status);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => {
            setOver(null);
            const id = event.dataTransfer.getData("text/plain");
            if (id) move(id, status);
          }}
        >
          <Column {...props} status={status} onMove={move} />
        </section>
      ))}
    </div>
  );
}

interface ColumnProps extends Props {
  status: (typeof COLUMNS)[number];
  onMove(id: string, status: (typeof COLUMNS)[number]): void;
}

function Column({ status, filters, search, chosen, onOpen, onMove }: ColumnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const [limit, setLimit] = useState(PAGE);
  const all = [
    ...filters.filter(({ field }) => field !== "status"),
    { field: "status", op: "is" as const, value: status },
  ];
  const asked = { filters: all, ...(search && { search }) };
  const { data, error } = useQuery(
    api.action.list.queryOptions({ input: { ...asked, sort: [{ field: "due", dir: "asc" }], limit } }),
  );
  const { data: count } = useQuery(api.action.count.queryOptions({ input: asked }));
  const today = todayHere();
  const at = COLUMNS.indexOf(status);
  return (
    <>
      <h3>
        {t(`values.status.${status}`)} <span className="numbers">{count}</span>
      </h3>
      <ErrorNote error={error} />
      {(data?.rows ?? []).map((action) => (
        <button
          key={action.id}
          type="button"
          className={own.card}
          data-on={action.id === chosen || undefined}
          data-late={isOverdue(action, today) || undefined}
          draggable={may.change("action", action)("status")}
          onDragStart={(event) => event.dataTransfer.setData("text/plain", action.id)}
          onClick={() => onOpen(action.id)}
          onKeyDown={(event) => {
            const to = COLUMNS[at + (event.key === "ArrowRight" ? 1 : -1)];
            if (!event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft") || !to) return;
            if (!may.change("action", action)("status") || !may.give("action", "status", to)) return;
            event.preventDefault();
            onMove(action.id, to);
          }}
          title={t("actions.moveHint")}
        >
          <span>{textOf(action.text, action.text_en, language)}</span>
          <small className="soft">
            {action.lead && nameOf(data?.labels[action.lead], language)}
            {action.due && (
              <span className={`numbers ${isOverdue(action, today) ? "late" : ""}`}>
                {" · "}
                {action.due}
              </span>
            )}
            {action.percent ? <span className="numbers"> · {action.percent} %</span> : null}
          </small>
        </button>
      ))}
      {data?.more && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLimit(limit + PAGE)}>
          {t("series.more")}
        </Button>
      )}
      {data?.rows.length === 0 && <p className="small soft">{t("actions.none")}</p>}
    </>
  );
}
