/** Starts the real main process against the double of Electron, in a home of its own, and speaks to it as a page and a person do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { vi } from "vitest";
import type { Client } from "../../electron/cli/session.ts";
import { Gone } from "./app.ts";
import type { Page } from "./page.ts";
import type { BrowserWindowDouble } from "./window.ts";
import { makeWorld } from "./world.ts";

const ROOT = join(import.meta.dirname, "../..");

export interface StartOptions {
  /** Switches and options, without the program's own name. */
  argv?: readonly string[];
  home?: string;
  screens?: readonly Electron.Rectangle[];
  first?: boolean;
  taken?: readonly string[];
  /** As a package: where the files beside its archive lie, and their list. */
  packaged?: { resources: string; shipped: string };
  worker?: URL;
}

const homes: string[] = [];

/** A folder for one user: their Concord, their profile, and whatever else they have. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), "concord-shell-"));
  homes.push(home);
  for (const folder of [pageIn(home), profileIn(home), workspacesIn(home)]) mkdirSync(folder);
  // In place of the built interface, whose scripts nothing would run here.
  writeFileSync(join(pageIn(home), "index.html"), '<style nonce="__CSP_NONCE__"></style>');
  return home;
}

function pageIn(home: string): string {
  return join(home, "page");
}

/** What Chromium has for itself. */
export function profileIn(home: string): string {
  return join(home, "profile");
}

/** Where Concord keeps its things. */
export function workspacesIn(home: string): string {
  return join(home, "concord");
}

/** The program as far as its main script leads: a page is there unless it ended before. */
export async function startShell(options: StartOptions = {}) {
  const { home = newHome(), argv = [], packaged } = options;
  const args = ["concord", ...argv];
  const start = { isPackaged: packaged !== undefined, argv: args, userData: profileIn(home), appPath: ROOT };
  const world = makeWorld({ ...start, first: options.first ?? true, taken: options.taken ?? [] }, options.screens);
  vi.resetModules();
  vi.doMock("electron", () => world.electron);
  vi.doMock("../../electron/main/places.ts", () => ({
    PLACES: {
      worker: options.worker ?? new URL("./mortal-worker.ts", import.meta.url),
      preload: join(ROOT, "electron/preload/index.ts"),
      renderer: pageIn(home),
      shipped: packaged?.shipped ?? "",
    },
  }));
  vi.stubEnv("CONCORD_HOME", workspacesIn(home));
  // A packaged program takes no notice of CONCORD_HOME.
  vi.stubEnv("XDG_DATA_HOME", home);
  vi.stubEnv("SHELL_DOUBLE", home);
  vi.stubEnv("LC_ALL", "en_US.UTF-8");
  const { argv: realArgv } = process;
  process.argv = args;
  Object.assign(process, { resourcesPath: packaged?.resources });
  try {
    await import("../../electron/main/index.ts");
  } catch (error) {
    if (!(error instanceof Gone) && !(error as Error).message.includes("ended with")) throw error;
  }
  world.app.becomeReady();
  const orders = new BroadcastChannel(`shell-double:${home}`);
  return {
    ...world,
    home,
    /** The main window, when its page is there. */
    async window(): Promise<BrowserWindowDouble> {
      await vi.waitUntil(() => (world.windows()[0]?.webContents.loads ?? 0) > 0, { timeout: 60_000, interval: 5 });
      return world.windows()[0] as BrowserWindowDouble;
    },
    /** By an error that nobody catches. */
    crashWorker: () => orders.postMessage("crash"),
    /** Without any. */
    endWorker: () => orders.postMessage("end"),
    /** Whatever the test left running. */
    async dispose(): Promise<void> {
      if (!world.app.over) world.app.exit(0);
      orders.postMessage("end");
      orders.close();
      process.argv = realArgv;
      vi.unstubAllEnvs();
      vi.doUnmock("electron");
      vi.doUnmock("../../electron/main/places.ts");
    },
  };
}

export type Shell = Awaited<ReturnType<typeof startShell>>;

/** The workspace as the page's scripts reach it. */
export async function clientOf(page: Page | null): Promise<Client> {
  if (!page) throw new Error("no page");
  const port = await page.port();
  port.start();
  return createORPCClient(new RPCLink({ port: port as never }));
}

export function removeHomes(): void {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
