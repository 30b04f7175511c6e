/** Double of Electron's message ports in the main process, on Node's own. */
import { EventEmitter } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { strict } from "./strict.ts";

type Used = Pick<Electron.MessagePortMain, "start" | "close" | "postMessage">;

export class MessagePortMainDouble extends EventEmitter implements Used {
  /** Taken by whom the port is transferred to. */
  readonly port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on("close", () => this.emit("close"));
  }

  /** What has come waits until then. */
  start(): void {
    this.port.on("message", (data) => this.emit("message", { data, ports: [] }));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error("The double of Electron transfers nothing over a port");
    this.port.postMessage(message);
  }

  close(): void {
    this.port.close();
  }
}

export class MessageChannelMainDouble {
  readonly port1: MessagePortMainDouble;
  readonly port2: MessagePortMainDouble;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = strict("MessagePortMain", new MessagePortMainDouble(port1));
    this.port2 = strict("MessagePortMain", new MessagePortMainDouble(port2));
  }
}
