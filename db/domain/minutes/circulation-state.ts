/** How the circulation of minutes stands: who has to confirm and has, what was commented, and what became of it. */
import { onlyId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesCirculation } from "../../contract/procedures/circulation.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { type Claim, claimsOf, confirmedHash, missingClaims } from "../../documents/verify/confirming.ts";
import { labelsOf } from "../../records/labels.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { readMinutes } from "./minutes.ts";
import { minutesModelOf } from "./model.ts";
import { minutesParagraphs } from "./wordings.ts";

type Comment = RecordOf<"comment">;
type Confirmation = RecordOf<"confirmation">;

/** Where a paragraph stands. */
export interface Place {
  meeting: string;
  key: string;
  style?: Comment["style"] | undefined;
  language?: Comment["language"] | undefined;
}

/**
 * How the circulation stands: who has to confirm and has, what was commented, what a seal still waits for.
 * @param model the minutes, where they were read already
 */
export function circulationOf(
  reader: Reader,
  meeting: string,
  model = readMinutes(reader, meeting),
): MinutesCirculation {
  const minutes = readRecord(reader, "minutes", onlyId("min", meeting));
  const given = confirmationsOf(reader, meeting);
  const comments = commentsOf(reader, meeting);
  const hash = confirmedHash(model);
  const claims = claimsOf(model).map((sector) => {
    const last = given.findLast((one) => one.sector === sector);
    return {
      sector,
      parties: model.attendance
        .filter(({ party, role }) => party.sector === sector && role === "member")
        .map(({ party }) => party.id),
      confirmation: last ?? null,
      holds: last?.hash === hash && model.state !== "draft",
    };
  });
  return {
    state: model.state,
    rule: model.confirmationRule,
    circulatedAt: minutes?.circulated_at ?? null,
    commentsUntil: minutes?.comments_until ?? null,
    claims,
    comments: withProgress(reader, model, comments),
    labels: labelsOf(reader, { subject: "comment", records: comments }, { subject: "confirmation", records: given }),
  };
}

/** Sectors (or null, the chair) that circulated minutes still wait for. */
export function waitingClaims(reader: Reader, meeting: string): Claim[] {
  const model = minutesModelOf(reader, meeting);
  return model.state === "draft" ? [] : missingClaims(model);
}

/** All that were ever given and not taken back, the oldest first. */
export function confirmationsOf(reader: Reader, meeting: string): Confirmation[] {
  return reader
    .all<Row>("SELECT * FROM confirmation WHERE meeting = ? ORDER BY confirmed_at, id", meeting)
    .map((row) => recordFrom("confirmation", row));
}

function commentsOf(reader: Reader, meeting: string): Comment[] {
  return reader
    .all<Row>("SELECT * FROM comment WHERE meeting = ? ORDER BY made_at, id", meeting)
    .map((row) => recordFrom("comment", row));
}

/** What the paragraphs read in a style and language, by key. */
export function textsOf(
  reader: Reader,
  { meeting, style, language }: Omit<Place, "key">,
  model: MinutesModel,
): ReadonlyMap<string, string> {
  const input = { meeting, language: language ?? "zh", ...(style && { style }) };
  const { paragraphs } = minutesParagraphs(reader, input, model);
  // Of two with the same key the first counts.
  return new Map(paragraphs.toReversed().map(({ key, text }) => [key, text]));
}

/** `workedIn`: whether the paragraph of an accepted comment reads otherwise than it did. Null: not accepted, or about the whole. */
function withProgress(reader: Reader, model: MinutesModel, comments: readonly Comment[]) {
  const read = new Map<string, ReadonlyMap<string, string>>();
  const textNow = ({ key, style, language }: Comment) => {
    const place = `${style} ${language}`;
    const texts = read.get(place) ?? textsOf(reader, { meeting: model.meeting, style, language }, model);
    read.set(place, texts);
    return texts.get(key ?? "") ?? null;
  };
  return comments.map((comment) => ({
    ...comment,
    workedIn: comment.state === "accepted" && comment.key ? textNow(comment) !== comment.about : null,
  }));
}
