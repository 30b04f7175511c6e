/** Double of Electron's `BrowserWindow`: where it stands, whether it is seen, and that nothing can be asked of one that is gone. */
import { EventEmitter } from "node:events";
import type { AppDouble } from "./app.ts";
import { type OpenWindow, WebContentsDouble } from "./contents.ts";
import type { IpcDouble } from "./ipc.ts";
import type { SessionDouble } from "./session.ts";
import { preventable, strict } from "./strict.ts";

type Options = Electron.BrowserWindowConstructorOptions;
type Used = Pick<
  Electron.BrowserWindow,
  | "show"
  | "hide"
  | "focus"
  | "minimize"
  | "restore"
  | "maximize"
  | "isMinimized"
  | "isMaximized"
  | "isVisible"
  | "isFocused"
  | "isDestroyed"
  | "setFullScreen"
  | "isFullScreen"
  | "getNormalBounds"
  | "loadURL"
  | "close"
  | "destroy"
>;

export interface Surroundings {
  app: AppDouble;
  ipc: IpcDouble;
  sessionOf(partition: string): SessionDouble;
  workArea: Electron.Rectangle;
}

export class BrowserWindowDouble extends EventEmitter implements Used {
  static all: BrowserWindowDouble[] = [];
  /** Set by the world before a window is made. */
  static surroundings: Surroundings;
  readonly webContents: WebContentsDouble;
  readonly options: Options;
  bounds: Electron.Rectangle;
  private visible: boolean;
  private state: "normal" | "minimized" | "maximized" | "full" = "normal";
  private focused = false;
  private gone = false;
  private wasReady = false;

  constructor(options: Options = {}) {
    super();
    const { app, ipc, sessionOf, workArea } = BrowserWindowDouble.surroundings;
    app.requireReady("BrowserWindow");
    const { width = 800, height = 600 } = options;
    const { x = (workArea.width - width) / 2, y = (workArea.height - height) / 2, webPreferences = {} } = options;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.visible = options.show ?? true;
    const open: OpenWindow = async (asked, url) => {
      const child = new BrowserWindowDouble(asked);
      await child.loadURL(url);
      return child;
    };
    const session = sessionOf(webPreferences.partition ?? "");
    this.webContents = strict("WebContents", new WebContentsDouble(webPreferences, session, ipc, open));
    this.webContents.on("did-finish-load", () => {
      if (!this.wasReady) this.emit("ready-to-show");
      this.wasReady = true;
    });
    const asked = strict("BrowserWindow", this);
    BrowserWindowDouble.all.push(asked);
    app.emit("web-contents-created", preventable({}), this.webContents);
    app.emit("browser-window-created", preventable({}), asked);
    // biome-ignore lint/correctness/noConstructorReturn: whoever holds it asks through the proxy
    return asked;
  }

  static getAllWindows(): BrowserWindowDouble[] {
    return [...BrowserWindowDouble.all];
  }

  static fromWebContents(contents: unknown): BrowserWindowDouble | null {
    return BrowserWindowDouble.all.find(({ webContents }) => webContents === contents) ?? null;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  show(): void {
    this.requireThere();
    this.visible = true;
  }

  hide(): void {
    this.requireThere();
    this.visible = false;
  }

  isVisible(): boolean {
    return this.there().visible;
  }

  focus(): void {
    this.there().focused = true;
  }

  isFocused(): boolean {
    return this.there().focused;
  }

  minimize(): void {
    this.there().state = "minimized";
  }

  restore(): void {
    this.there().state = "normal";
  }

  maximize(): void {
    this.there().state = "maximized";
    // Electron shows a window that is maximized.
    this.visible = true;
  }

  isMinimized(): boolean {
    return this.there().state === "minimized";
  }

  isMaximized(): boolean {
    return this.there().state === "maximized";
  }

  setFullScreen(full: boolean): void {
    this.there().state = full ? "full" : "normal";
  }

  isFullScreen(): boolean {
    return this.there().state === "full";
  }

  getNormalBounds(): Electron.Rectangle {
    return this.there().bounds;
  }

  loadURL(url: string): Promise<void> {
    return this.there().webContents.load(url);
  }

  /** As the button of its title bar: it may be prevented. */
  close(): void {
    const event = preventable({});
    this.there().emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Nobody is asked. */
  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    this.webContents.page?.unload();
    BrowserWindowDouble.all = BrowserWindowDouble.all.filter((one) => !one.isDestroyed());
    this.emit("closed");
    if (BrowserWindowDouble.all.length > 0) return;
    const { app } = BrowserWindowDouble.surroundings;
    // Unless somebody listens, the last window takes the program with it.
    if (!app.emit("window-all-closed")) app.quit();
  }

  private there(): this {
    this.requireThere();
    return this;
  }

  private requireThere(): void {
    if (this.gone) throw new TypeError("Object has been destroyed");
  }
}
