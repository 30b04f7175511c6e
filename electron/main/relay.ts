/** Joins Electron's port to the page and Node's port to the worker: frames pass as they are. */
import type { MessagePort } from "node:worker_threads";

/** The part of Electron's MessagePortMain that is used. */
export interface PagePort {
  on(event: "message", listener: (event: { data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export function relay(page: PagePort, worker: MessagePort): void {
  page.on("message", ({ data }) => {
    // The protocol speaks text; anything else is not from our page.
    if (typeof data === "string") worker.postMessage(data);
    else page.close();
  });
  worker.on("message", (message) => page.postMessage(message));
  page.on("close", () => worker.close());
  worker.on("close", () => page.close());
  page.start();
}
