/** Opens the page as a window of its own in an installed Chromium, Chrome or Edge. */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const LINUX = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Microsoft Edge", "Chromium"];
const WINDOWS = [
  join("Microsoft", "Edge", "Application", "msedge.exe"),
  join("Google", "Chrome", "Application", "chrome.exe"),
  join("Chromium", "Application", "chrome.exe"),
];

/** The computer as `findBrowser` and `whyNoWindow` see it. */
export interface Machine {
  platform: string;
  env: NodeJS.ProcessEnv;
  root: boolean;
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  root: process.platform !== "win32" && process.getuid?.() === 0,
};

/** Why no window can be opened here: no display, or a user as whom browsers do not run; else null. */
export function whyNoWindow({ platform, env, root }: Machine): "display" | "root" | null {
  if (platform === "linux" && !env.DISPLAY && !env.WAYLAND_DISPLAY) return "display";
  if (root) return "root";
  return null;
}

/** The first installed browser that can show a page as an app window. */
export function findBrowser({ platform, env }: Machine): string | null {
  return candidates(platform, env).find(executable) ?? null;
}

/**
 * Opens the window with a browser profile of its own, so that the process lives as long as the window does.
 * @param profile folder of that profile
 */
export function openWindow(browser: string, url: string, profile: string): ChildProcess {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const settings = [
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-sync",
  ];
  return spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...settings], { stdio: "ignore" });
}

function candidates(platform: string, env: NodeJS.ProcessEnv): string[] {
  if (platform === "win32")
    return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? WINDOWS.map((file) => join(folder, file)) : [],
    );
  if (platform === "darwin") return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
