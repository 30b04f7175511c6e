/** What the page of today reckons with itself: how far away a meeting is, whether a backup is due, what an address lists. */
import { expect, test } from "vitest";
import { filtersOf, sinceDay } from "../../../db/contract/lists/narrowing.ts";
import { isBackupDue } from "../../../renderer/screens/today/backup-due.ts";
import { countdownTo } from "../../../renderer/screens/today/countdown.ts";

const NOW = { day: "2026-11-30", time: "08:40" };

test.each([
  [{ day: null, starts: "09:00" }, { kind: "open" }],
  [{ day: "2026-12", starts: null }, { kind: "open" }],
  [
    { day: "2026-12-07", starts: "09:00" },
    { kind: "days", days: 7 },
  ],
  [
    { day: "2026-11-30", starts: "09:00" },
    { kind: "today", minutes: 20 },
  ],
  [
    { day: "2026-11-30", starts: "08:40" },
    { kind: "today", minutes: null },
  ],
  [
    { day: "2026-11-30", starts: null },
    { kind: "today", minutes: null },
  ],
  // Of several days, begun the day before.
  [
    { day: "2026-11-29", starts: "09:00" },
    { kind: "today", minutes: null },
  ],
])("a meeting on %o is so far away", (meeting, left) => {
  expect(countdownTo(meeting, NOW)).toEqual(left);
});

test("a backup is due where there is none, and after a week", () => {
  expect(["2026-11-30", "2026-11-23", "2026-11-22", null].map((made) => isBackupDue(made, NOW.day))).toEqual([
    ...[false, false],
    ...[true, true],
  ]);
});

test("an address that says nothing that there is lists what is open", () => {
  const open = filtersOf({}, NOW.day);
  for (const narrowed of [{ view: "nothing" }, { week: "2026-13-01" }, { week: "since:soon" }, { week: "" }])
    expect(filtersOf(narrowed, NOW.day)).toEqual(open);
  expect(filtersOf({ week: sinceDay("2027-01-25") }, NOW.day)).toEqual([
    ...open,
    { field: "due", op: "since", value: "2027-01-25" },
  ]);
});
