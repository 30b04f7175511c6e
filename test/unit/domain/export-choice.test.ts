/** How the documents of a meeting were exported last is kept with it, also once its minutes are sealed. */
import { expect, it } from "vitest";
import { sealedMeeting } from "../../support/sealing.ts";

it("goes on to change when the minutes are sealed, whatever was chosen", () => {
  const { room, meeting } = sealedMeeting();
  const template = room.put("minutes_template", { name_zh: "模板", style: "gb" }).id;
  const { id } = room.put("export_choice", { meeting, language: "en", template, zip_parts: ["minutes"] });
  expect(room.put("export_choice", { language: "zh" }, id)).toMatchObject({ language: "zh", zip_parts: ["minutes"] });
});
