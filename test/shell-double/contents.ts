/** Double of Electron's `webContents`: loads pages through the session, and asks before it navigates or opens a window. */
import { EventEmitter } from "node:events";
import type { IpcDouble } from "./ipc.ts";
import { makePage, type Page } from "./page.ts";
import type { MessagePortMainDouble } from "./ports.ts";
import { builtPreload } from "./preload.ts";
import type { SessionDouble } from "./session.ts";
import { preventable } from "./strict.ts";

type Used = Pick<Electron.WebContents, "reload" | "setWindowOpenHandler" | "zoomLevel">;
type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

/** What a window that the page asked for is made with. */
export type OpenWindow = (options: Electron.BrowserWindowConstructorOptions, url: string) => Promise<unknown>;

export class WebContentsDouble extends EventEmitter implements Used {
  readonly session: SessionDouble;
  readonly preferences: Electron.WebPreferences;
  zoomLevel = 0;
  /** Commands of the edit menu that it was given. */
  readonly edited: string[] = [];
  loads = 0;
  crashed = false;
  page: Page | null = null;
  private readonly ipc: IpcDouble;
  private readonly openWindow: OpenWindow;
  private mayOpen: OpenHandler = () => ({ action: "allow" });

  constructor(preferences: Electron.WebPreferences, session: SessionDouble, ipc: IpcDouble, openWindow: OpenWindow) {
    super();
    this.preferences = preferences;
    this.session = session;
    this.ipc = ipc;
    this.openWindow = openWindow;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.mayOpen = handler;
  }

  /** @throws Error when there is no such page */
  async load(url: string): Promise<void> {
    const answer = await this.session.request(url);
    if (!answer.ok) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    const { preload, sandbox, contextIsolation, nodeIntegration } = this.preferences;
    if (!sandbox || !contextIsolation || nodeIntegration)
      throw new Error("The double runs a preload in the sandbox only");
    this.page?.unload();
    this.crashed = false;
    const code = preload ? await builtPreload(preload) : null;
    this.page = makePage(url, code, (channel, args) => this.invoke(channel, args[0]));
    this.loads += 1;
    this.emit("did-finish-load");
  }

  /** A call of the page's main frame, or of another. */
  invoke(channel: string, input: unknown, frame?: { url: string; parent: object | null }): Promise<unknown> {
    return this.ipc.invoke(channel, { sender: this, senderFrame: frame ?? { url: this.url, parent: null } }, input);
  }

  get url(): string {
    return this.page?.url ?? "";
  }

  reload(): void {
    void this.load(this.url);
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMainDouble[] = []): void {
    this.page?.receive(
      channel,
      message,
      transfer.map(({ port }) => port),
    );
  }

  edit(command: string): void {
    this.edited.push(command);
  }

  /** The page follows a link, or something is dropped on it. @returns whether it went there */
  navigate(url: string): boolean {
    const event = preventable({ url });
    this.emit("will-navigate", event, url);
    return !event.defaultPrevented;
  }

  /** The page has a frame with Node in mind. @returns whether it is there */
  attachWebview(): boolean {
    const event = preventable({});
    this.emit("will-attach-webview", event, {}, {});
    return !event.defaultPrevented;
  }

  /** The page calls `window.open`. @returns the new window, or null */
  async open(url: string): Promise<unknown> {
    const answer = this.mayOpen({
      url: new URL(url, this.url || undefined).href,
      frameName: "",
      features: "",
      disposition: "new-window",
      referrer: { url: this.url, policy: "no-referrer" },
    });
    if (answer.action === "deny") return null;
    const { webPreferences, ...options } = answer.overrideBrowserWindowOptions ?? {};
    // Without others a child has its opener's preferences.
    return this.openWindow({ ...options, webPreferences: { ...this.preferences, ...webPreferences } }, url);
  }

  /** The page's process ends. */
  crash(reason: Electron.RenderProcessGoneDetails["reason"] = "crashed"): void {
    this.crashed = true;
    this.page?.unload();
    this.emit("render-process-gone", preventable({}), { reason, exitCode: 1 });
  }
}
