/** How the documents of a meeting were exported last is kept with it, also once its minutes are sealed. */
import { expect, it } from "vitest";
import { removeRecord } from "../../../../db/records/records.ts";
import { readRecord } from "../../../../db/schema/read-record.ts";
import { codeOf } from "../../../support/room.ts";
import { sealedMeeting } from "../../../support/sealing.ts";

it("goes on to change when the minutes are sealed, whatever was chosen", () => {
  const { room, meeting } = sealedMeeting();
  const template = room.put("minutes_template", { name_zh: "模板", style: "gb" }).id;
  const { id } = room.put("export_choice", { meeting, language: "en", template, zip_parts: ["minutes"] });
  expect(room.put("export_choice", { language: "zh" }, id)).toMatchObject({ language: "zh", zip_parts: ["minutes"] });
});

it("is one for each meeting and each series, whichever window makes it", () => {
  const { room, meeting, series } = sealedMeeting();
  const first = room.put("export_choice", { meeting, language: "en" });
  // Another window had not seen it yet.
  expect(room.put("export_choice", { meeting, zip_parts: ["minutes"] })).toMatchObject({
    id: first.id,
    language: "en",
    zip_parts: ["minutes"],
  });
  const ofSeries = room.put("export_choice", { series, language: "zh" });
  expect(ofSeries.id).not.toBe(first.id);
  expect(codeOf(() => room.put("export_choice", { meeting }, ofSeries.id))).toBe("E_FIXED_FIELD");
});

it("keeps the name of its template when that is removed", () => {
  const { room, meeting } = sealedMeeting();
  const template = room.put("minutes_template", { name_zh: "本办模板", style: "gb" }).id;
  const { id } = room.put("export_choice", { meeting, template, template_name: "本办模板" });
  removeRecord(room, "minutes_template", { id: template });
  expect(readRecord(room.reader, "export_choice", id)).toMatchObject({ template: null, template_name: "本办模板" });
});
