/** What a window has sent into a field outranks what was fetched before it, and nothing that came after. */
import { beforeEach, expect, it, vi } from "vitest";

const fetches: (() => void)[] = [];
vi.mock("../../../renderer/app/fresh.ts", () => ({
  refreshed: () => new Promise<void>((resume) => fetches.push(resume)),
}));
const { heldOf, sendText } = await import("../../../renderer/app/typing/sent-texts.ts");

const PLACE = "outcome:1:text";
const settle = () => new Promise((resume) => setImmediate(resume));
async function fetchAgain(): Promise<void> {
  for (const resume of fetches.splice(0)) resume();
  await settle();
}
beforeEach(fetchAgain);

it("shows what was sent in place of what was fetched before, until it is fetched again", async () => {
  await sendText(PLACE, { text: "二", fetched: "一" }, async () => {});
  expect(heldOf(PLACE, "一")).toBe("二");
  await sendText(PLACE, { text: "三", fetched: "一" }, async () => {});
  expect(heldOf(PLACE, "一")).toBe("三");
  expect(heldOf(PLACE, "二")).toBe("三");
  await fetchAgain();
  expect(heldOf(PLACE, "一")).toBe("一");
});

it("takes what it has neither sent nor replaced for somebody else's, and knows its place", async () => {
  await sendText(PLACE, { text: "二", fetched: "一" }, async () => {});
  expect(heldOf(PLACE, "别人写的")).toBe("别人写的");
  expect(heldOf("outcome:2:text", "一")).toBe("一");
});

it("counts a text that was refused as not sent", async () => {
  const refused = sendText(PLACE, { text: "二", fetched: "一" }, () => Promise.reject(new Error("refused")));
  expect(heldOf(PLACE, "一")).toBe("二");
  await expect(refused).rejects.toThrow("refused");
  expect(heldOf(PLACE, "一")).toBe("一");
});
