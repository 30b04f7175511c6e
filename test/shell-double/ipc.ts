/** Double of Electron's `ipcMain`: what the page asks is copied, and of an error only the message goes back. */
import type { WebContentsDouble } from "./contents.ts";
import { strict } from "./strict.ts";

export interface Caller {
  sender: WebContentsDouble;
  senderFrame: { url: string; parent: object | null } | null;
}

type Handler = (event: Caller, input: unknown) => unknown;

export class IpcDouble {
  readonly module = strict("ipcMain", {
    handle: (channel: string, handler: Handler) => {
      if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      this.handlers.set(channel, handler);
    },
  } satisfies Record<keyof Pick<Electron.IpcMain, "handle">, unknown>);
  private readonly handlers = new Map<string, Handler>();

  async invoke(channel: string, caller: Caller, input: unknown): Promise<unknown> {
    const handler = this.handlers.get(channel);
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(await handler(caller, structuredClone(input)));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
  }
}
