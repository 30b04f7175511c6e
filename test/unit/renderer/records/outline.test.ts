/** Records in an order with parts: how they are walked, and where one goes when it is moved. */
import { expect, it } from "vitest";
import { movedTo, type Node, rowsOf } from "../../../../renderer/records/tree/outline.ts";

const node = (id: string, parent: string | null, rank: number | null): Node => ({ id, parent, rank, name: id });
const NODES = [
  node("b", null, 20),
  node("a", null, 10),
  node("a2", "a", 20),
  node("a1", "a", 10),
  node("x", "gone", null),
];

it("stand by their ranks, each below its whole, those of nothing that is there last", () => {
  const rows = rowsOf(NODES, new Set());
  expect(rows.map(({ node: { id }, depth }) => [id, depth])).toEqual([
    ["a", 0],
    ["a1", 1],
    ["a2", 1],
    ["b", 0],
    ["x", 0],
  ]);
  expect(rowsOf(NODES, new Set(["a"])).map(({ node: { id }, open, parts }) => [id, open, parts])).toEqual([
    ["a", false, 2],
    ["b", false, 0],
    ["x", false, 0],
  ]);
});

it("are moved one step among their own, below the one before, or out behind their whole", () => {
  expect(movedTo(NODES, "b", "earlier")).toEqual({ parent: null, before: "a" });
  expect(movedTo(NODES, "a1", "later")).toEqual({ parent: "a", before: null });
  expect(movedTo(NODES, "a", "later")).toEqual({ parent: null, before: "x" });
  expect(movedTo(NODES, "b", "inward")).toEqual({ parent: "a", before: null });
  expect(movedTo(NODES, "a1", "outward")).toEqual({ parent: null, before: "b" });
  for (const [id, way] of [
    ["a", "earlier"],
    ["a", "inward"],
    ["a", "outward"],
    ["a2", "later"],
    ["nobody", "later"],
  ] as const)
    expect(movedTo(NODES, id, way)).toBeNull();
});
