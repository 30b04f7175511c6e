import { expect, test } from "vitest";
import { itemOfReports } from "../../../renderer/screens/round/turns.ts";

test("a report of the round stands under the item that hears reports, wherever the meeting is", () => {
  const items = [
    { id: "opening", kind: "information" },
    { id: "round", kind: "report" },
    { id: "figures", kind: "report" },
    { id: "talk", kind: "discussion" },
  ];
  const at = (current_item: string | null, all = items) =>
    itemOfReports({ meeting: { current_item }, items: all } as never);
  expect(at("talk")).toBe("round");
  expect(at("figures")).toBe("figures");
  expect(at(null)).toBe("round");
  expect(at("talk", items.slice(3))).toBe("talk");
  expect(at(null, [])).toBeNull();
});
