/**
 * The minutes of a meeting are read once by whatever is made of them, and the text of a decision is fetched and parsed on its
 * way to the sealed PDF no more often than each of its checks needs.
 */
import { afterEach, expect, it, vi } from "vitest";
import { Store } from "../../../db/base/store.ts";
import { answerComment, confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { circulationOf } from "../../../db/domain/minutes/circulation-state.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { tickAll } from "../../support/checks.ts";
import { documentBytes, minutesBytes } from "../../support/documents.ts";
import { circulate, closedMeeting, sealedMeeting } from "../../support/sealing.ts";

/** Of the decision in `closedMeeting`. */
const TEXT = "共建充电平台";
/** What every reading of a meeting into minutes asks for, once. */
const MODEL = 'SELECT * FROM "wording" WHERE meeting = ? ORDER BY id';

afterEach(() => vi.restoreAllMocks());

/** Counts from now on. */
function counted() {
  const count = {
    /** Readings of a meeting into minutes. */
    models: 0,
    /** Rows fetched of the decision itself. */
    rows: 0,
    /** Texts parsed in which the decision's text is: entries of the ledger, sealed documents. */
    parsed: 0,
  };
  const note = (sql: string, rows: unknown[]) => {
    if (sql === MODEL) count.models += 1;
    count.rows += rows.filter((row) => (row as { text?: unknown }).text === TEXT).length;
  };
  const { all, get } = Store.prototype;
  vi.spyOn(Store.prototype, "all").mockImplementation(function (this: Store, sql, ...values) {
    const rows = all.call(this, sql, ...values);
    note(sql, rows);
    return rows as never[];
  });
  vi.spyOn(Store.prototype, "get").mockImplementation(function (this: Store, sql, ...values) {
    const row = get.call(this, sql, ...values);
    note(sql, row === undefined ? [] : [row]);
    return row as never;
  });
  const parse = JSON.parse;
  vi.spyOn(JSON, "parse").mockImplementation((text, reviver) => {
    if (String(text).includes(TEXT)) count.parsed += 1;
    return parse(text, reviver);
  });
  return count;
}

/** Circulated minutes with a comment on their decision in several styles and languages, each accepted, confirmed by all. */
function commented() {
  const held = closedMeeting();
  const { room, meeting, outcome, people } = held;
  circulate(room, meeting);
  for (const [style, language] of [
    ["gb", "zh"],
    ["gb", "en"],
    ["robert", "zh"],
    ["decisions", "zh"],
  ] as const) {
    const about = { key: `outcome:${outcome}`, style, language };
    const { id: comment } = room.put("comment", { meeting, ...about, sector: "ngo", text: "请再斟酌" });
    answerComment(room, { comment, accept: true });
  }
  for (const profile of Object.values(people)) confirmMinutes(room, { meeting, profile });
  return held;
}

it("reads the minutes once to seal them, however many paragraphs were commented on", () => {
  const { room, meeting } = commented();
  tickAll(room, meeting);
  const count = counted();
  sealMeeting(room, { id: meeting });
  // Once for the minutes; the check against the ledger compares the row, and looks up once what it names.
  // The check list shows it, and names it.
  expect(count).toMatchObject({ models: 1, rows: 5 });
});

it("reads the minutes once to tell how their circulation stands", () => {
  const { room, meeting } = commented();
  const count = counted();
  circulationOf(room.reader, meeting);
  expect(count).toEqual({ models: 1, rows: 1, parsed: 0 });
});

it("reads the minutes once to comment on a paragraph, and to confirm", () => {
  const { room, meeting, outcome, people } = closedMeeting();
  circulate(room, meeting);
  const commenting = counted();
  room.put("comment", { meeting, key: `outcome:${outcome}`, style: "gb", language: "zh", sector: "ngo", text: "再议" });
  expect(commenting.models).toBe(1);
  vi.restoreAllMocks();
  const confirming = counted();
  confirmMinutes(room, { meeting, profile: people.official });
  expect(confirming.models).toBe(1);
});

it("reads minutes that are not sealed once to export them, in one format or in all", async () => {
  const { room, meeting } = closedMeeting();
  const one = counted();
  await minutesBytes(room, meeting, { language: "zh", format: "pdf" });
  expect(one).toEqual({ models: 1, rows: 1, parsed: 0 });
  vi.restoreAllMocks();
  const all = counted();
  await documentBytes(room, { kind: "meeting_zip", of: meeting, language: "both", format: "zip" });
  expect(all).toEqual({ models: 1, rows: 1, parsed: 0 });
});

it("unpacks and parses sealed minutes once to export them, and reads no record of the meeting", async () => {
  const { room, meeting } = sealedMeeting();
  const one = counted();
  await minutesBytes(room, meeting, { language: "zh", format: "pdf" });
  expect(one).toEqual({ models: 0, rows: 0, parsed: 1 });
  vi.restoreAllMocks();
  const all = counted();
  await documentBytes(room, { kind: "meeting_zip", of: meeting, language: "zh", format: "zip" });
  expect(all.models).toBe(0);
  expect(all.rows).toBe(0);
});
