/** Minutes ready for circulation, in a room: three sectors that attended, each with a representative. */
import { crc32, deflateSync } from "node:zlib";
import type { PatchOf } from "../../db/contract/subjects/index.ts";
import { checkIn } from "../../db/domain/meetings/attendance.ts";
import { startMeeting } from "../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../db/domain/meetings/outcomes.ts";
import { circulateMinutes, confirmMinutes } from "../../db/domain/minutes/circulation.ts";
import { sealMeeting } from "../../db/domain/minutes/seals.ts";
import { closeAsIs } from "./checks.ts";
import { openRoom, type Room, seatParties } from "./room.ts";

/** @param planned further fields of the meeting, before it begins */
export function closedMeeting(planned: PatchOf<"meeting"> = {}) {
  const room = openRoom();
  const { department, maker, association } = seatParties(room);
  const series = room.put("series", { name_zh: "充电例会" }).id;
  const meeting = room.put("meeting", {
    title_zh: "充电设施例会",
    day: "2026-11-20",
    place: "会议室",
    chair: "陈主任",
    series,
    ...planned,
  }).id;
  startMeeting(room, { id: meeting });
  for (const organization of [department, maker, association])
    checkIn(room, { meeting, organization, presence: "present" });
  const item = room.put("agenda_item", { meeting, title_zh: "充电互联", kind: "decision" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "共建充电平台" }).id;
  takePosition(room, { outcome, organization: maker, stance: "support" });
  const action = room.put("action", { meeting, agenda_item: item, text: "报方案", lead: maker }).id;
  closeAsIs(room, { id: meeting });
  const person = (name: string, organization: string) =>
    room.put("profile", { name, role: "participant", organization }).id;
  const people = {
    official: person("刘处长", department),
    engineer: person("吴经理", maker),
    secretary: person("郑秘书", association),
  };
  return { room, meeting, series, item, outcome, action, department, maker, association, people };
}

export function circulate(room: Room, meeting: string): void {
  circulateMinutes(room, { meeting, commentsUntil: null });
}

export function sealedMeeting() {
  const held = closedMeeting();
  circulate(held.room, held.meeting);
  for (const profile of Object.values(held.people)) confirmMinutes(held.room, { meeting: held.meeting, profile });
  const { hash } = sealMeeting(held.room, { id: held.meeting });
  return { ...held, hash };
}

/** The same stroke on nothing, as a signature pad draws it. */
export function clearPng(width = 120, height = 40): Buffer {
  const lines = Buffer.alloc(height * (4 * width + 1));
  const stroke = Math.floor(height / 2) * (4 * width + 1) + 1;
  for (let x = 0; x < width; x++) lines[stroke + 4 * x + 3] = 0xff;
  return pngOf(width, height, 6, lines);
}

/** A grey picture of one stroke. */
export function drawnPng(width = 120, height = 40): Buffer {
  const lines = Buffer.alloc(height * (width + 1), 0xff);
  for (let y = 0; y < height; y++) lines[y * (width + 1)] = 0;
  for (let x = 0; x < width; x++) lines[Math.floor(height / 2) * (width + 1) + 1 + x] = 0;
  return pngOf(width, height, 0, lines);
}

/** @param colours 0 grey, 6 red, green, blue and alpha; 8 bits each @param lines each after a byte for its filter */
function pngOf(width: number, height: number, colours: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = colours;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", head),
    pngChunk("IDAT", deflateSync(lines)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(12 + body.length);
  whole.writeUInt32BE(body.length, 0);
  whole.write(type, 4, "latin1");
  body.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + body.length)), 8 + body.length);
  return whole;
}
