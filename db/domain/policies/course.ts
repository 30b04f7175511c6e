/** The course of a policy: how its text came about, what holds of it, and what stands above and below it. */
import type { Reader } from "../../base/store.ts";
import { isBefore, lastDayOf } from "../../contract/dates.ts";
import type { Course, CourseStep, PolicyAhead } from "../../contract/procedures/policies/policies.ts";
import type { Labels } from "../../contract/records.ts";
import type { RecordOf, Subject } from "../../contract/subjects/index.ts";
import { MAKING_MOVES } from "../../contract/vocabulary.ts";
import type { Context } from "../../records/context.ts";
import { labelsOrRemoved } from "../../records/labels.ts";
import { requireRecord } from "../../records/rules.ts";
import { mayHold, type Standing, standingOf } from "../../rules/policy-standing.ts";
import { hangingOn, namedIn } from "./hanging.ts";
import { recordsOf } from "./held.ts";
import { missingPlaces } from "./places.ts";

type Policy = RecordOf<"policy">;
type Event = RecordOf<"policy_event">;
type Related = Course["parents"][number];

/** @throws ConcordError E_UNKNOWN_RECORD */
export function courseOf(context: Context, id: string): Course {
  const { reader } = context;
  const today = context.today();
  const policy = requireRecord(reader, "policy", id);
  const events = eventsOf(reader, id);
  const { effect, stage, apart } = standingOf(policy, events, today);
  const steps = stepsOf(policy, events, today);
  const hanging = hangingOn(reader, id);
  const parents = ancestorsOf(reader, policy).map((one) => relatedOf(reader, one, today));
  const below = answersTo(reader, id);
  const answers = below.map((one) => relatedOf(reader, one, today));
  const named = namedIn(hanging);
  return {
    ...{ effect, stage, apart, steps, hanging, parents, answers },
    missing: missingPlaces(reader, policy, below),
    labels: labelsAll(reader, {
      ...named,
      policy: [...parents, ...answers].map((one) => one.id).concat(steps.flatMap((step) => step.replaced_by ?? [])),
      policy_version: steps.flatMap((step) => step.version ?? []),
      meeting: [...named.meeting, ...steps.flatMap((step) => step.meeting ?? [])],
      outcome: [...named.outcome, ...steps.flatMap((step) => step.outcome ?? [])],
      source: steps.flatMap((step) => step.sources),
    }),
  };
}

export function eventsOf(reader: Reader, policy: string): Event[] {
  return recordsOf(reader, "policy_event", "policy = ? ORDER BY day, id", policy);
}

export function standingOfPolicy(reader: Reader, policy: Policy, today: string): Standing {
  return standingOf(policy, eventsOf(reader, policy.id), today);
}

/** What was recorded, and what its dates say where nobody recorded it, the latest first. */
function stepsOf(policy: Policy, events: readonly Event[], today: string): CourseStep[] {
  const recorded = (move: Event["move"]) => events.some((event) => event.move === move);
  const none = { id: null, until: null, version: null, meeting: null, outcome: null, replaced_by: null, note: null };
  const told = (move: Event["move"], day: string | null) =>
    day !== null && !recorded(move) ? [{ ...none, move, day, sources: policy.sources }] : [];
  const ended = events.some(({ move }) => move === "expired" || move === "repealed" || move === "replaced");
  const all = [
    ...events,
    ...told("issued", policy.issued ?? policy.published),
    ...told("in_force", policy.valid_from),
    ...(ended ? [] : told("expired", policy.valid_to)),
  ].toSorted((a, b) => (lastDayOf(a.day) < lastDayOf(b.day) ? -1 : 1));
  const last: { making?: Event["move"]; effect?: Event["move"] } = {};
  const steps = all.map(({ id, move, day, until, version, meeting, outcome, replaced_by, note, sources }) => {
    const axis = (MAKING_MOVES as readonly string[]).includes(move) ? "making" : "effect";
    const from = last[axis] ?? null;
    last[axis] = move;
    const planned = isBefore(today, day) || (move === "expired" && !isBefore(day, today) && id === null);
    return { id, move, day, until, version, meeting, outcome, replaced_by, note, sources, from, planned };
  });
  return steps.reverse();
}

/** Those above it, the nearest first; what leads back to itself is named once. */
function ancestorsOf(reader: Reader, policy: Policy): Policy[] {
  const found = new Map<string, Policy>();
  const open = [policy.parent, ...policy.also_implements];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (!next || next === policy.id || found.has(next)) continue;
    const [above] = recordsOf(reader, "policy", "id = ?", next);
    if (!above) continue;
    found.set(next, above);
    open.push(above.parent, ...above.also_implements);
  }
  return [...found.values()];
}

/** Policies that carry one out, whatever level they are of. */
export function answersTo(reader: Reader, id: string): Policy[] {
  return recordsOf(
    reader,
    "policy",
    `parent = ? OR id IN (SELECT id FROM list_value WHERE subject = 'policy' AND field = 'also_implements' AND value = ?)
     ORDER BY level, issued, id`,
    id,
    id,
  );
}

function relatedOf(reader: Reader, policy: Policy, today: string): Related {
  return { id: policy.id, level: policy.level, effect: standingOfPolicy(reader, policy, today).effect };
}

/** What ends or is to be looked at again by a day, and what has ended although its state says that it holds. */
export function aheadOf(context: Context, until: string): { policies: PolicyAhead[]; labels: Labels } {
  const { reader } = context;
  const today = context.today();
  const near = recordsOf(reader, "policy", "valid_to IS NOT NULL OR review IS NOT NULL");
  const policies = near.flatMap((policy): PolicyAhead[] => {
    const standing = standingOfPolicy(reader, policy, today);
    const { effect, apart } = standing;
    const due = dueOf(policy, standing, { today, until });
    return due
      ? [{ id: policy.id, level: policy.level, effect, apart, ...due, hanging: hangingOn(reader, policy.id) }]
      : [];
  });
  policies.sort((a, b) => (lastDayOf(a.day) < lastDayOf(b.day) ? -1 : 1));
  const named = policies.map(({ hanging }) => namedIn(hanging));
  const all = (subject: keyof ReturnType<typeof namedIn>) => named.flatMap((one) => one[subject]);
  return {
    policies,
    labels: labelsAll(reader, {
      policy: policies.map(({ id }) => id),
      outcome: all("outcome"),
      action: all("action"),
      organization: all("organization"),
      problem: all("problem"),
      meeting: all("meeting"),
    }),
  };
}

function dueOf(
  { valid_to, review }: Policy,
  standing: Standing,
  { today, until }: { today: string; until: string },
): Pick<PolicyAhead, "day" | "why"> | null {
  if (standing.apart === "over" && valid_to) return { day: valid_to, why: "over" };
  if (!mayHold(standing)) return null;
  if (review && review <= until) return { day: review, why: "review" };
  return valid_to && lastDayOf(valid_to) >= today && lastDayOf(valid_to) <= until
    ? { day: valid_to, why: "ends" }
    : null;
}

/** National policies that hold and that nothing below them carries out. */
export function unanswered(context: Context): { policies: Related[]; checked: number; labels: Labels } {
  const { reader } = context;
  const today = context.today();
  const national = recordsOf(reader, "policy", "level = 'national' ORDER BY issued DESC, id").filter((policy) =>
    mayHold(standingOfPolicy(reader, policy, today)),
  );
  const policies = national
    .filter(({ id }) => !answersTo(reader, id).some(({ level }) => level !== "national"))
    .map((policy) => relatedOf(reader, policy, today));
  return {
    policies,
    checked: national.length,
    labels: labelsAll(reader, { policy: policies.map(({ id }) => id) }),
  };
}

export function labelsAll(reader: Reader, ids: { readonly [S in Subject]?: readonly string[] }): Labels {
  return Object.assign(
    {},
    ...Object.entries(ids).map(([subject, all]) => labelsOrRemoved(reader, subject as Subject, [...new Set(all)])),
  );
}
