/** The notice of a meeting (会议通知) with its agenda: what it reads of the workspace. What it says is in `db/documents/blocks/notice.ts`. */
import type { Reader } from "../../../base/store.ts";
import { minutesAfter } from "../../../contract/dates.ts";
import { DEFAULT_SETTINGS } from "../../../contract/minutes-style.ts";
import { languagesOf } from "../../../documents/blocks/bilingual.ts";
import { type Notice, noticeBlocks, noticeTitle } from "../../../documents/blocks/notice.ts";
import { pageOf } from "../../../documents/formats/layout.ts";
import { nameOf } from "../../../records/labels.ts";
import { requireRecord } from "../../../records/rules.ts";
import { officeOf } from "../../../records/settings.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { plannedTime } from "../../meetings/hours.ts";
import { attendanceOf } from "../../meetings/seating.ts";
import { type Asked, document } from "../document.ts";

export const invitation = document({
  kind: "invitation",
  read: ({ reader }, { of }) => noticeOf(reader, of.id),
  title: noticeTitle,
  blocks: (model, { language }) => noticeBlocks(model, language),
  paper: noticePaper,
});

/** In Chinese it has the page of official papers (GB/T 9704-2012), as minutes have it. */
function noticePaper(model: Notice, { language, day }: Asked<"invitation">) {
  const title = noticeTitle(model, languagesOf(language)[0]);
  return {
    printable: {
      title,
      language,
      blocks: noticeBlocks(model, language),
      ...(language === "zh" && { page: pageOf({ style: "gb", settings: DEFAULT_SETTINGS.gb }, "zh") }),
      made: model.issued ?? day,
    },
    called: [title, model.issued ?? day, language === "zh" ? null : language],
  };
}

function noticeOf(reader: Reader, id: string): Notice {
  const meeting = requireRecord(reader, "meeting", id);
  const items = reader
    .all<Row>("SELECT * FROM agenda_item WHERE meeting = ? AND state <> 'parked' ORDER BY rank, id", id)
    .map((row) => recordFrom("agenda_item", row));
  const papers = reader.all<{ agenda_item: string; name: string }>(
    "SELECT agenda_item, name FROM paper WHERE meeting = ? AND agenda_item IS NOT NULL ORDER BY added_at, id",
    id,
  );
  const { day, last_day: lastDay, starts, ends } = plannedTime(meeting);
  const { notice_issuer: issuer } = meeting;
  const { organization: office } = officeOf(reader);
  // Where nobody is said to call the meeting, the own office does.
  const calling = meeting.organizers.length > 0 || office === null ? meeting.organizers : [office];
  let at = starts;
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    day,
    lastDay,
    starts,
    ends,
    place: { zh: meeting.place, en: meeting.place_en },
    chair: meeting.chair,
    parties: attendanceOf(reader, id).map(({ organization }) => nameOf(reader, "organization", organization)),
    issuers: issuer
      ? [{ zh: issuer, en: null }]
      : calling.map((organization) => nameOf(reader, "organization", organization)),
    number: meeting.notice_number,
    issued: meeting.notice_day,
    contact: meeting.notice_contact,
    phone: meeting.notice_phone,
    replyUntil: meeting.reply_until,
    text: meeting.notice_text,
    slipEach: meeting.notice_slips === true,
    items: items.map((item) => {
      const begins = at;
      at = at === null || item.minutes === null ? null : minutesAfter(at, item.minutes);
      return {
        title: { zh: item.title_zh, en: item.title_en },
        kind: item.kind,
        presenter: item.presenter ? nameOf(reader, "organization", item.presenter) : null,
        called: (item.called ?? []).map((organization) => nameOf(reader, "organization", organization)),
        minutes: item.minutes,
        at: begins,
        papers: papers.filter(({ agenda_item }) => agenda_item === item.id).map(({ name }) => name),
      };
    }),
  };
}
