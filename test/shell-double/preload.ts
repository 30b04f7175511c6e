/**
 * Double of Electron's sandboxed preload: the real script, built as `electron.vite.config.ts` builds it, runs in a world
 * of its own that has of Node and Electron only what the sandbox leaves it. What it hands to the page crosses as copies.
 */
import { EventEmitter } from "node:events";
import { createContext, runInContext } from "node:vm";
import type { MessagePort } from "node:worker_threads";
import { build } from "vite";
import { strict } from "./strict.ts";

let built: Promise<string> | undefined;

/** Text of the preload as the page's process gets it. @param file the source */
export function builtPreload(file: string): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: file, external: ["electron"], output: { format: "cjs" } },
    },
  }).then((made) => {
    const { output } = (Array.isArray(made) ? made[0] : made) as { output: { type: string; code: string }[] };
    return output.find(({ type }) => type === "chunk")?.code ?? "";
  });
  return built;
}

/** What the preload's world shares with the page's: the document's window, and nothing that a script of either made. */
export interface Surroundings {
  window: object;
  location: object;
  invoke(channel: string, args: unknown[]): Promise<unknown>;
  /** @param copy what the page finds as `window[name]` */
  expose(name: string, copy: unknown): void;
}

export interface PreloadWorld {
  /** A message of the main process. */
  receive(channel: string, message: unknown, ports: readonly MessagePort[]): void;
}

export function runPreload(code: string, { window, location, invoke, expose }: Surroundings): PreloadWorld {
  const heard = new EventEmitter();
  const renderer = {
    contextBridge: strict("contextBridge", {
      exposeInMainWorld: (name, api) => expose(name, across(api)),
    } satisfies Pick<Electron.ContextBridge, "exposeInMainWorld">),
    ipcRenderer: strict("ipcRenderer", {
      invoke: (channel: string, ...args: unknown[]) => invoke(channel, args.map(copied)),
      on: (channel: string, listener: Parameters<Electron.IpcRenderer["on"]>[1]) => heard.on(channel, listener),
    } satisfies Record<keyof Pick<Electron.IpcRenderer, "invoke" | "on">, unknown>),
  };
  const sandbox = createContext({
    window,
    location,
    console,
    process: strict("process of a sandboxed preload", {
      platform: process.platform,
      sandboxed: true,
      contextIsolated: true,
    }),
    exports: {},
    module: { exports: {} },
    require(name: string) {
      if (name === "electron") return strict("electron of a preload", renderer);
      throw new Error(`module not found: ${name}`);
    },
  });
  runInContext(code, sandbox);
  return {
    receive: (channel, message, ports) => void heard.emit(channel, { ports }, copied(message)),
  };
}

/** As the bridge does it: functions are stood in for, all else is copied, and of an error only its message arrives. */
function across(value: unknown): unknown {
  if (typeof value === "function")
    return (...args: unknown[]) => {
      try {
        const answer = value(...args.map(copied));
        return isPromise(answer) ? answer.then(copied, bare) : copied(answer);
      } catch (error) {
        return bare(error);
      }
    };
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, across(one)]));
  return copied(value);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === "function";
}

function copied<T>(value: T): T {
  return structuredClone(value);
}

function bare(error: unknown): never {
  throw new Error(error instanceof Error ? error.message : String(error));
}
