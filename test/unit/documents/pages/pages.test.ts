/** The pages of minutes as one picture. */
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../db/contract/minutes-style.ts";
import { minutesPages } from "../../../../db/domain/minutes/pages.ts";
import { openRoom } from "../../../support/room.ts";

test("no page is painted over another, and settings that are being edited change the picture", async () => {
  const room = openRoom();
  const meeting = room.put("meeting", { title_zh: "例会", day: "2026-11-23" }).id;
  for (let count = 1; count <= 60; count++) room.put("agenda_item", { meeting, title_zh: `议题${count}` });
  const usual = await minutesPages(room.reader, { meeting, language: "zh" });
  expect(usual.pages).toBeGreaterThan(2);
  // The ground of the second page would hide the first: it is not moved to its place.
  expect(usual.svg).not.toMatch(/<path[^>]* fill="#ffffff"/);
  const settings = { ...DEFAULT_SETTINGS.gb, mark: { ...DEFAULT_SETTINGS.gb.mark, red: false } };
  const edited = await minutesPages(room.reader, { meeting, language: "zh", settings });
  expect(usual.svg).toContain('fill="#ff0000"');
  expect(edited.svg).not.toContain('fill="#ff0000"');
});
