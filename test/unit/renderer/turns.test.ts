import { expect, test } from "vitest";
import { itemOfReport, toldIn } from "../../../renderer/screens/round/turns.ts";

const item = (id: string, kind: string, fields: object = {}) => ({
  id,
  kind,
  state: "open",
  presenter: null,
  ...fields,
});
const items = [
  item("opening", "information"),
  item("put-off", "report", { state: "parked", presenter: "maker" }),
  item("round", "report"),
  item("figures", "report", { presenter: "office" }),
  item("talk", "discussion"),
];
const at = (current_item: string | null, party = "maker", all = items) =>
  itemOfReport({ meeting: { current_item }, items: all } as never, party);

test("a report of the round stands under an item that hears reports, wherever the meeting is", () => {
  expect(at("talk")).toBe("round");
  expect(at("figures")).toBe("figures");
  expect(at(null)).toBe("round");
  expect(at("talk", "maker", items.slice(4))).toBe("talk");
  expect(at(null, "maker", [])).toBeNull();
});

test("a party that is to report in an item reports there, unless that was put off", () => {
  expect(at("round", "office")).toBe("figures");
  expect(at("put-off", "maker")).toBe("round");
});

test("what a party said of its actions is found again as it was kept, and nothing else is taken for it", () => {
  const told = { a1: { text: "已完成样件", percent: 40, status: null } };
  expect(toldIn(JSON.stringify(told))).toEqual(told);
  for (const draft of ["", "{", "[]", "null", '{"a1":{"text":5}}', '{"a1":null}']) expect(toldIn(draft)).toEqual({});
});
