/** What rests on weak sources alone, how sure a record is by its sources, and copies that belong to a source. */
import { expect, it } from "vitest";
import { weakClaims } from "../../../../db/domain/region/weak-claims.ts";
import { confidenceOf } from "../../../../db/language/registry/confidence.ts";
import { openRoom } from "../../../support/room.ts";

const FIRM = { sector: "enterprise", city: "成都" } as const;

it("lists by kind what no better source says, and what none says", () => {
  const room = openRoom();
  const source = (title: string, grade: "A" | "C" | "D" | null) => room.put("source", { title, grade }).id;
  const [official, copy, forum, unknown] = [
    source("公告", "A"),
    source("转载", "C"),
    source("论坛", "D"),
    source("不详", null),
  ];
  const firm = (name_zh: string, sources: string[]) => room.put("organization", { ...FIRM, name_zh, sources }).id;
  const ids = {
    sure: firm("甲", [forum, official]),
    copied: firm("乙", [copy, forum]),
    heard: firm("丙", [forum, unknown]),
    unsourced: firm("丁", []),
  };
  const link = room.put("link", { from: ids.sure, to: ids.heard, status: "existing", sources: [forum] }).id;
  const found = (rest: "C" | "D" | "none") =>
    weakClaims(room.reader, { rest, limit: 10 }).map(({ subject, total, rows }) => [
      subject,
      total,
      rows.map(({ id }) => id),
    ]);
  expect(found("D")).toEqual([
    ["organization", 1, [ids.heard]],
    ["link", 1, [link]],
  ]);
  expect(found("C")).toEqual([
    ["organization", 2, [ids.copied, ids.heard].toSorted()],
    ["link", 1, [link]],
  ]);
  expect(found("none")).toEqual([["organization", 1, [ids.unsourced]]]);
  const [, claims] = weakClaims(room.reader, { rest: "D", limit: 10 });
  // A tie is shown with the one that it begins at, and called by both.
  expect(claims?.rows[0]).toMatchObject({
    label: { zh: "甲 · 丙" },
    shownWith: { subject: "organization", id: ids.sure },
  });
  expect(claims?.rows[0]?.sources).toMatchObject([{ id: forum, grade: "D", label: { zh: "论坛" } }]);
  expect(weakClaims(room.reader, { rest: "C", limit: 1 })[0]).toMatchObject({ total: 2, rows: [expect.anything()] });
});

it("is as sure as the best of its sources", () => {
  expect(confidenceOf(["D", "B"])).toBe("high");
  expect(confidenceOf(["C", "D", null])).toBe("medium");
  expect(confidenceOf(["D"])).toBe("low");
  expect(confidenceOf([null])).toBeNull();
  expect(confidenceOf([])).toBeNull();
});
