/** What came of what was agreed: how many tasks are done, and how many dates that were set are kept. */

import { LABELS } from "../../../contract/labels/index.ts";
import { isDone, isOverdue, partyJoin, sectorSql } from "../../../contract/questions.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { SECTORS } from "../../../contract/vocabulary.ts";
import type { Indicator, Row } from "../indicator.ts";
import { isWeak, type Region } from "../region.ts";

/** Of fewer tasks no share is told. */
const LEAST = 10;

type Task = Pick<RecordOf<"action">, "id" | "status" | "due" | "confidence"> & { sector: string };

export const closingRate: Indicator = {
  id: "closing_rate",
  of(region) {
    const tasks = tasksOf(region);
    const counted = [{ what: "actions" as const, counts: [tasks.length] }];
    if (tasks.length < LEAST) return { counted, untold: "few_actions", least: LEAST };
    const done = tasks.filter(isDone).length;
    return {
      ...{ counted, least: LEAST, value: done / tasks.length, ratio: [done, tasks.length], range: [0, 1] },
      parts: bySector(tasks, isDone),
    };
  },
  rows: (region) => tasksOf(region).map(rowOf),
};

export const datesKept: Indicator = {
  id: "dates_kept",
  of(region) {
    const tasks = tasksOf(region);
    const dated = tasks.filter(({ due }) => due !== null);
    const counted = [
      { what: "with_due" as const, counts: [dated.length] },
      { what: "actions" as const, counts: [tasks.length] },
    ];
    if (dated.length < LEAST) return { counted, untold: "few_due", least: LEAST };
    const kept = (task: Task) => !isOverdue(task, region.today);
    const held = dated.filter(kept).length;
    return {
      ...{ counted, least: LEAST, value: held / dated.length, ratio: [held, dated.length], range: [0, 1] },
      parts: bySector(dated, kept),
    };
  },
  rows: (region) =>
    tasksOf(region)
      .filter(({ due }) => due !== null)
      .map(rowOf),
};

function tasksOf({ reader }: Region): Task[] {
  return reader.all<Task>(
    `SELECT action.id, action.status, action.due, action.confidence, ${sectorSql()} AS sector
     FROM action ${partyJoin("action.lead")} ORDER BY action.id`,
  );
}

/** By sector of who leads: how many, how many of them so, and their share where it may be told. */
function bySector(tasks: readonly Task[], so: (task: Task) => boolean) {
  return SECTORS.flatMap((sector) => {
    const own = tasks.filter((task) => task.sector === sector);
    if (own.length === 0) return [];
    const count = own.filter(so).length;
    return [
      {
        name: sectorName(sector),
        first: count,
        second: own.length,
        value: own.length < LEAST ? null : count / own.length,
      },
    ];
  });
}

export function sectorName(sector: (typeof SECTORS)[number]) {
  return { zh: LABELS.zh.values.sector[sector], en: LABELS.en.values.sector[sector] };
}

function rowOf({ id, confidence }: Task): Row {
  return { subject: "action", id, weak: isWeak(confidence) };
}
