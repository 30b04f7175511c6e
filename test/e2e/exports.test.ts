/** Documents from the interface: everything of a meeting, the register, a party's report, and printing. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { type Host, startHost } from "./host.ts";
import { goTo } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

// Each has a host of its own.
test.describe.configure({ mode: "parallel" });
let host: Host;
test.beforeEach(async () => {
  host = await startHost("--demo");
});
test.afterEach(async () => {
  await host.stop();
});

async function begin(page: Page): Promise<void> {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
}

async function downloaded(page: Page, button: RegExp, item: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download", { timeout: 120_000 });
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile((await download.path()) as string) };
}

test("everything of a meeting comes as one ZIP that checks itself, with progress, and can be given up", {
  tag: "@long",
}, async ({ page }) => {
  await begin(page);
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const folder = await mkdtemp(join(tmpdir(), "concord-zip-"));
  const paper = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => (n * 7919) % 251));
  await writeFile(join(folder, "方案 1.bin"), paper);
  await page.getByTestId("file").last().setInputFiles(join(folder, "方案 1.bin"));
  await expect(page.getByRole("button", { name: "方案 1.bin", exact: true })).toBeVisible();
  await goTo(page, "/meetings/exercise-meeting?tab=record");

  await page.getByRole("button", { name: /全部资料/ }).click();
  await page.getByRole("menuitem", { name: "ZIP" }).click();
  await expect(page.getByRole("progressbar", { name: "全部资料（ZIP）" })).toBeVisible();
  await page.getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("已取消导出，没有写出文件。")).toBeVisible();

  const { name, bytes } = await downloaded(page, /全部资料/, "ZIP");
  expect(name).toMatch(/\.zip$/);
  const files = unzipSync(bytes);
  const sums = Buffer.from(files["SHA256SUMS.txt"] ?? []).toString("utf8");
  for (const line of sums.trim().split("\n")) {
    const [hash, path = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(files[path] ?? "")
        .digest("hex"),
      path,
    ).toBe(hash);
  }
  expect(Buffer.from(files["04 会议材料/方案 1.bin"] ?? []).equals(paper)).toBe(true);
  const names = Object.keys(files);
  expect(names).toEqual(expect.arrayContaining(["README.txt", "数据/meeting.json"]));
  for (const name of [/^01 会议纪要\/.*\.pdf$/, /^01 会议纪要\/.* en\.docx$/, /^02 会议通知\//])
    expect(names.filter((one) => name.test(one)).length, String(name)).toBeGreaterThan(0);
});

test("what has no English is told before an export that takes it, and is written there, names in pinyin by one click", async ({
  page,
}) => {
  await begin(page);
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  // What is missing leads to where it is put right.
  await page.getByRole("button", { name: "还没有填写主持人" }).click();
  await expect(page.getByLabel("主持人", { exact: true })).toBeFocused();
  await page.getByLabel("主持人", { exact: true }).fill("欧阳建国");
  await page.getByLabel("主持人", { exact: true }).press("Enter");
  await goTo(page, "/meetings/exercise-meeting?tab=minutes&part=export");
  const note = page.getByRole("button", { name: /英文缺 \d+ 处/ });
  await expect(page.getByRole("button", { name: /^导出中文/ })).toBeVisible();
  await expect(note).toHaveCount(0);
  await page.getByRole("radiogroup", { name: "纪要语言" }).getByText("中英文", { exact: true }).click();
  await note.click();
  const dialog = page.getByRole("dialog", { name: "补写英文" });
  const chair = dialog.getByRole("listitem").filter({ hasText: "欧阳建国" });
  await chair.getByRole("button", { name: "采用“Ouyang Jianguo”" }).click();
  // What is written stays in sight, to be corrected.
  await expect(chair.getByRole("textbox")).toHaveValue("Ouyang Jianguo");
  await expect(chair.getByRole("button", { name: /采用/ })).toHaveCount(0);
  await chair.getByRole("textbox").fill("Jianguo Ouyang");
  await chair.getByRole("textbox").press("Enter");
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole("button", { name: "英文齐全 — 查看" }).click();
  await expect(chair).toHaveCount(0);
  await dialog.getByLabel("已有英文的也显示").check();
  await expect(chair.getByRole("textbox")).toHaveValue("Jianguo Ouyang");
});

test("the register is narrowed down, shown and saved; a party's report is saved", { tag: "@long" }, async ({
  page,
}) => {
  await begin(page);
  await goTo(page, "/meetings");
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "议定事项台账" }).click();
  await expect(page.getByRole("heading", { name: "议定事项台账", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/register/);
  await expect(page.locator(".ag-row [role='gridcell']").first()).toBeVisible();
  await page.getByPlaceholder("查找").fill("没有这样的决定");
  await expect(page.getByText(/^0 \/ /)).toBeVisible();
  await page.getByRole("button", { name: "清除", exact: true }).first().click();
  // The number in the minutes, and the head of its meeting.
  await expect(page.locator(".ag-row .ag-cell[col-id='agenda_item']").first()).toHaveText(/^\d+\/\d+$/);
  await goTo(page, "/register?only=state:adopted");
  await expect(page.getByRole("button", { name: "不再只看：状态：通过" })).toBeVisible();
  const workbook = await downloaded(page, /^议定事项台账$/, "Excel");
  expect(workbook.name).toMatch(/^议定事项台账 .*\.xlsx$/);
  expect(Object.keys(unzipSync(workbook.bytes))).toContain("xl/workbook.xml");

  await goTo(page, "/organizations?id=org-changan");
  await page.getByRole("tab", { name: "履约情况报告" }).click();
  const report = await downloaded(page, /履约情况报告/, "Markdown");
  expect(report.bytes.toString("utf8")).toContain("履约情况报告");
});

test("minutes and documents are printed from the browser's own viewer, which the page's policy allows and nothing else", {
  tag: "@long",
}, async ({ page }) => {
  await page.addInitScript(() => {
    const printed: { frame: string; type: string; start: string; url: string }[] = [];
    const blobs = new Map<string, Blob>();
    Object.assign(window, { printed });
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = make(blob);
      blobs.set(url, blob);
      return url;
    };
    const window_ = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
      get(this: HTMLIFrameElement) {
        const real = window_?.get?.call(this) as Window;
        if (this.dataset.print === undefined) return real;
        return {
          focus() {},
          print: () => {
            const blob = blobs.get(this.src);
            // Where the frame really went, not where it was sent.
            const url = real.location.href;
            void blob
              ?.slice(0, 5)
              .text()
              .then((start) => printed.push({ frame: this.src, type: blob.type, start, url }));
          },
        };
      },
    });
  });
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  await begin(page);
  const printed = () =>
    page.evaluate(
      () => (window as never as { printed: { frame: string; type: string; start: string; url: string }[] }).printed,
    );
  await goTo(page, "/meetings/exercise-meeting?tab=record");
  await page.getByRole("button", { name: /督办清单/ }).click();
  await page.getByRole("menuitem", { name: "打印…" }).click();
  await expect.poll(async () => (await printed()).length, { timeout: 60_000 }).toBe(1);
  await goTo(page, "/meetings/exercise-meeting?tab=minutes&part=export");
  await page.getByRole("button", { name: "打印…" }).click();
  await expect.poll(async () => (await printed()).length, { timeout: 60_000 }).toBe(2);
  for (const { type, start, url, frame } of await printed())
    expect([type, start, url]).toEqual(["application/pdf", "%PDF-", frame]);
  // One frame at a time is kept.
  await expect(page.locator("iframe[data-print]")).toHaveCount(1);
  expect(violations).toEqual([]);

  for (const [tag, attribute, address, directive] of [
    ["iframe", "src", "https://example.invalid/", "frame-src"],
    ["iframe", "src", "data:application/pdf,x", "frame-src"],
    ["iframe", "src", host.url.replace(/#.*/, "index.html"), "frame-src"],
    ["object", "data", "data:application/pdf,x", "object-src"],
    ["embed", "src", "data:application/pdf,x", "object-src"],
  ] as const) {
    const refused = await page.evaluate(
      ([name, key, value]) =>
        new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          const element = document.createElement(name);
          element.setAttribute(key, value);
          document.body.append(element);
          setTimeout(() => resolve("allowed"), 5_000);
        }),
      [tag, attribute, address] as const,
    );
    expect(refused, `${tag} of ${address}`).toBe(directive);
  }
});
