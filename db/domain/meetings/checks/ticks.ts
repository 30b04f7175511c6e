/**
 * Ticks of the check list: whoever ticks a point says that it is to stand so, and is on record for it. A tick holds as long as
 * what was ticked stays as it was.
 */
import { createHash } from "node:crypto";
import { onlyId } from "../../../base/ids.ts";
import type { Reader } from "../../../base/store.ts";
import { ConcordError } from "../../../contract/errors.ts";
import { CHECK_STAGES, type Check, type CheckStage } from "../../../contract/procedures/checks.ts";
import { act, asked } from "../../../records/acts.ts";
import type { Context } from "../../../records/context.ts";
import type { Rules } from "../../../records/rules.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { type Point, stageOf } from "./points.ts";

export const checkTickRules: Rules<"check_tick"> = {
  onlyId: ({ meeting, key }) => onlyId("tick", meeting ?? "", key ?? ""),
  onlyByCommand: true,
};

/** Of the fingerprint of what was seen: it tells one state of a point from another, and proves nothing. */
const KEY_DIGITS = 16;

/** The points up to a stage, each with its tick. */
export function ticked(reader: Reader, meeting: string, points: readonly Point[], stage: CheckStage): Check[] {
  const ticks = new Map(
    reader
      .all<Row>("SELECT * FROM check_tick WHERE meeting = ?", meeting)
      .map((row) => recordFrom("check_tick", row))
      .map((tick) => [tick.key, { at: tick.ticked_at, by: tick.name }]),
  );
  return points
    .filter(({ kind }) => CHECK_STAGES.indexOf(stageOf(kind)) <= CHECK_STAGES.indexOf(stage))
    .map(({ seen, ...point }) => {
      const key = keyOf({ seen, ...point });
      return { ...point, key, tick: ticks.get(key) ?? null };
    });
}

/** Names a point in a tick: what it is about, and what was seen of it. */
function keyOf({ kind, about, party, sector, seen }: Point): string {
  const of = [kind, about?.id, party?.id, sector].filter(Boolean).join(" ");
  return `${of} ${createHash("sha256").update(seen).digest("hex").slice(0, KEY_DIGITS)}`;
}

/** @throws ConcordError E_CHECKS_OPEN while one of these is neither mended nor ticked */
export function requireTicked(checks: readonly Check[]): void {
  const open = checks.filter(({ tick }) => tick === null).length;
  if (open > 0) throw new ConcordError("E_CHECKS_OPEN", { count: open });
}

/** Notes that somebody lets points stand, or takes that back. @param points those of the keys that are there */
export function writeTicks(
  context: Context,
  input: { meeting: string; keys: readonly string[]; ticked: boolean; opId?: string | undefined },
  points: readonly Check[],
): void {
  if (asked(context, "meeting.tick", input)) return;
  const { meeting, keys, ticked: stands } = input;
  const found = new Map(points.filter(({ must }) => !must).map((point) => [point.key, point]));
  if (stands && keys.some((key) => !found.has(key))) throw new ConcordError("E_CHECK_GONE");
  const { id: profile, name } = context.actor();
  act(context, "meeting.tick", input, (tx) => {
    for (const key of new Set(keys)) {
      const id = onlyId("tick", meeting, key);
      const point = found.get(key);
      if (!stands) {
        if (tx.get("check_tick", id)) tx.remove("check_tick", id);
      } else if (point) {
        if (tx.isRemoved("check_tick", id)) tx.restore("check_tick", id);
        tx.put("check_tick", id, { meeting, kind: point.kind, key, ticked_at: context.now(), name, profile });
      }
    }
  });
}
