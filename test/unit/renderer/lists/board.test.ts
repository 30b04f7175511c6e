/** The board of actions: every status that is asked for has its column, and its cards lie in lanes. */
import { describe, expect, it } from "vitest";
import { filtersOf, VIEWS } from "../../../../db/contract/lists/narrowing.ts";
import { ACTION_STATUS } from "../../../../db/contract/vocabulary.ts";
import { columnsFor, takesCards } from "../../../../renderer/screens/actions/board/columns.ts";
import {
  type Card,
  cardBeside,
  inSight,
  LANES,
  lanesOf,
  placesOf,
  spotOf,
  topOfCard,
} from "../../../../renderer/screens/actions/board/lanes.ts";

it("every status has a column where all are asked for, and those at the sides take no cards", () => {
  const columns = columnsFor([]);
  expect(columns.toSorted()).toEqual(ACTION_STATUS.toSorted());
  expect([columns[0], columns.at(-1)]).toEqual(["unknown", "cancelled"]);
  expect(columns.filter((status) => !takesCards(status))).toEqual(["unknown", "cancelled"]);
});

it.each(VIEWS)("the columns of the view %s hold every status that it asks for", (view) => {
  const filters = filtersOf({ view }, "2026-11-29");
  const asked = filters.find(({ field }) => field === "status")?.value ?? ACTION_STATUS;
  expect(columnsFor(filters)).toEqual(expect.arrayContaining([...(asked as readonly string[])]));
});

it("a status that is not asked for adds no column", () => {
  expect(columnsFor(filtersOf({ view: "open" }, "2026-11-29"))).toHaveLength(5);
  expect(columnsFor([{ field: "status", op: "is", value: "cancelled" }])).toContain("cancelled");
});

describe("lanes", () => {
  const TODAY = "2026-11-29";
  const card = (id: string, other: Partial<Card> = {}): Card => ({
    ...{ id, text: id, text_en: null, lead: null, sector: null, city: null, city_en: null, taskForce: null },
    ...{ status: "in_progress", percent: 0, due: null, evidence: false, waits: null },
    ...other,
  });
  const CARDS = [
    card("a", { city: "成都", city_en: "Chengdu", lead: "o1", sector: "ngo", taskForce: "f1" }),
    card("b", { city: "成都", city_en: "Chengdu", lead: "o1", sector: "ngo", status: "done" }),
    card("c", { city: "重庆", lead: "o2", sector: "government", due: "2026-11-01" }),
    card("d"),
    card("e", { city: "成都", lead: "o3", sector: "ngo" }),
  ];
  const AT = { card: 100, gap: 8, inset: 8, head: 32 };

  it.each(LANES)("by %s hold each card once; what is late stands first, what nothing is stated of last", (by) => {
    const lanes = lanesOf(CARDS, by, {}, TODAY);
    const held = lanes.flatMap(({ columns }) => [...columns.values()].flat().map(({ id }) => id));
    expect(held.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
    if (by === "none") expect(lanes).toHaveLength(1);
    else expect(lanes.at(-1)).toMatchObject({ value: null });
    if (by === "city" || by === "sector" || by === "lead") expect(lanes[0]).toMatchObject({ late: 1, count: 1 });
  });

  it("are as high as their longest column; a folded one is its head alone", () => {
    const lanes = lanesOf(CARDS, "city", {}, TODAY);
    const open = placesOf(lanes, new Set(), AT);
    expect(open.map(({ top }) => top)).toEqual([0, ...open.slice(0, -1).map(({ top, height }) => top + height)]);
    for (const { lane, height } of open)
      expect(height).toBeGreaterThanOrEqual(AT.head + topOfCard(lane.longest - 1, AT) + AT.card);
    const [first] = lanes;
    expect(placesOf(lanes, new Set([first?.key ?? ""]), AT)[0]?.height).toBe(AT.head);
  });

  it("draw what is in sight and little more, of thousands", () => {
    const { first, end } = inSight(2_000, 50_000, 50_700, AT);
    expect(end - first).toBeLessThan(15);
    expect(topOfCard(first, AT)).toBeLessThanOrEqual(50_000);
    expect(topOfCard(end - 1, AT) + AT.card).toBeGreaterThanOrEqual(50_700);
    expect(inSight(3, 0, 10_000, AT)).toEqual({ first: 0, end: 3 });
    expect(inSight(3, 9_000, 10_000, AT).end).toBeLessThanOrEqual(Math.max(3, inSight(3, 9_000, 10_000, AT).first));
  });

  it("are walked by the arrow keys: down into the next lane, beside past empty columns", () => {
    const lanes = lanesOf(CARDS, "city", {}, TODAY);
    const columns = columnsFor([]);
    const from = (id: string, key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight") => {
      const spot = spotOf(lanes, id);
      return spot && cardBeside(lanes, columns, spot, key)?.id;
    };
    expect(from("c", "ArrowDown")).toBe("a");
    expect(from("a", "ArrowDown")).toBe("e");
    expect(from("e", "ArrowDown")).toBe("d");
    expect(from("d", "ArrowDown")).toBeUndefined();
    expect(from("d", "ArrowUp")).toBe("e");
    expect(from("e", "ArrowRight")).toBe("b");
    expect(from("b", "ArrowLeft")).toBe("a");
  });
});
