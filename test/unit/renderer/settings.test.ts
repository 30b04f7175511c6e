/** Settings of a template of minutes as people see them: measures, and single values by the way to them. */
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, minutesSettings } from "../../../db/contract/minutes-style.ts";
import { halfPointsOf, mmOf, ptOf, sizeName, tenthsOf } from "../../../renderer/screens/minutes/templates/measures.ts";
import { valueAt, withValue } from "../../../renderer/screens/minutes/templates/setting-paths.ts";

describe("measures", () => {
  test("come back the same for every value that a template may hold", () => {
    for (let tenths = 0; tenths <= 1_200; tenths++) expect(tenthsOf(mmOf(tenths))).toBe(tenths);
    for (let half = 10; half <= 144; half++) expect(halfPointsOf(ptOf(half))).toBe(half);
  });

  test("have the names that offices use", () => {
    const { sizes } = DEFAULT_SETTINGS.gb;
    expect([sizes.title, sizes.body, sizes.imprint, sizes.table].map(sizeName)).toEqual([
      "二号",
      "三号",
      "四号",
      "五号",
    ]);
    expect(sizeName(33)).toBeNull();
  });
});

describe("one setting", () => {
  const { gb } = DEFAULT_SETTINGS;

  test("is changed alone, and what it came from stays", () => {
    const before = structuredClone(gb);
    const changed = withValue(gb, ["faces", "headings", 1], "song");
    expect(changed.faces.headings).toEqual(["hei", "song", "fang", "fang"]);
    expect(valueAt(changed, ["faces", "headings", 1])).toBe("song");
    expect(withValue(changed, ["faces", "headings", 1], "kai")).toEqual(gb);
    expect(gb).toEqual(before);
    expect(minutesSettings.parse(withValue(gb, ["mark", "size"], 60)).mark).toEqual({ ...gb.mark, size: 60 });
  });
});
