/** The text of a policy by clauses: taken in as a version, compared with another one, and who cites what of it. */
import type { Reader } from "../../base/store.ts";
import type { Citation, clauseProcedures, textProcedures } from "../../contract/procedures/policies/clauses.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { comparedClauses } from "../../language/clauses/compare.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf, Handler } from "../../records/handlers.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { decisionsNamed } from "../meetings/chain.ts";
import { labelsAll } from "./course.ts";
import { recordsOf } from "./held.ts";

type Clause = RecordOf<"clause">;

/** Takes a text in: one version with its clauses, and one undo. @throws ConcordError E_UNKNOWN_RECORD */
export const takeText: Handler<typeof textProcedures.takeText> = (context, input) => {
  const { policy, label, dated, draft, taken_from, origin, head, clauses, valid_to } = input;
  const done = asked(context, "policy.take_text", input);
  if (done) return { version: done.id };
  let version = "";
  act(context, "policy.take_text", input, (tx) => {
    const fields = { policy, label, dated, draft, taken_from, origin, head };
    version = putIn(context, tx, "policy_version", { fields }).record.id;
    clauses.forEach((clause, at) => {
      putIn(context, tx, "clause", { fields: { ...clause, policy, version, rank: at + 1 } });
    });
    if (valid_to) putIn(context, tx, "policy", { id: policy, fields: { valid_to } });
  });
  return { version };
};

export function clausesOf(reader: Reader, version: string): Clause[] {
  return recordsOf(reader, "clause", "version = ? ORDER BY rank, id", version);
}

/** @throws ConcordError E_UNKNOWN_RECORD */
export function compareVersions(
  { reader }: Context,
  { before, after }: { before: string | null; after: string },
): AnswerOf<typeof clauseProcedures.compare> {
  requireRecord(reader, "policy_version", after);
  const later = clausesOf(reader, after);
  const told = before
    ? comparedClauses(clausesOf(reader, before), later)
    : later.map(({ id }) => ({ change: "same" as const, before: null, after: id }));
  return told.map((pair) => ({ ...pair, cited: citing(reader, [pair.before, pair.after]).length }));
}

/** @throws ConcordError E_UNKNOWN_RECORD */
export function citationsOf({ reader }: Context, id: string): AnswerOf<typeof clauseProcedures.citations> {
  const clause = requireRecord(reader, "clause", id);
  const others = elsewhere(reader, clause);
  const citations = citing(reader, [id, ...others.map((one) => one.id)]);
  const of = (subject: Citation["subject"]) => citations.filter((one) => one.subject === subject).map((one) => one.id);
  return {
    citations,
    others,
    labels: labelsAll(reader, {
      agenda_item: of("agenda_item"),
      outcome: of("outcome"),
      problem: of("problem"),
      meeting: citations.flatMap(({ meeting }) => meeting ?? []),
      policy_version: [clause.version, ...others.map(({ version }) => version)],
    }),
  };
}

/** The same clause in the other versions of its policy. */
function elsewhere(reader: Reader, clause: Clause): { id: string; version: string; same: boolean }[] {
  const own = clausesOf(reader, clause.version);
  const versions = recordsOf(
    reader,
    "policy_version",
    "policy = ? AND id <> ? ORDER BY dated, id",
    clause.policy,
    clause.version,
  );
  return versions.flatMap((version) => {
    const pair = comparedClauses(own, clausesOf(reader, version.id)).find(({ before }) => before === clause.id);
    return pair?.after
      ? [{ id: pair.after, version: version.id, same: pair.change === "same" || pair.change === "renumbered" }]
      : [];
  });
}

function citing(reader: Reader, clauses: readonly (string | null)[]): Citation[] {
  const rows = reader.all<Omit<Citation, "number">>(
    `SELECT l.subject, l.id, coalesce(i.meeting, o.meeting) AS meeting, m.day, c.id AS clause, c.version
     FROM clause c JOIN list_value l ON l.value = c.id AND l.field = 'clauses'
       LEFT JOIN agenda_item i ON l.subject = 'agenda_item' AND i.id = l.id
       LEFT JOIN outcome o ON l.subject = 'outcome' AND o.id = l.id
       LEFT JOIN meeting m ON m.id = coalesce(i.meeting, o.meeting)
     WHERE l.subject IN ('agenda_item', 'outcome', 'problem') AND c.id IN (SELECT value FROM json_each(?))
     ORDER BY m.day IS NULL, m.day DESC, l.subject, l.id`,
    JSON.stringify(clauses.filter((id) => id !== null)),
  );
  const numbers = decisionsNamed(
    reader,
    rows.filter(({ subject }) => subject === "outcome").map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, number: numbers.get(row.id)?.number ?? null }));
}

/** Clauses of the latest version of each policy that is no draft, or of its latest draft where there is no other. */
export function citable({ reader }: Context): AnswerOf<typeof clauseProcedures.citable> {
  return reader.all<AnswerOf<typeof clauseProcedures.citable>[number]>(
    `WITH latest (policy, id) AS (
       SELECT policy, id FROM (
         SELECT v.policy, v.id, row_number() OVER (PARTITION BY v.policy
           ORDER BY coalesce(v.draft, 0), v.dated IS NULL, v.dated DESC, v.id DESC) AS place
         FROM policy_version v WHERE EXISTS (SELECT 1 FROM clause c WHERE c.version = v.id))
       WHERE place = 1)
     SELECT c.id, c.policy, coalesce(p.title_zh, p.title_en) || ' ' || c.name AS zh,
       CASE WHEN coalesce(p.title_en, c.name_en) IS NULL THEN NULL
         ELSE coalesce(p.title_en, p.title_zh) || ' ' || coalesce(c.name_en, c.name) END AS en
     FROM latest l JOIN clause c ON c.version = l.id JOIN policy p ON p.id = c.policy
     ORDER BY p.title_zh, c.rank`,
  );
}
