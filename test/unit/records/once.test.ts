/** One id, one action: a call that is repeated is answered with what it did, another one under its id is refused. */
import { expect, it } from "vitest";
import { askExtension, decideExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { takeReport } from "../../../db/domain/actions/rounds.ts";
import { takeUp } from "../../../db/domain/meetings/agenda.ts";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { checkIn, noteAbsent } from "../../../db/domain/meetings/attendance.ts";
import { speak } from "../../../db/domain/meetings/floor.ts";
import {
  closeMeeting,
  moveTo,
  orderEntries,
  orderItems,
  pauseTimer,
  reopenMeeting,
  startMeeting,
} from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { planNext } from "../../../db/domain/meetings/series.ts";
import { saveTemplate, useTemplate } from "../../../db/domain/meetings/templates.ts";
import {
  answerComment,
  circulateMinutes,
  confirmMinutes,
  withdrawMinutes,
} from "../../../db/domain/minutes/circulation.ts";
import { importTemplate, templateText } from "../../../db/domain/minutes/minutes-templates.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { Uploads } from "../../../db/domain/papers/papers.ts";
import { putRecord, removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { closeAsIs, tickAll } from "../../support/checks.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

function sitting() {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const series = room.put("series", { name_zh: "例会", confirmation_rule: "chair" }).id;
  const meeting = room.put("meeting", { title_zh: "会", day: "2026-11-20", series }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "甲" }).id;
  const second = room.put("agenda_item", { meeting, title_zh: "乙" }).id;
  for (const organization of [maker, supplier]) checkIn(room, { meeting, organization, presence: "present" });
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "共建" }).id;
  const action = room.put("action", { meeting, text: "报方案", lead: maker, due: "2027-01-31" }).id;
  const template = room.put("template", { name_zh: "模板" }).id;
  return { room, maker, supplier, series, meeting, item, second, outcome, action, template };
}
type Held = ReturnType<typeof sitting>;
type Call = (input: { opId: string }) => unknown;

/** Each command: a call, another one of the same kind, and what has to be done before. */
const COMMANDS: Record<string, (held: Held) => readonly [Call, Call, (() => unknown)?]> = {
  put: ({ room, maker }) => [
    (id) => putRecord(room, "organization", { id: maker, fields: { city: "成都" }, ...id }),
    (id) => putRecord(room, "organization", { id: maker, fields: { city: "绵阳" }, ...id }),
  ],
  "put a new record": ({ room }) => [
    (id) => putRecord(room, "series", { fields: { name_zh: "一" }, ...id }),
    (id) => putRecord(room, "task_force", { fields: { name_zh: "一" }, ...id }),
  ],
  remove: ({ room, item, second }) => [
    (id) => removeRecord(room, "agenda_item", { id: item, ...id }),
    (id) => removeRecord(room, "agenda_item", { id: second, ...id }),
  ],
  undo: ({ room, second }) => [
    (id) => takeBackAs(room, "undo", { ...id }),
    (id) => takeBackAs(room, "undo", { n: 1, ...id }),
    () => removeRecord(room, "agenda_item", { id: second }),
  ],
  start: ({ room, meeting }) => [
    (id) => startMeeting(room, { id: meeting, ...id }),
    (id) => startMeeting(room, { id: meeting, today: true, ...id }),
  ],
  close: (held) => [
    (id) => closeMeeting(held.room, { id: held.meeting, ...id }),
    (id) => reopenMeeting(held.room, { id: held.meeting, ...id }),
    () => {
      startMeeting(held.room, { id: held.meeting });
      tickAll(held.room, held.meeting);
    },
  ],
  item: (held) => [
    (id) => moveTo(held.room, { item: held.second, ...id }),
    (id) => moveTo(held.room, { item: held.item, ...id }),
    () => startMeeting(held.room, { id: held.meeting }),
  ],
  pause: (held) => [
    (id) => pauseTimer(held.room, { meeting: held.meeting, ...id }),
    (id) => speak(held.room, { meeting: held.meeting, organization: held.maker, ...id }),
    () => startMeeting(held.room, { id: held.meeting }),
  ],
  speak: (held) => [
    (id) => speak(held.room, { meeting: held.meeting, organization: held.maker, ...id }),
    (id) => speak(held.room, { meeting: held.meeting, organization: held.supplier, ...id }),
    () => startMeeting(held.room, { id: held.meeting }),
  ],
  "order of items": ({ room, meeting, item, second }) => [
    (id) => orderItems(room, { meeting, items: [second, item], ...id }),
    (id) => orderItems(room, { meeting, items: [item, second], ...id }),
  ],
  "order of entries": ({ room, meeting, item, outcome, action }) => [
    (id) => orderEntries(room, { meeting, item, entries: [{ subject: "action", id: action }], ...id }),
    (id) => orderEntries(room, { meeting, item: null, entries: [{ subject: "outcome", id: outcome }], ...id }),
  ],
  "check-in": ({ room, meeting, maker, supplier }) => [
    (id) => checkIn(room, { meeting, organization: maker, presence: "left", ...id }),
    (id) => checkIn(room, { meeting, organization: supplier, presence: "left", ...id }),
  ],
  absent: ({ room, meeting, maker }) => [
    (id) => noteAbsent(room, { meeting, ...id }),
    (id) => noteAbsent(room, { meeting: `${meeting}0`, ...id }),
    () => checkIn(room, { meeting, organization: maker, presence: "expected" }),
  ],
  position: ({ room, outcome, maker: organization }) => [
    (id) => takePosition(room, { outcome, organization, stance: "support", ...id }),
    (id) => takePosition(room, { outcome, organization, stance: "oppose", ...id }),
  ],
  amendment: (held) => {
    const amendment = held.room.put("amendment", { outcome: held.outcome, text: "共建共享" }).id;
    return [
      (id) => decideAmendment(held.room, { amendment, accept: true, ...id }),
      (id) => decideAmendment(held.room, { amendment, accept: false, ...id }),
    ];
  },
  round: ({ room, meeting, maker: organization }) => [
    (id) => takeReport(room, { meeting, organization, item: null, report: { progress: "一" }, actions: [], ...id }),
    (id) => takeReport(room, { meeting, organization, item: null, report: { progress: "二" }, actions: [], ...id }),
  ],
  "take up": ({ room, meeting, action, outcome }) => [
    (id) => takeUp(room, { meeting, proposals: [{ subject: "action", id: action }], ...id }),
    (id) => takeUp(room, { meeting, proposals: [{ subject: "outcome", id: outcome }], ...id }),
  ],
  report: ({ room, action }) => [
    (id) => reportProgress(room, { id: action, percent: 40, ...id }),
    (id) => reportProgress(room, { id: action, percent: 60, ...id }),
  ],
  "more time": ({ room, action }) => [
    (id) => askExtension(room, { id: action, due: "2027-02-28", reason: "延迟", ...id }),
    (id) => askExtension(room, { id: action, due: "2027-03-31", reason: "延迟", ...id }),
  ],
  "more time granted": ({ room, action }) => {
    const request = askExtension(room, { id: action, due: "2027-02-28", reason: "延迟" }).id;
    return [
      (id) => decideExtension(room, { request, approve: true, ...id }),
      (id) => decideExtension(room, { request, approve: false, ...id }),
    ];
  },
  "next meeting": ({ room, series }) => [
    (id) => planNext(room, { series, day: "2026-12-01", ...id }),
    (id) => planNext(room, { series, day: "2026-12-02", ...id }),
  ],
  "template used": ({ room, template }) => [
    (id) => useTemplate(room, { template, as: "series", ...id }),
    (id) => useTemplate(room, { template, as: "meeting", ...id }),
  ],
  "template saved": ({ room, series, meeting }) => [
    (id) => saveTemplate(room, { from: { series }, ...id }),
    (id) => saveTemplate(room, { from: { meeting }, ...id }),
  ],
  "template of minutes": ({ room }) => {
    const text = (name_zh: string) =>
      templateText(room.reader, room.put("minutes_template", { name_zh, style: "gb" }).id).text;
    const [one, other] = [text("一"), text("二")];
    return [(id) => importTemplate(room, { text: one, ...id }), (id) => importTemplate(room, { text: other, ...id })];
  },
  paper: ({ room, meeting }) => {
    const uploads = new Uploads(room.ledger.store);
    const [one, other] = [uploads.begin("一.txt", 3), uploads.begin("二.txt", 0)];
    uploads.append(one, Buffer.from("一"));
    const place = { meeting };
    return [
      (id) => uploads.finish(room, { upload: one, mime: null, place, ...id }),
      (id) => uploads.finish(room, { upload: other, mime: null, place, ...id }),
    ];
  },
  circulate: (held) => [
    (id) => circulateMinutes(held.room, { meeting: held.meeting, commentsUntil: "2026-12-01", ...id }),
    (id) => circulateMinutes(held.room, { meeting: held.meeting, commentsUntil: null, ...id }),
    () => hold(held),
  ],
  withdraw: (held) => [
    (id) => withdrawMinutes(held.room, { meeting: held.meeting, ...id }),
    (id) => circulateMinutes(held.room, { meeting: held.meeting, commentsUntil: null, ...id }),
    () => circulated(held),
  ],
  answer: (held) => {
    circulated(held);
    const comment = held.room.put("comment", { meeting: held.meeting, sector: "ngo", text: "改" }).id;
    return [
      (id) => answerComment(held.room, { comment, accept: true, ...id }),
      (id) => answerComment(held.room, { comment, accept: false, ...id }),
    ];
  },
  confirm: (held) => [
    (id) => confirmMinutes(held.room, { meeting: held.meeting, profile: "profile-1", ...id }),
    (id) => confirmMinutes(held.room, { meeting: held.meeting, profile: "profile-2", ...id }),
    () => circulated(held),
  ],
  seal: (held) => {
    const other = held.room.put("meeting", { title_zh: "另一次会议" }).id;
    return [
      (id) => sealMeeting(held.room, { id: held.meeting, ...id }),
      (id) => sealMeeting(held.room, { id: other, ...id }),
      () => {
        circulated(held);
        confirmMinutes(held.room, { meeting: held.meeting, profile: "profile-1" });
        tickAll(held.room, held.meeting);
      },
    ];
  },
};

function hold({ room, meeting }: Held): void {
  startMeeting(room, { id: meeting });
  closeAsIs(room, { id: meeting });
}

function circulated(held: Held): void {
  hold(held);
  circulateMinutes(held.room, { meeting: held.meeting, commentsUntil: null });
}

const ID = { opId: "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd" };

it.each(Object.entries(COMMANDS))("%s happens once under its id, and nothing else does", (_name, of) => {
  const held = sitting();
  const [call, other, before] = of(held);
  before?.();
  const size = held.room.ledger.size;
  const answer = call(ID);
  expect(held.room.ledger.size).toBe(size + 1);
  expect(call(ID)).toEqual(answer);
  expect(codeOf(() => other(ID))).toBe("E_OP_ID_USED");
  expect(codeOf(() => call(asSomebodyElse(held.room, ID)))).toBe("E_OP_ID_USED");
  expect(held.room.ledger.size).toBe(size + 1);
});

/** The same call, from another profile. */
function asSomebodyElse(room: Room, id: { opId: string }): { opId: string } {
  const actor = room.actor();
  room.actor = () => ({ ...actor, id: "profile-2" });
  return id;
}
