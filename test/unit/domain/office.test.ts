/** The own office has one place: its documents take their words from there, where nothing nearer says otherwise. */
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../db/contract/minutes-style.ts";
import { OFFICE } from "../../../db/contract/office.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { requireMeetingAsInLedger } from "../../../db/domain/meetings/meeting-check.ts";
import { lookFor, readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { officeOf } from "../../../db/records/settings.ts";
import { codeOf, openRoom, type Room } from "../../support/room.ts";
import { closedMeeting, sealedMeeting } from "../../support/sealing.ts";

function setOffice(room: Room): string {
  const office = room.put("organization", { name_zh: "重庆市经信委", city: "重庆", sector: "government" }).id;
  room.put("setting", { value: office }, OFFICE.organization);
  room.put("setting", { value: "成渝专班会议纪要" }, OFFICE.mark_zh);
  room.put("setting", { value: "成渝专班" }, OFFICE.organ);
  return office;
}

describe("minutes", () => {
  it("take head, organ word and issuer from the office, and what their template says before that", () => {
    const { room, meeting } = closedMeeting();
    expect(readMinutes(room.reader, meeting)).toMatchObject({ issuer: null, settings: { mark: { zh: "" } } });
    setOffice(room);
    expect(readMinutes(room.reader, meeting)).toMatchObject({
      issuer: "重庆市经信委",
      settings: { mark: { zh: "成渝专班会议纪要" }, number: { organ: "成渝专班" }, issuer: "重庆市经信委" },
    });
    room.put("setting", { value: "重庆市经信委办公室" }, OFFICE.issuer);
    expect(readMinutes(room.reader, meeting).issuer).toBe("重庆市经信委办公室");
    const settings = { ...DEFAULT_SETTINGS.gb, number: { form: "organ" as const, organ: "渝经信" } };
    const template = room.put("minutes_template", { name_zh: "另一套", style: "gb", settings }).id;
    room.put("minutes", { meeting, template, issuer: "联合办公室" });
    expect(readMinutes(room.reader, meeting)).toMatchObject({
      issuer: "联合办公室",
      settings: { mark: { zh: "成渝专班会议纪要" }, number: { organ: "渝经信" } },
    });
  });

  it("have the same in every style that they are asked for, until they are sealed", () => {
    const { room, meeting } = closedMeeting();
    setOffice(room);
    const look = () => lookFor(room.reader, readMinutes(room.reader, meeting), { language: "en" });
    expect(look()).toMatchObject({ style: "decisions", settings: { mark: { zh: "成渝专班会议纪要" } } });
    const sealed = sealedMeeting();
    setOffice(sealed.room);
    const model = readMinutes(sealed.room.reader, sealed.meeting);
    expect(model.settings.mark.zh).toBe("");
    expect(lookFor(sealed.room.reader, model, { language: "en" }).settings).toEqual(DEFAULT_SETTINGS.decisions);
  });

  it("are not sealed over an office that another tool wrote into the tables", () => {
    const { room, meeting } = closedMeeting();
    setOffice(room);
    requireMeetingAsInLedger(room.ledger.store, meeting);
    room.ledger.store.run("UPDATE setting SET value = '别人' WHERE id = ?", OFFICE.organ);
    expect(codeOf(() => requireMeetingAsInLedger(room.ledger.store, meeting))).toBe("E_TABLES_DIFFER");
  });
});

it("a notice that nobody is said to call is the office's", () => {
  const room = openRoom();
  const meeting = room.put("meeting", { title_zh: "例会", day: "2026-12-01" }).id;
  const told = () => JSON.stringify(documentBlocks(room, { kind: "invitation", of: meeting, language: "zh" }));
  expect(told()).not.toContain("重庆市经信委");
  const office = setOffice(room);
  expect(told()).toContain("重庆市经信委");
  const other = room.put("organization", { name_zh: "成都市经信局", city: "成都", sector: "government" }).id;
  room.put("meeting", { organizers: [other] }, meeting);
  expect(told()).not.toContain("重庆市经信委");
  expect(officeOf(room.reader).organization).toBe(office);
});

it("an office that is no organization of the workspace is refused, and set by nobody but a facilitator", () => {
  const room = openRoom();
  expect(codeOf(() => room.put("setting", { value: "nobody" }, OFFICE.organization))).toBe("E_UNKNOWN_RECORD");
  for (const role of ["recorder", "participant", "observer"] as const)
    expect(codeOf(() => room.as(role).put("setting", { value: "x" }, OFFICE.organ))).toBe("E_NOT_ALLOWED");
});
