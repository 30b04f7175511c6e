/** The main window, and what every window is served with: a connection of its own, and a new page when one has crashed. */
import { join } from "node:path";
import { app, BrowserWindow, MessageChannelMain, screen, type WebPreferences } from "electron";
import type { Backend } from "../host/worker.ts";
import { relay } from "./relay.ts";
import { keepWindowState, readWindowState, SMALLEST } from "./window-state.ts";

export interface MainWindow {
  window: BrowserWindow;
  /** Notes where it stands, for the next start. */
  keep(): Promise<void>;
  /** In front of the others, whatever it was before. */
  present(): void;
}

/** Where it stood last, as far as that can be. It is shown when there is something to see. */
export function makeMainWindow(webPreferences: WebPreferences): MainWindow {
  const file = join(app.getPath("userData"), "window.json");
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = readWindowState(file, screens);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: "Concord 协同台",
    show: false,
    webPreferences,
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  return {
    window,
    keep: () => keepWindowState(file, window.getNormalBounds(), window.isMaximized()),
    present() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

/**
 * To be called before the first window is made.
 * @param endsAgain a page ended before it had been shown: loading it once more without a word would go on for ever
 */
export function servePages(
  backend: Pick<Backend, "connect">,
  endsAgain: (window: BrowserWindow) => Promise<"reload" | "quit">,
): void {
  app.on("browser-window-created", (_event, window) => {
    const { webContents } = window;
    let loaded = false;
    webContents.on("did-finish-load", () => {
      loaded = true;
      const { port1, port2 } = new MessageChannelMain();
      relay(port1, backend.connect());
      webContents.postMessage("concord-port", null, [port2]);
    });
    webContents.on("render-process-gone", async (_gone, { reason }) => {
      if (reason === "clean-exit" || window.isDestroyed()) return;
      const again = loaded ? "reload" : await endsAgain(window);
      loaded = false;
      if (again === "quit") app.quit();
      else if (!window.isDestroyed()) webContents.reload();
    });
  });
}
