/** In which order parties are offered where one is chosen for a meeting. */
import { expect, it } from "vitest";
import { partiesFirst } from "../../../../renderer/records/parties-first.ts";

const party = (id: string, ...names: string[]) => ({ id, names });
const [seated, stranger, exact] = [party("a", "电池企业"), party("b", "电池协会"), party("c", "电池", "Battery")];
const order = (typed: string, own = [seated], found = [stranger, exact, seated]) =>
  partiesFirst(own, found, typed, ({ names }) => names).map(({ id }) => id);

it("those of the meeting stand first, each once, and the others behind them in their order", () => {
  expect(order("")).toEqual(["a", "b", "c"]);
  expect(order("电池企")).toEqual(["a", "b", "c"]);
  expect(order("", [])).toEqual(["b", "c", "a"]);
});

it("whoever is called exactly what is typed stands before them all, in whichever width or case", () => {
  expect(order("电池")).toEqual(["c", "a", "b"]);
  expect(order("ＢＡＴＴＥＲＹ")).toEqual(["c", "a", "b"]);
});
