/** Actions as a board: a column for each status that there is; a card is moved by dragging, or by Alt and the arrow keys. */

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
import { columnsFor, type MovedTo, takesCards } from "./columns.ts";

type Status = RecordOf<"action">["status"];
const PAGE = 50;

interface Props {
  filters: Filter[];
  search: string;
  chosen: string | null;
  onOpen(id: string): void;
}

export function Board(props: Props) {
  const run = useCommand();
  const move = (id: string, status: MovedTo) => void run(() => client.action.report({ id, status, opId: newAction() }));
  const columns = columnsFor(props.filters);
  return (
    <div className={own.board}>
      {columns.map((status) => (
        <Column key={status} {...props} status={status} columns={columns} onMove={move} />
      ))}
    </div>
  );
}

interface ColumnProps extends Props {
  status: Status;
  /** All of them, in their order. */
  columns: readonly Status[];
  onMove(id: string, status: MovedTo): void;
}

function Column({ status, columns, filters, search, chosen, onOpen, onMove }: ColumnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const [limit, setLimit] = useState(PAGE);
  const [over, setOver] = useState(false);
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
  const at = columns.indexOf(status);
  const takes = takesCards(status);
  if (!takes && !count) return null;
  return (
    <section
      className={own.column}
      data-over={over || undefined}
      aria-label={t(`values.status.${status}`)}
      {...(takes && {
        onDragOver: (event) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event) => {
          setOver(false);
          const id = event.dataTransfer.getData("text/plain");
          if (id) onMove(id, status);
        },
      })}
    >
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
            const to = columns[at + (event.key === "ArrowRight" ? 1 : -1)];
            if (!event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft") || !to || !takesCards(to))
              return;
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
    </section>
  );
}
