/** From a problem over policies and decisions to actions and what proves them: one line each, and where it breaks off. */
import type { Reader } from "../../base/store.ts";
import { daysBetween, isWholeDay } from "../../contract/dates.ts";
import type { Trail, TrailLine } from "../../contract/procedures/policies/problems.ts";
import { isOverdue } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Context } from "../../records/context.ts";
import { requireRecord } from "../../records/rules.ts";
import { hereAt } from "../../schema/here.ts";
import { decisionsNamed } from "../meetings/chain.ts";
import { labelsAll, standingOfPolicy } from "./course.ts";
import { recordsOf } from "./held.ts";

type Problem = RecordOf<"problem">;
type Decision = NonNullable<TrailLine["decision"]>;
type Action = NonNullable<TrailLine["action"]>;

/** @throws ConcordError E_UNKNOWN_RECORD */
export function trailOf(context: Context, id: string): Trail {
  const { reader } = context;
  const problem = requireRecord(reader, "problem", id);
  const decisions = decisionsOn(reader, problem);
  const policies = policiesOf(reader, problem, decisions);
  const covered = new Set<string>();
  const lines = policies.flatMap(({ policy, clauses }): TrailLine[] => {
    const { effect } = standingOfPolicy(reader, policy, context.today());
    const head = { id: policy.id, effect, ends: policy.valid_to, clauses };
    const own = decisions.filter((one) => one.policies.has(policy.id));
    for (const one of own) covered.add(one.record.id);
    return linesUnder(context, head, own);
  });
  const bare = decisions.filter((one) => !covered.has(one.record.id));
  if (bare.length > 0 || lines.length === 0) lines.push(...linesUnder(context, null, bare));
  const figures = figuresOf(reader, problem);
  const raised = raisedOf(reader, problem);
  return {
    lines,
    figures,
    raised,
    meetings: meetingsOn(reader, problem, decisions),
    days: raised.day && isWholeDay(raised.day) ? Math.max(0, daysBetween(raised.day, context.today())) : null,
    labels: labelsAll(reader, {
      policy: lines.flatMap(({ policy }) => policy?.id ?? []),
      clause: lines.flatMap(({ policy }) => policy?.clauses ?? []),
      outcome: lines.flatMap(({ decision }) => decision?.id ?? []),
      action: lines.flatMap(({ action }) => action?.id ?? []),
      organization: [...lines.flatMap(({ action }) => action?.lead ?? []), ...(raised.by ? [raised.by] : [])],
      meeting: [
        ...lines.flatMap(({ decision }) => decision?.meeting ?? []),
        ...(raised.meeting ? [raised.meeting] : []),
      ],
      figure: figures.map((one) => one.id),
      segment: problem.segments,
    }),
  };
}

interface OnProblem {
  record: RecordOf<"outcome">;
  policies: ReadonlySet<string>;
  item: RecordOf<"agenda_item"> | undefined;
}

/**
 * Decisions that name the problem, by themselves or by their item; and those that name one of its policies, as long as they
 * name no other problem: that is what they were taken for.
 */
function decisionsOn(reader: Reader, problem: Problem): OnProblem[] {
  const policies = new Set([...problem.policies, ...policiesOfClauses(reader, problem.clauses).values()]);
  const clauses = reader.all<{ id: string }>(
    "SELECT id FROM clause WHERE policy IN (SELECT value FROM json_each(?))",
    JSON.stringify([...policies]),
  );
  const wanted = JSON.stringify([problem.id, ...policies, ...clauses.map(({ id }) => id)]);
  const naming = (subject: string) =>
    `SELECT id FROM list_value WHERE subject = '${subject}' AND field IN ('problems', 'policies', 'clauses')
       AND value IN (SELECT value FROM json_each(?))`;
  const rows = recordsOf(
    reader,
    "outcome",
    `kind = 'decision' AND state <> 'rejected'
       AND (id IN (${naming("outcome")}) OR agenda_item IN (${naming("agenda_item")})) ORDER BY id`,
    wanted,
    wanted,
  );
  return rows.flatMap((record): OnProblem[] => {
    const item = record.agenda_item ? recordsOf(reader, "agenda_item", "id = ?", record.agenda_item)[0] : undefined;
    const problems = new Set([...record.problems, ...(item?.problems ?? [])]);
    if (problems.size > 0 && !problems.has(problem.id)) return [];
    const cited = policiesOfClauses(reader, [...record.clauses, ...(item?.clauses ?? [])]);
    const named = new Set([...record.policies, ...(item?.policies ?? []), ...cited.values()]);
    return [{ record, policies: named, item }];
  });
}

function policiesOfClauses(reader: Reader, clauses: readonly string[]): Map<string, string> {
  const rows = reader.all<{ id: string; policy: string }>(
    "SELECT id, policy FROM clause WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(clauses),
  );
  return new Map(rows.map(({ id, policy }) => [id, policy]));
}

/** Policies of the problem, and those that decisions on it name, with the clauses that are cited of each. */
function policiesOf(
  reader: Reader,
  problem: Problem,
  decisions: readonly OnProblem[],
): { policy: RecordOf<"policy">; clauses: string[] }[] {
  const cited = policiesOfClauses(reader, [
    ...problem.clauses,
    ...decisions.flatMap(({ record, item }) => [...record.clauses, ...(item?.clauses ?? [])]),
  ]);
  const ids = new Set([
    ...problem.policies,
    ...cited.values(),
    ...decisions
      .filter(({ record, item }) => [...record.problems, ...(item?.problems ?? [])].includes(problem.id))
      .flatMap(({ policies }) => [...policies]),
  ]);
  return [...ids].flatMap((id) =>
    recordsOf(reader, "policy", "id = ?", id).map((policy) => ({
      policy,
      clauses: [...cited].filter(([, of]) => of === id).map(([clause]) => clause),
    })),
  );
}

function linesUnder(context: Context, policy: TrailLine["policy"], decisions: readonly OnProblem[]): TrailLine[] {
  const breaksAt = policy ? "decision" : "policy";
  if (decisions.length === 0) return [{ policy, decision: null, action: null, evidence: [], breaks: breaksAt }];
  const told = decisionsTold(context.reader, decisions);
  return told.flatMap((decision): TrailLine[] => {
    const actions = actionsOf(context, decision.id);
    if (actions.length === 0)
      return [{ policy, decision, action: null, evidence: [], breaks: policy ? "action" : "policy" }];
    return actions.map((action) => {
      const evidence = evidenceOf(context.reader, action.id);
      const missing = evidence.length === 0 ? ("evidence" as const) : null;
      return { policy, decision, action, evidence, breaks: policy ? missing : "policy" };
    });
  });
}

function decisionsTold(reader: Reader, decisions: readonly OnProblem[]): Decision[] {
  const numbers = decisionsNamed(
    reader,
    decisions.map(({ record }) => record.id),
  );
  return decisions.flatMap(({ record }) => {
    const named = numbers.get(record.id);
    if (!named) return [];
    const count = (stances: string) =>
      reader.get<{ n: number }>(
        `SELECT count(*) AS n FROM position WHERE outcome = ? AND stance IN (${stances})`,
        record.id,
      )?.n ?? 0;
    const { id, meeting, state } = record;
    const { number, day } = named;
    return [
      { id, meeting, number, day, state, support: count("'support'"), reserved: count("'reservation', 'oppose'") },
    ];
  });
}

function actionsOf(context: Context, decision: string): Action[] {
  const actions = recordsOf(
    context.reader,
    "action",
    "outcome = ? AND status <> 'cancelled' ORDER BY rank, id",
    decision,
  );
  return actions.map((action) => {
    const { id, status, percent, lead, due } = action;
    return { id, status, percent, lead, due, late: isOverdue(action, context.today()) };
  });
}

/** Papers, and where somebody said what proves the progress, the latest first. */
function evidenceOf(reader: Reader, action: string): TrailLine["evidence"] {
  const papers = recordsOf(reader, "paper", "action = ? ORDER BY added_at DESC", action).map((paper) => ({
    id: paper.id,
    text: paper.name,
    day: hereAt(reader, paper.added_at).day,
  }));
  const said = recordsOf(
    reader,
    "action_update",
    "action = ? AND evidence IS NOT NULL AND evidence <> '' ORDER BY made_at DESC",
    action,
  ).map((update) => ({ id: null, text: update.evidence ?? "", day: hereAt(reader, update.made_at).day }));
  return [...papers, ...said];
}

/** What is counted, beside the last time that the same was counted before. */
function figuresOf(reader: Reader, problem: Problem): Trail["figures"] {
  return problem.figures.flatMap((id) => {
    const [figure] = recordsOf(reader, "figure", "id = ?", id);
    if (!figure) return [];
    const earlier = reader.get<{ year: string; value: string }>(
      `SELECT year, value FROM figure WHERE id <> ? AND kind = ? AND organization IS ? AND segment IS ? AND city IS ?
         AND label IS ? AND unit IS ? AND year < ? ORDER BY year DESC LIMIT 1`,
      ...[figure.id, figure.kind, figure.organization, figure.segment, figure.city],
      ...[figure.label, figure.unit, figure.year],
    );
    return [{ id, year: figure.year, value: figure.value, unit: figure.unit, earlier: earlier ?? null }];
  });
}

function raisedOf(reader: Reader, { raised_by, raised_in, raised_on }: Problem): Trail["raised"] {
  const meeting = raised_in ? recordsOf(reader, "meeting", "id = ?", raised_in)[0] : undefined;
  return { by: raised_by, meeting: meeting?.id ?? null, day: raised_on ?? meeting?.day ?? null };
}

/** Meetings that have begun and took it up, as such or with a decision on it. */
function meetingsOn(reader: Reader, { id }: Problem, decisions: readonly OnProblem[]): number {
  const taken = reader.all<{ meeting: string }>(
    `SELECT DISTINCT i.meeting FROM agenda_item i JOIN meeting m ON m.id = i.meeting
     WHERE m.state <> 'planned' AND i.id IN
       (SELECT id FROM list_value WHERE subject = 'agenda_item' AND field = 'problems' AND value = ?)`,
    id,
  );
  return new Set([...taken.map(({ meeting }) => meeting), ...decisions.map(({ record }) => record.meeting)]).size;
}
