/** Double of Electron's sessions: who answers a page's requests, and what it is permitted. */
import { EventEmitter } from "node:events";
import type { AppDouble } from "./app.ts";
import { preventable, strict } from "./strict.ts";

type Handler = (request: Request) => Response | Promise<Response>;
type Permission = Parameters<NonNullable<Parameters<Electron.Session["setPermissionRequestHandler"]>[0]>>[1];
type Used = Pick<
  Electron.Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler" | "setProxy"
>;

export class SessionDouble extends EventEmitter implements Used {
  readonly protocol: Pick<Electron.Protocol, "handle">;
  readonly webRequest: Pick<Electron.WebRequest, "onBeforeRequest">;
  proxy: Electron.ProxyConfig = {};
  private readonly handlers = new Map<string, Handler>();
  private before: (details: { url: string }, decide: (answer: Electron.CallbackResponse) => void) => void = (
    _,
    decide,
  ) => decide({});
  private onRequest: Parameters<Electron.Session["setPermissionRequestHandler"]>[0] = null;
  private onCheck: Parameters<Electron.Session["setPermissionCheckHandler"]>[0] = null;
  private onDevice: Parameters<Electron.Session["setDevicePermissionHandler"]>[0] = null;

  constructor() {
    super();
    this.protocol = strict("session.protocol", {
      handle: (scheme: string, handler: Handler) => {
        this.handlers.set(scheme, handler);
      },
    });
    this.webRequest = strict("session.webRequest", {
      onBeforeRequest: (...given: unknown[]) => {
        this.before = given.at(-1) as typeof this.before;
      },
    });
  }

  setPermissionRequestHandler(handler: typeof this.onRequest): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(handler: typeof this.onCheck): void {
    this.onCheck = handler;
  }

  setDevicePermissionHandler(handler: typeof this.onDevice): void {
    this.onDevice = handler;
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.proxy = config;
  }

  /** A request of a page. @throws TypeError, as in a page, when it may not go out or nobody answers it here */
  async request(url: string): Promise<Response> {
    const { cancel } = await new Promise<Electron.CallbackResponse>((decide) => this.before({ url }, decide));
    if (cancel) throw new TypeError("net::ERR_BLOCKED_BY_CLIENT");
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new TypeError(`${url} left the program`);
    return handler(new Request(url));
  }

  /** Electron permits whatever no handler refuses. */
  permits(permission: string): Promise<boolean> {
    const asked = permission as Permission;
    return new Promise((decide) => {
      if (this.onRequest) this.onRequest(null as never, asked, decide, {} as never);
      else decide(true);
    });
  }

  checks(permission: string): boolean {
    return this.onCheck?.(null, permission as never, "", {} as never) ?? true;
  }

  permitsDevice(deviceType: "hid" | "serial" | "usb"): boolean {
    return this.onDevice?.({ deviceType, origin: "app://concord", device: {} as never }) ?? false;
  }

  /** A page begins a download. */
  downloads(): boolean {
    const event = preventable({});
    this.emit("will-download", event, {}, {});
    return !event.defaultPrevented;
  }
}

/** `session`: one for each partition. */
export function sessionsOf(app: AppDouble) {
  const made = new Map<string, SessionDouble>();
  return strict("session", {
    fromPartition(partition: string): SessionDouble {
      app.requireReady("session");
      const found = made.get(partition) ?? strict("Session", new SessionDouble());
      made.set(partition, found);
      return found;
    },
  });
}
