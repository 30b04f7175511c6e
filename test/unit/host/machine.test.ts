/** What the host decides by looking at the computer: a window or not, which browser, which language, which folder. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultHome, systemHome } from "../../../db/server/home.ts";
import { findBrowser, whyNoWindow } from "../../../electron/host/browser.ts";
import { systemLanguage } from "../../../electron/host/language.ts";

test("a window needs a display and an ordinary user", () => {
  const linux = { platform: "linux", root: false };
  expect(whyNoWindow({ ...linux, env: {} })).toBe("display");
  expect(whyNoWindow({ ...linux, env: { DISPLAY: ":0" } })).toBeNull();
  expect(whyNoWindow({ ...linux, env: { WAYLAND_DISPLAY: "wayland-0" } })).toBeNull();
  expect(whyNoWindow({ ...linux, root: true, env: { DISPLAY: ":0" } })).toBe("root");
  expect(whyNoWindow({ platform: "win32", root: false, env: {} })).toBeNull();
});

test("the browser is the first that is installed and may be run", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-path-"));
  const env = { PATH: `/nowhere:${folder}` };
  expect(findBrowser({ platform: "linux", root: false, env })).toBeNull();
  for (const name of ["google-chrome", "chromium"]) writeFileSync(join(folder, name), "", { mode: 0o755 });
  expect(findBrowser({ platform: "linux", root: false, env })).toBe(join(folder, "chromium"));
  chmodSync(join(folder, "chromium"), 0o644);
  expect(findBrowser({ platform: "linux", root: false, env })).toBe(join(folder, "google-chrome"));
  rmSync(folder, { recursive: true });
});

test("the language is the system's", () => {
  expect(systemLanguage({ LANG: "zh_CN.UTF-8" })).toBe("zh");
  expect(systemLanguage({ LANG: "de_DE.UTF-8" })).toBe("en");
  expect(systemLanguage({ LANG: "zh_CN.UTF-8", LC_ALL: "C" })).toBe("en");
});

test("the home folder is the system's place for local data, or what CONCORD_HOME names, which the packaged program does not obey", () => {
  expect(defaultHome({ CONCORD_HOME: "/data/concord" }, "linux")).toBe("/data/concord");
  expect(systemHome({ CONCORD_HOME: "/data/concord", XDG_DATA_HOME: "/x" }, "linux")).toBe(join("/x", "concord"));
  expect(defaultHome({ XDG_DATA_HOME: "/x" }, "linux")).toBe(join("/x", "concord"));
  expect(defaultHome({ LOCALAPPDATA: "L" }, "win32")).toBe(join("L", "Concord"));
  expect(defaultHome({}, "darwin")).toContain(join("Library", "Application Support", "Concord"));
});
