/** The board of actions: every status that is asked for has its column. */
import { expect, it } from "vitest";
import { ACTION_STATUS } from "../../../../db/contract/vocabulary.ts";
import { columnsFor, takesCards } from "../../../../renderer/screens/actions/columns.ts";
import { filtersOf, VIEWS } from "../../../../renderer/screens/actions/narrowing.ts";

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
