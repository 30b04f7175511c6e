/** Double of a page: its window as the scripts of the interface see it, with the real preload beside it. */
import type { MessagePort } from "node:worker_threads";
import type { Bridge } from "../../db/contract/bridge.ts";
import { type PreloadWorld, runPreload } from "./preload.ts";

type Heard = (event: { source: unknown; origin: string; data: unknown; ports: readonly MessagePort[] }) => void;

export interface Page {
  /** What scripts of the page have as `window`. */
  readonly window: PageWindow;
  readonly url: string;
  /** What the preload handed over. */
  readonly bridge: Bridge;
  /** Of what the main process sent: the page's port to the workspace, when it has come. */
  port(): Promise<MessagePort>;
  receive: PreloadWorld["receive"];
  /** It is left: its ports end. */
  unload(): void;
}

export interface PageWindow {
  readonly location: Pick<Location, "href" | "origin" | "protocol" | "pathname" | "hash" | "host">;
  addEventListener(type: "message" | "hashchange", listener: Heard): void;
  postMessage(data: unknown, origin: string, ports?: readonly MessagePort[]): void;
  [exposed: string]: unknown;
}

/**
 * @param preload its built text; null where the window has none
 * @param invoke how its calls reach the main process
 */
export function makePage(
  url: string,
  preload: string | null,
  invoke: (channel: string, args: unknown[]) => Promise<unknown>,
): Page {
  const { protocol, host, pathname, hash } = new URL(url);
  const location = { href: url, origin: `${protocol}//${host}`, protocol, host, pathname, hash };
  const listeners: Heard[] = [];
  const ports: MessagePort[] = [];
  const arrived = Promise.withResolvers<MessagePort>();
  const window: PageWindow = {
    location,
    addEventListener: (type, listener) => void (type === "message" && listeners.push(listener)),
    postMessage(data, origin, transferred = []) {
      // As a browser does: what is meant for another origin is dropped.
      if (origin !== location.origin && origin !== "*") return;
      for (const hear of listeners) hear({ source: window, origin: location.origin, data, ports: transferred });
    },
  };
  window.addEventListener("message", ({ data, ports: [port] }) => {
    if ((data as { type?: unknown })?.type === "concord-port" && port) arrived.resolve(port);
  });
  const expose = (name: string, copy: unknown) => {
    window[name] = copy;
  };
  const world = preload === null ? null : runPreload(preload, { window, location, invoke, expose });
  return {
    window,
    url,
    get bridge() {
      return window.concord as Bridge;
    },
    port: () => arrived.promise,
    receive(channel, message, transferred) {
      ports.push(...transferred);
      world?.receive(channel, message, transferred);
    },
    unload() {
      for (const port of ports) port.close();
    },
  };
}
