/** Figures of two places on the starter data: told with what they rest on, opened for their rows, put right where a city is written otherwise. */
import { expect, test } from "@playwright/test";
import { seriousViolations } from "../../support/browser/axe.ts";
import { type Host, startHost } from "../host.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("each figure stands with its sample, or says why it cannot be told; one opens to its parts and rows", async ({
  page,
}) => {
  await page.goto(host.url);
  await page.getByRole("link", { name: "两地指标" }).click();
  const line = (name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(line("产业结构相似系数")).toContainText("0.769");
  await expect(line("产业结构相似系数")).toContainText("企业 35 + 73");
  await expect(line("赫芬达尔指数")).toContainText("没有企业填写产值");
  await expect(line("电池本地配套")).toContainText("5 / 8");
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole("link", { name: "产业结构相似系数" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("产业结构相似系数");
  await expect(page.getByRole("table", { name: "分项" }).getByRole("row", { name: /整车制造/ })).toContainText("13");
  await page.getByRole("button", { name: /看背后/ }).click();
  await expect(page.getByRole("list", { name: "所依据的记录" }).getByRole("listitem").first()).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  // A firm whose city is written otherwise is said, and counted in by one click, which one undo takes back.
  await page.getByRole("button", { name: "归入成都" }).click();
  await expect(page.locator("main")).toContainText("0.762");
  await page.keyboard.press("Escape");
  await page.locator("main h1").click();
  await page.keyboard.press("Control+z");
  await expect(page.locator("main")).toContainText("0.769");

  // The address says what is asked for.
  await page.goBack();
  await page.getByRole("button", { name: "按登记" }).click();
  await expect(line("产业结构相似系数")).toContainText("0.611");
  await page.reload();
  await expect(line("产业结构相似系数")).toContainText("0.611");
  await page.getByTitle("切换语言").click();
  await expect(line("Structure similarity")).toContainText("0.611");
  expect(await seriousViolations(page)).toEqual([]);
});
