/** The shell on the DOUBLE of Electron (test/shell-double): the menu in both languages, and the keys that it knows. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Focused, itemsOf, pressKeys } from "../../shell-double/menu.ts";
import { removeHomes, type Shell, startShell } from "../../shell-double/start.ts";
import type { BrowserWindowDouble } from "../../shell-double/window.ts";

let shell: Shell;
let main: BrowserWindowDouble;
let focused: Focused;
beforeEach(async () => {
  shell = await startShell();
  main = await shell.window();
  focused = { quit: () => shell.app.quit(), window: main, contents: main.webContents };
});
afterEach(() => shell.dispose());
afterAll(removeHomes);

describe("on the double of Electron, the menu", () => {
  test("follows the page's language", async () => {
    const heads = () => shell.menu()?.items.map(({ label }) => label);
    expect(heads()).toEqual(["File", "Edit", "View"]);
    main.webContents.page?.bridge.setLanguage("zh");
    await expect.poll(heads).toEqual(["文件", "编辑", "显示"]);
    for (const { label, visible } of itemsOf()) if (visible) expect(label).toMatch(/^\p{Script=Han}+$/u);
    main.webContents.page?.bridge.setLanguage("en");
    await expect.poll(heads).toEqual(["File", "Edit", "View"]);
    for (const { label, visible } of itemsOf()) if (visible) expect(label).toMatch(/^[A-Z][a-z ]+$/);
  });

  test.each(["en", "zh"] as const)("has in %s keys that work, each for one thing", async (language) => {
    main.webContents.page?.bridge.setLanguage(language);
    await expect.poll(() => shell.menu()?.items[0]?.label).toBe(language === "zh" ? "文件" : "File");
    const keys = itemsOf().flatMap((item) => item.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);

    const { webContents } = main;
    for (const [pressed, command] of [
      ["CommandOrControl+Z", "undo"],
      ["Shift+CommandOrControl+Z", "redo"],
      ["CommandOrControl+X", "cut"],
      ["CommandOrControl+C", "copy"],
      ["CommandOrControl+V", "paste"],
      ["CommandOrControl+A", "selectAll"],
    ] as const) {
      expect(pressKeys(pressed, focused), pressed).toBe(true);
      expect(webContents.edited.at(-1)).toBe(command);
    }
    for (const larger of ["CommandOrControl+Plus", "CommandOrControl+=", "CommandOrControl+numadd"]) {
      webContents.zoomLevel = 0;
      expect(pressKeys(larger, focused), larger).toBe(true);
      expect(webContents.zoomLevel, larger).toBe(0.5);
    }
    for (const smaller of ["CommandOrControl+-", "CommandOrControl+numsub"]) {
      webContents.zoomLevel = 0;
      expect(pressKeys(smaller, focused), smaller).toBe(true);
      expect(webContents.zoomLevel, smaller).toBe(-0.5);
    }
    pressKeys("CommandOrControl+0", focused);
    expect(webContents.zoomLevel).toBe(0);
    pressKeys("F11", focused);
    expect(main.isFullScreen()).toBe(true);
    pressKeys("F11", focused);
    pressKeys("CommandOrControl+M", focused);
    expect(main.isMinimized()).toBe(true);
    pressKeys("CommandOrControl+Q", focused);
    expect(await shell.app.ended).toBe(0);
  });

  test("neither loads the page anew nor opens the tools of developers", () => {
    for (const keys of ["CommandOrControl+R", "CmdOrCtrl+R", "F5", "Control+Shift+I", "F12"])
      expect(pressKeys(keys, focused), keys).toBe(false);
  });
});
