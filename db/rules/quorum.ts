/** Whether those who sit at the table are enough: the quorum by sector. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";
import type { QuorumRule } from "../contract/subjects/meeting-forms.ts";
import { SECTORS, type Sector } from "../contract/vocabulary.ts";

export interface Quorum {
  rule: QuorumRule | null;
  met: boolean;
  present: number;
  expected: number;
  sectors: Record<Sector, { expected: number; present: number }>;
  /** Sectors with too few present parties; "percent" if all together are too few. */
  missing: string[];
}

/**
 * Whether a meeting that is over never had the quorum of its rule, as far as the list tells: parties that left count, and
 * those of which nobody noted whether they came. Of meetings that were held elsewhere nothing is known.
 */
export function quorumNever(
  { quorum: rule, opened_at, state }: Pick<RecordOf<"meeting">, "quorum" | "opened_at" | "state">,
  attendance: Parameters<typeof quorumOf>[1],
  events: readonly Pick<RecordOf<"meeting_event">, "kind">[],
): boolean {
  const over = opened_at !== null && (state === "closed" || state === "sealed");
  if (rule === null || !over || events.some(({ kind }) => kind === "quorum_met")) return false;
  const mayHaveCome = attendance.map((seat) =>
    seat.presence === "left" || seat.presence === "expected" ? { ...seat, presence: "present" as const } : seat,
  );
  return !quorumOf(rule, mayHaveCome).met;
}

/**
 * Counts member parties (observers do not count). `expected` takes in everybody on the list. Without a rule the quorum
 * is met as soon as one party is present.
 */
export function quorumOf(
  rule: QuorumRule | null,
  attendance: readonly Pick<RecordOf<"attendance"> & { sector: Sector }, "role" | "presence" | "sector">[],
): Quorum {
  const members = attendance.filter(({ role }) => role === "member");
  const present = members.filter(({ presence }) => presence === "present");
  const sectors = Object.fromEntries(
    SECTORS.map((sector) => [
      sector,
      {
        expected: members.filter((party) => party.sector === sector).length,
        present: present.filter((party) => party.sector === sector).length,
      },
    ]),
  ) as Quorum["sectors"];
  const missing: string[] = SECTORS.filter((sector) => sectors[sector].present < (rule?.sectors[sector] ?? 0));
  if (rule && present.length * 100 < rule.percent * members.length) missing.push("percent");
  return {
    rule,
    met: missing.length === 0 && present.length > 0,
    present: present.length,
    expected: members.length,
    sectors,
    missing,
  };
}
