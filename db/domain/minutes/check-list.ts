/**
 * What somebody has to look at before a meeting is closed, before its minutes are circulated, and before they are sealed: one
 * list for all three, of what the meeting's records give and of the comments on its minutes.
 */
import { onlyId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Check, CheckStage } from "../../contract/procedures/checks.ts";
import type { CheckKind } from "../../contract/vocabulary.ts";
import { mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { requireUnsealed } from "../../records/rules.ts";
import { sealOf } from "../../records/sealed.ts";
import { readRecord } from "../../schema/read-record.ts";
import { type Point, point, pointsOf } from "../meetings/checks/points.ts";
import { requireTicked, ticked, writeTicks } from "../meetings/checks/ticks.ts";
import { meetingView } from "../meetings/meeting-view.ts";
import { circulationOf } from "./circulation-state.ts";
import { lookOf } from "./model.ts";

type Asking = Pick<Context, "reader" | "today">;

/**
 * The points of a meeting up to a stage, ticked or not, the most important first; empty when all is as it should be.
 * @param model the minutes, where they were read already
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function checkList(
  { reader, today }: Asking,
  meeting: string,
  stage: CheckStage,
  model?: MinutesModel | undefined,
): Check[] {
  const points = pointsOf(meetingView(reader, meeting), today());
  if (stage !== "close") points.push(...ofHead(reader, meeting));
  if (stage === "seal") {
    const circulation = circulationOf(reader, meeting, model);
    points.unshift(...ofNeeds(reader, meeting, circulation));
    // Those who comment do so on minutes that are circulated: nothing is known of them before the seal.
    points.push(...ofComments(circulation, today()));
  }
  return ticked(reader, meeting, points, stage);
}

/** What is still to be done with the minutes, by the rule of the series, before there can be a seal. */
function ofNeeds(reader: Reader, meeting: string, { rule, state, claims }: ReturnType<typeof circulationOf>): Point[] {
  if (sealOf(reader, meeting)) return [];
  return [
    ...(rule !== "none" && state === "draft" ? [point("not_circulated", { must: true })] : []),
    ...claims.filter(({ holds }) => !holds).map(({ sector }) => point("not_confirmed", { must: true, sector })),
  ];
}

/** Minutes under a red head are an office's paper: they are to say whose. What is sealed has said it or has not. */
function ofHead(reader: Reader, meeting: string): Point[] {
  if (sealOf(reader, meeting)) return [];
  const minutes = readRecord(reader, "minutes", onlyId("min", meeting));
  const { mark, issuer } = lookOf(reader, minutes?.template).settings;
  return mark.red && !minutes?.issuer?.trim() && !issuer.trim() ? [point("no_issuer")] : [];
}

function ofComments({ comments, commentsUntil }: ReturnType<typeof circulationOf>, today: string): Point[] {
  const of = (kind: CheckKind, ids: readonly string[]) =>
    ids.length > 0 ? [point(kind, { count: ids.length, seen: ids.join(" ") })] : [];
  const idsOf = (wanted: (comment: (typeof comments)[number]) => boolean) =>
    comments.filter(wanted).map(({ id }) => id);
  return [
    // The last day for comments is still a day for comments.
    ...(commentsUntil && commentsUntil >= today
      ? [point("comments_asked", { day: commentsUntil, seen: commentsUntil })]
      : []),
    ...of(
      "comments_open",
      idsOf(({ state }) => state === "open"),
    ),
    ...of(
      "comments_waiting",
      idsOf(({ workedIn }) => workedIn === false),
    ),
  ];
}

/** @throws ConcordError E_CHECKS_OPEN while a point of the stage is neither mended nor ticked */
export function requireChecked(
  context: Asking,
  meeting: string,
  stage: CheckStage,
  model?: MinutesModel | undefined,
): void {
  requireTicked(checkList(context, meeting, stage, model));
}

/**
 * Notes that somebody has looked at a point and lets it stand so, or takes that back.
 * @throws ConcordError E_CHECK_GONE if the list has no such point, E_NOT_ALLOWED, E_SEALED, E_UNKNOWN_RECORD
 */
export function tickChecks(context: Context, input: Parameters<typeof writeTicks>[1]): void {
  mayAct(context.actor(), "meeting.tick");
  requireUnsealed(context.reader, input.meeting);
  writeTicks(
    context,
    input,
    checkList(context, input.meeting, "seal").filter(({ key }) => input.keys.includes(key)),
  );
}
