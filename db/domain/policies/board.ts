/** What two places have for each instrument and segment: instrument by instrument, and what that comes to. */
import type { Reader } from "../../base/store.ts";
import type { BoardCell, policyProcedures } from "../../contract/procedures/policies/policies.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { mayHold } from "../../rules/policy-standing.ts";
import { labelsAll, standingOfPolicy } from "./course.ts";
import { recordsOf } from "./held.ts";
import { placesOf, type Side, sidesOf } from "./places.ts";

type Board = AnswerOf<typeof policyProcedures.board>;
type Column = Side | "joint";

export function policyBoard(context: Context): Board {
  const { reader } = context;
  const today = context.today();
  const all = recordsOf(reader, "policy", "1 ORDER BY issued, id");
  const held = all.filter((policy) => mayHold(standingOfPolicy(reader, policy, today)));
  const places = placesOf(reader);
  const roots = rootsOf(reader);
  const cells = new Map<string, Omit<BoardCell, "verdict">>();
  const nowhere: string[] = [];
  for (const policy of held) {
    if (policy.level === "national" || !places) continue;
    const columns: Column[] = policy.level === "joint" ? ["joint"] : sidesOf(reader, policy, places);
    if (columns.length === 0) nowhere.push(policy.id);
    for (const instrument of policy.instruments)
      for (const segment of new Set(policy.segments.map((id) => roots.get(id) ?? id))) {
        const key = `${instrument} ${segment}`;
        const cell = cells.get(key) ?? { instrument, segment, first: [], joint: [], second: [] };
        for (const column of columns) cell[column].push(policy.id);
        if (columns.length > 0) cells.set(key, cell);
      }
  }
  const order = { instruments: ordered(reader, "term"), segments: ordered(reader, "segment") };
  const told = [...cells.values()]
    .map((cell): BoardCell => ({ ...cell, verdict: verdictOf(cell) }))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
        order.instruments.indexOf(a.instrument) - order.instruments.indexOf(b.instrument) ||
        order.segments.indexOf(a.segment) - order.segments.indexOf(b.segment),
    );
  const used = (pick: "instrument" | "segment", from: readonly string[]) => {
    const ids = new Set(told.map((cell) => cell[pick]));
    return from.filter((id) => ids.has(id));
  };
  const instruments = used("instrument", order.instruments);
  const segments = used("segment", order.segments);
  const named = told.flatMap(({ first, joint, second }) => [...first, ...joint, ...second]);
  return {
    places: (places ?? []).map(({ zh, en }) => ({ zh, en })),
    cells: told,
    instruments,
    segments,
    counted: countsOf(held),
    nowhere,
    labels: labelsAll(reader, { policy: [...named, ...nowhere], term: instruments, segment: segments }),
  };
}

/** What two places have apart comes first: that is what could be one. */
const ORDER = ["both_apart", "first_only", "second_only", "both_joined", "joint_only"] as const;

function verdictOf({ first, joint, second }: Omit<BoardCell, "verdict">): BoardCell["verdict"] {
  const together = joint.length > 0;
  if (first.length > 0 && second.length > 0) return together ? "both_joined" : "both_apart";
  if (first.length > 0) return "first_only";
  return second.length > 0 ? "second_only" : "joint_only";
}

/** The uppermost segment above each. */
function rootsOf(reader: Reader): Map<string, string> {
  const rows = reader.all<{ id: string; root: string }>(
    `WITH RECURSIVE up (id, root) AS (
       SELECT id, id FROM segment WHERE parent IS NULL
       UNION SELECT s.id, up.root FROM segment s JOIN up ON s.parent = up.id)
     SELECT id, root FROM up`,
  );
  return new Map(rows.map(({ id, root }) => [id, root]));
}

function ordered(reader: Reader, subject: "term" | "segment"): string[] {
  return reader.all<{ id: string }>(`SELECT id FROM ${subject} ORDER BY rank IS NULL, rank, id`).map(({ id }) => id);
}

function countsOf(policies: readonly RecordOf<"policy">[]): Board["counted"] {
  const counts: Board["counted"] = {};
  for (const { level } of policies) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}
