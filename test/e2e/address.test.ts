/** Addresses and their keys: each opens one page, which then works as any page does; what has no key says so in words. */
import { expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";

test.use({ locale: "zh-CN" });

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(() => host.stop());

const isOpen = (page: Page) => expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();

test("an address from the history says what to open, and goes on when it is opened there", async ({ page }) => {
  const [bare = ""] = host.url.split("#");
  await page.goto(`${bare}#/meetings`);
  await expect(page.getByRole("heading", { name: "没有连上协同台" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("从历史记录或书签打开的地址没有钥匙");
  await page.goto(host.url);
  await isOpen(page);
});

test("a page keeps its key when it is loaded again, and shares it with tabs that it opens", async ({
  page,
  context,
}) => {
  await page.goto(host.url);
  await isOpen(page);
  expect(page.url()).not.toContain("t=");
  await page.reload();
  await isOpen(page);
  const tab = await context.newPage();
  await tab.goto(`${new URL(page.url()).origin}/#/meetings`);
  await isOpen(tab);
  expect(await tab.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test("a list opens from an address that says what is no text", async ({ page }) => {
  await page.goto(host.url);
  await isOpen(page);
  const { origin } = new URL(page.url());
  for (const said of ["actions?q=true&sort=[1]&week={}", "organizations?only=[1,2]&by=constructor"]) {
    await page.goto(`${origin}/#/${said}`);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
  }
});

test("a page keeps its address until the host has answered", async ({ page }) => {
  let asked = 0;
  await page.route("**/ticket", (route) => {
    asked += 1;
    if (asked === 1) return route.abort("connectionreset");
    return asked === 2 ? route.fulfill({ status: 503 }) : route.continue();
  });
  await page.goto(host.url);
  await isOpen(page);
  expect(asked).toBe(3);
  expect(page.url()).not.toContain("t=");
});

test("the same address in the same tab again is no second use", async ({ page }) => {
  const address = host.url;
  await page.goto(address);
  await isOpen(page);
  await page.goto("about:blank");
  await page.goto(address);
  await isOpen(page);
});

test("an address that somebody else opened first shuts both out and says what that means", async ({
  page,
  browser,
}) => {
  const address = host.url;
  const stranger = await browser.newPage({ locale: "en-GB" });
  await stranger.goto(address);
  await expect(stranger.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("alert")).toContainText("这个地址被打开了两次");
  await expect(stranger.getByRole("alert")).toContainText("this one has been opened twice");
  await expect(stranger.getByRole("navigation")).toHaveCount(0);
  await stranger.close();
  // The newest address goes on in the same tab.
  await page.goto(host.url);
  await isOpen(page);
});
