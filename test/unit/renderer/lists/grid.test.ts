/** Lists of records: the address of their conditions, their groups, and the columns that there is room for. */
import { describe, expect, it, test } from "vitest";
import {
  type Condition,
  conditionsIn,
  filtersOf,
  inAddress,
  withValues,
} from "../../../../db/contract/lists/conditions.ts";
import { facetsOf, kindOfFacet } from "../../../../db/contract/lists/facets.ts";
import { askedBy, narrowedAs, narrowedBy, type SavedView } from "../../../../db/contract/lists/views.ts";
import { SUBJECTS, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { columnChoices, filtersByNearness, filtersOfValue } from "../../../../db/contract/subjects/lists.ts";
import { metaOf } from "../../../../db/contract/subjects/meta.ts";
import { columnsThatFit, fittingOf } from "../../../../renderer/records/grid/fit.ts";
import { rowsOf, slicesOf } from "../../../../renderer/records/grid/groups.ts";
import {
  ALL_FOLDED,
  foldedOtherwise,
  foldsIn,
  foldsInAddress,
  isFolded,
  NONE_FOLDED,
} from "../../../../renderer/records/grid/views/folds.ts";

describe("conditions in the address", () => {
  it("come back as they went in, whatever a value holds", () => {
    const conditions: Condition[] = [
      { field: "city", values: ["宜宾", "a,b;c:d%e 2", null] },
      { field: "sector", values: ["ngo"] },
    ];
    expect(conditionsIn(inAddress(conditions), "organization")).toEqual(conditions);
    expect(inAddress([])).toBeUndefined();
    expect(inAddress([{ field: "city", values: ["宜宾"] }])).toBe("city:宜宾");
  });

  it("are of fields that the list can be narrowed down by, each once", () => {
    const said = "city:宜宾;nothing:1;inferred:x;note:y;constructor:z;city:成都;:;sector";
    expect(conditionsIn(said, "organization")).toEqual([{ field: "city", values: ["宜宾"] }]);
    expect(conditionsIn(undefined, "organization")).toEqual([]);
    // No more and no longer than the workspace takes.
    const many = conditionsIn(`city:${Array.from({ length: 250 }, (_, n) => `C${n}`).join(",")}`, "organization");
    expect(many[0]?.values).toHaveLength(200);
    expect(conditionsIn(`city:${"长".repeat(600)}`, "organization")).toEqual([]);
    expect(kindOfFacet("agenda_item", "private_note")).toBeNull();
  });

  it("ask the workspace by the kind of their field", () => {
    const asked = conditionsIn(
      "status:blocked,;due:2026,2027;supporting:org-a,;sector:ngo,public;meeting:m-1",
      "action",
    );
    expect(filtersOf("action", asked)).toEqual([
      { field: "status", op: "in", value: ["blocked", null] },
      { field: "due", op: "within", value: ["2026", "2027"] },
      { field: "supporting", op: "has", value: ["org-a", null] },
      { field: "sector", op: "asks", value: "ngo" },
      { field: "meeting", op: "in", value: ["m-1"] },
    ]);
    expect(filtersOf("link", conditionsIn("cross_region:1", "link"))).toEqual([
      { field: "cross_region", op: "in", value: [true] },
    ]);
  });

  it("stay in their place while their values change, and go with the last", () => {
    const conditions = conditionsIn("city:宜宾;sector:ngo", "organization");
    expect(inAddress(withValues(conditions, "city", ["成都", "重庆"]))).toBe("city:成都,重庆;sector:ngo");
    expect(inAddress(withValues(conditions, "city", []))).toBe("sector:ngo");
    expect(inAddress(withValues(conditions, "region", ["四川"]))).toBe("city:宜宾;sector:ngo;region:四川");
  });
});

test("a list offers what its columns show first, of a fact in two languages the one that is read", () => {
  expect(facetsOf("organization", "zh").slice(0, 4)).toEqual(["sector", "city", "district", "segments"]);
  expect(facetsOf("organization", "en").slice(0, 4)).toEqual(["sector", "city_en", "district_en", "segments"]);
  expect(facetsOf("action", "zh")).toEqual(expect.arrayContaining(["lead", "status", "due", "sector", "task_force"]));
  expect(facetsOf("action", "zh")).not.toContain("party");
});

describe("groups", () => {
  const group = (key: string, count: number) => ({ key, count, filters: [], late: 0, value: key });
  const groups = [group("a", 3), group("b", 2), group("c", 4)];
  const inWords = (start: number, end: number, folded: string[] = []) =>
    slicesOf(groups, new Set(folded), start, end).map((slice) =>
      "head" in slice ? slice.head.key : `${slice.group.key} ${slice.offset}+${slice.limit}`,
    );

  it("lie one after the other, each under its head", () => {
    expect(rowsOf(groups, new Set())).toBe(12);
    expect(inWords(0, 12)).toEqual(["a", "a 0+3", "b", "b 0+2", "c", "c 0+4"]);
    expect(inWords(2, 6)).toEqual(["a 1+2", "b", "b 0+1"]);
    expect(inWords(10, 100)).toEqual(["c 2+2"]);
    expect(inWords(12, 20)).toEqual([]);
  });

  it("that are folded show their heads alone", () => {
    expect(rowsOf(groups, new Set(["a", "c"]))).toBe(5);
    expect(inWords(0, 5, ["a", "c"])).toEqual(["a", "b", "b 0+2", "c"]);
  });

  it("by how near a day is take every action once", () => {
    const near = filtersByNearness("action", "due", "2026-11-30");
    expect(near.map(({ value }) => value)).toEqual(["late", "soon", "later", "undated", "closed"]);
    expect(near[1]?.filters.slice(1)).toEqual([
      { field: "due", op: "since", value: "2026-11-30" },
      { field: "due", op: "before", value: "2026-12-08" },
    ]);
    expect(filtersByNearness("outcome", "review", "2026-11-30")).toHaveLength(4);
  });

  it("of a value ask for it by the kind of its field", () => {
    expect(filtersOfValue("policy", "issued", "2024")).toEqual([{ field: "issued", op: "within", value: ["2024"] }]);
    expect(filtersOfValue("organization", "city", null)).toEqual([{ field: "city", op: "in", value: [null] }]);
    expect(filtersOfValue("organization", "segments", "seg")).toEqual([
      { field: "segments", op: "has", value: ["seg"] },
    ]);
  });
});

describe("columns", () => {
  const of = (subject: (typeof SUBJECTS)[number]) =>
    columnChoices(subject, "zh")
      .slice(0, subjectOf(subject).screen?.columns?.length)
      .map(({ field }) => ({ id: field, ...fittingOf(metaOf(subjectOf(subject).fields[field])) }));
  const shown = (subject: (typeof SUBJECTS)[number], room: number) => [...columnsThatFit(of(subject), room)];

  it("go where there is no room: who supports first, then the meeting, days and states last", () => {
    expect(shown("action", 2_000)).toEqual(["lead", "supporting", "due", "status", "percent", "meeting"]);
    expect(shown("action", 800)).toEqual(["lead", "due", "status", "percent", "meeting"]);
    expect(shown("action", 620)).toEqual(["lead", "due", "status", "percent"]);
    expect(shown("action", 340)).toEqual(["due", "status"]);
    expect(shown("policy", 600)).toEqual(["level", "doc_number", "issued", "valid_to"]);
    expect(shown("policy", 0)).toEqual([]);
  });

  it.each(SUBJECTS)("can be any field that people read, each once: %s", (subject) => {
    const names = columnChoices(subject, "en").map(({ field }) => field);
    expect(new Set(names).size).toBe(names.length);
    for (const field of names) expect(metaOf(subjectOf(subject).fields[field]).private).toBeUndefined();
  });
});

describe("folded groups in the address", () => {
  it("come back as they went in, also where all but some are folded", () => {
    for (const folds of [NONE_FOLDED, ALL_FOLDED]) {
      const some = [null, "*", "宜宾,成都"].reduce(foldedOtherwise, folds);
      const back = foldsIn(foldsInAddress(some));
      for (const value of [null, "*", "宜宾,成都", "重庆"])
        expect(isFolded(back, value), `${folds.all} ${value}`).toBe(folds.all === (value === "重庆"));
      expect(foldsInAddress([null, "*", "宜宾,成都"].reduce(foldedOtherwise, some))).toBe(foldsInAddress(folds));
    }
  });
});

describe("a saved view", () => {
  const view: SavedView = {
    id: "view",
    name: "宜宾的企业",
    lists: "organization",
    words: "电池",
    conditions: "city:宜宾;nothing:1",
    narrowed: null,
    ordered: "-founded",
    grouped: "tied",
    columns: ["products", "city"],
    owner: null,
  };

  it("is asked of the workspace as its list was", () => {
    expect(askedBy(view, "zh", "2026-11-30")).toEqual({
      subject: "organization",
      filters: [{ field: "city", op: "in", value: ["宜宾"] }],
      sort: [{ field: "founded", dir: "desc" }],
      search: "电池",
      by: "tied",
      columns: ["products", "city"],
    });
    expect(askedBy({ ...view, lists: "link" }, "zh", "2026-11-30")).toBeNull();
  });

  it("keeps what its screen narrows it down to, of the day on which it is asked for", () => {
    const narrowed = narrowedAs({ view: "late", week: undefined });
    expect(narrowedBy({ narrowed })).toEqual({ view: "late", week: undefined });
    const late = askedBy({ ...view, lists: "action", narrowed, conditions: null, grouped: "none" }, "zh", "2026-12-24");
    expect(late?.filters).toContainEqual({ field: "due", op: "before", value: "2026-12-24" });
    expect(late?.by).toBeUndefined();
    expect(narrowedAs({})).toBeNull();
  });
});
