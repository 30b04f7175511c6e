/** The register kept in the interface: ties in one line, sources made where they are needed, segments moved and merged. */
import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/browser/axe.ts";
import { type Host, startHost } from "../host.ts";
import { goTo } from "../steps.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("a tie is recorded in one line, said from both ends, changed in its place and taken back", async ({ page }) => {
  await open(page, "/organizations/org-changan");
  const line = page.getByRole("combobox", { name: /合作关系/ });
  await line.fill("采购自 赛力斯");
  const offered = page.getByRole("listbox", { name: "单位" }).getByRole("option");
  await expect(offered.first()).toContainText("赛力斯");
  await page.keyboard.press("Enter");
  await expect(line).toHaveValue("采购自 赛力斯集团股份有限公司 ");
  await page.keyboard.type("驱动电机 新车型 2023年起");
  const understood = page.locator("#link-understood");
  for (const said of ["采购自", "产业链环节：驱动电机", "说明：新车型", "时间：2023"])
    await expect(understood).toContainText(said);
  await page.keyboard.press("Enter");
  await expect(line).toHaveValue("");
  const row = page.getByRole("row", { name: /赛力斯/ });
  await expect(row).toContainText("采购自");
  await expect(row).toContainText("驱动电机 · 2023");

  await row.getByRole("button", { name: "修改与赛力斯集团股份有限公司的合作关系" }).click();
  await page.getByRole("group", { name: "修改合作关系" }).getByRole("button", { name: "对调双方" }).click();
  await expect(row).toContainText("供应");
  expect(await seriousViolations(page)).toEqual([]);

  await goTo(page, "/organizations/org-seres");
  const back = page.getByRole("row", { name: /重庆长安汽车股份有限公司/ }).filter({ hasText: "驱动电机" });
  await expect(back).toContainText("采购自");
  await page.locator("main h1").click();
  await page.keyboard.press("Control+z");
  await expect(back).toContainText("供应");
  await page.keyboard.press("Control+z");
  await expect(back).toHaveCount(0);
});

test("a source is made where it is named, and how sure a record is follows from it @long", async ({ page }) => {
  await open(page, "/weak");
  const organizations = page.getByRole("region", { name: "单位" });
  await expect(organizations.getByRole("row").first()).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  const count = await organizations.getByRole("row").count();
  await organizations.getByRole("row").first().getByRole("link").first().click();
  await page.getByRole("dialog").getByRole("button", { name: /打开/ }).click();
  await page.getByRole("tab", { name: /来源/ }).click();
  await page.getByPlaceholder(/添加来源/).fill("区政府公告");
  await page.getByRole("option", { name: "新建“区政府公告”…" }).click();
  const dialog = page.getByRole("dialog", { name: "新建：来源" });
  await dialog.getByRole("combobox", { name: "等级" }).click();
  await page.getByRole("option", { name: "A 官方", exact: true }).click();
  await dialog.getByRole("button", { name: /新建/ }).click();
  await expect(page.getByRole("tabpanel")).toContainText("区政府公告");
  await expect(page.getByRole("combobox", { name: "可信度" })).toHaveValue("高");
  await goTo(page, "/weak");
  await expect(organizations.getByRole("row")).toHaveCount(count - 1);
});

test("segments are walked, moved, renamed and merged by keys, and words of ties are kept in the settings @long", async ({
  page,
}) => {
  await open(page, "/segments");
  const rows = page.getByRole("treeitem");
  await rows.filter({ hasText: "锂资源" }).first().click();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("ArrowLeft");
  await expect(rows.filter({ hasText: "锂矿采选" })).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(rows.filter({ hasText: "锂矿采选" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(rows.filter({ hasText: "锂矿采选" })).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("Control+z");
  await expect(rows.filter({ hasText: "锂矿采选" })).toHaveAttribute("aria-level", "3");

  await rows.filter({ hasText: "锂矿采选" }).click();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "中文名称" }).fill("锂矿开采");
  await page.keyboard.press("Enter");
  await expect(rows.filter({ hasText: "锂矿开采" })).toBeFocused();
  const before = await rows.count();
  await page.keyboard.press("m");
  const merge = page.getByRole("dialog", { name: /合并产业链环节/ });
  await merge.getByRole("combobox", { name: "并入" }).fill("锂盐");
  await page.getByRole("option", { name: /锂盐加工/ }).click();
  await merge.getByRole("button", { name: "并入另一个" }).click();
  await expect(rows).toHaveCount(before - 1);
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(before);

  await goTo(page, "/settings?tab=words");
  await page.getByPlaceholder(/新词条/).fill("联合招标 / tenders with");
  await page.keyboard.press("Enter");
  await expect(rows.filter({ hasText: "联合招标" })).toContainText("tenders with");
  expect(await seriousViolations(page)).toEqual([]);
  await goTo(page, "/organizations/org-changan");
  await page.getByRole("combobox", { name: /合作关系/ }).fill("联合招标 赛力斯");
  await expect(page.locator("#link-understood")).toContainText("联合招标");
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(host.url);
  await expect(page.locator("main")).toBeVisible();
  await goTo(page, address);
}
