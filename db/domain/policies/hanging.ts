/** What rests on a policy and is not done with: decisions that cite it, their open actions, open problems, items to come. */
import type { Reader } from "../../base/store.ts";
import type { Hanging } from "../../contract/procedures/policies/policies.ts";
import { openProblemSql, openSql } from "../../contract/questions.ts";

/** Records of a subject that name a policy, or a clause of it. Takes the policy's id twice. */
export function namingSql(subject: "outcome" | "problem" | "agenda_item"): string {
  return `SELECT id FROM list_value WHERE subject = '${subject}' AND field = 'policies' AND value = ?
    UNION SELECT l.id FROM clause c JOIN list_value l ON l.value = c.id
      WHERE c.policy = ? AND l.subject = '${subject}' AND l.field = 'clauses'`;
}

export function hangingOn(reader: Reader, policy: string): Hanging {
  const ids = (sql: string) => reader.all<{ id: string }>(sql, policy, policy).map(({ id }) => id);
  const decisions = `SELECT o.id FROM outcome o JOIN meeting m ON m.id = o.meeting
    WHERE o.kind = 'decision' AND o.state <> 'rejected' AND o.id IN (${namingSql("outcome")})`;
  return {
    decisions: ids(`${decisions} ORDER BY m.day DESC, o.rank`),
    actions: reader.all<Hanging["actions"][number]>(
      `SELECT a.id, a.lead, a.due FROM action a WHERE ${openSql("a")} AND a.outcome IN (${decisions})
       ORDER BY a.due IS NULL, a.due, a.id`,
      policy,
      policy,
    ),
    problems: ids(`SELECT id FROM problem WHERE ${openProblemSql()} AND id IN (${namingSql("problem")}) ORDER BY id`),
    items: reader.all<Hanging["items"][number]>(
      `SELECT i.id, i.meeting FROM agenda_item i JOIN meeting m ON m.id = i.meeting
       WHERE m.state IN ('planned', 'live') AND i.id IN (${namingSql("agenda_item")}) ORDER BY m.day, i.rank`,
      policy,
      policy,
    ),
  };
}

/** All that it names. */
export function namedIn({ decisions, actions, problems, items }: Hanging): {
  outcome: string[];
  action: string[];
  organization: string[];
  problem: string[];
  meeting: string[];
} {
  return {
    outcome: decisions,
    action: actions.map(({ id }) => id),
    organization: actions.flatMap(({ lead }) => lead ?? []),
    problem: problems,
    meeting: items.map(({ meeting }) => meeting),
  };
}
