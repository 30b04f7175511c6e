/** Double of Electron's `app`: what may be done before and after it is ready, and how it ends. */
import { EventEmitter } from "node:events";
import { preventable, strict } from "./strict.ts";

type Used = Pick<
  Electron.App,
  | "isPackaged"
  | "quit"
  | "exit"
  | "whenReady"
  | "enableSandbox"
  | "requestSingleInstanceLock"
  | "getPath"
  | "getAppPath"
>;

/** Thrown where the real program is gone at once: nothing after it runs. */
export class Gone extends Error {}

export interface Start {
  isPackaged: boolean;
  argv: readonly string[];
  userData: string;
  appPath: string;
  /** Whether no other one runs already. */
  first: boolean;
  /** Switches that Chromium has from elsewhere than the command line. */
  taken?: readonly string[];
}

export class AppDouble extends EventEmitter implements Used {
  readonly isPackaged: boolean;
  readonly commandLine: Pick<Electron.CommandLine, "appendSwitch" | "hasSwitch" | "getSwitchValue">;
  /** Resolves to the exit code. */
  readonly ended: Promise<number>;
  over = false;
  isReady = false;
  sandboxed = false;
  /** What the lock was asked for with. */
  lockData: unknown;
  /** Set by the world: every window that is there. */
  windows: () => readonly { close(): void; destroy(): void }[] = () => [];
  private quitting = false;
  private readonly start: Start;
  private end: (code: number) => void = () => {};
  private ready: () => void = () => {};
  private readonly becomesReady: Promise<void>;

  constructor(start: Start) {
    super();
    this.start = start;
    this.isPackaged = start.isPackaged;
    this.commandLine = strict("app.commandLine", commandLine([...start.argv, ...(start.taken ?? [])], this));
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.becomesReady = new Promise((resolve) => {
      this.ready = resolve;
    });
  }

  whenReady(): Promise<void> {
    return this.becomesReady;
  }

  /** What Electron does once the main script has been read. */
  becomeReady(): void {
    this.isReady = true;
    this.ready();
  }

  /** @throws Error after the program is ready, when Electron does not take it any more */
  requireEarly(what: string): void {
    if (this.isReady) throw new Error(`${what} must be called before the app is ready`);
  }

  /** @throws Error before the program is ready */
  requireReady(what: string): void {
    if (!this.isReady) throw new Error(`${what} cannot be used before the app is ready`);
  }

  enableSandbox(): void {
    this.requireEarly("app.enableSandbox");
    this.sandboxed = true;
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    this.lockData = data;
    return this.start.first;
  }

  getAppPath(): string {
    return this.start.appPath;
  }

  getPath(name: string): string {
    if (name !== "userData") throw new Error(`The double of Electron lacks app.getPath("${name}")`);
    return this.start.userData;
  }

  /** `before-quit` may prevent it, and so may each window's `close`. */
  quit(): void {
    if (this.over || this.quitting) return;
    const event = preventable({});
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    for (const window of this.windows()) window.close();
    this.quitting = false;
    if (this.windows().length === 0) this.exit(0);
  }

  /** Asks nobody: windows go without `close`, and no event of quitting comes. */
  exit(code = 0): void {
    if (this.over) return;
    this.over = true;
    for (const window of this.windows()) window.destroy();
    this.end(code);
    if (!this.isReady) throw new Gone(`ended with ${code}`);
  }
}

function commandLine(argv: readonly string[], app: AppDouble): AppDouble["commandLine"] {
  const switches = new Map(
    argv.flatMap((one) => {
      const [, name, value = ""] = /^--([\w-]+)(?:=(.*))?$/.exec(one) ?? [];
      return name ? [[name, value] as const] : [];
    }),
  );
  return {
    appendSwitch(name, value = "") {
      app.requireEarly("commandLine.appendSwitch");
      switches.set(name, value);
    },
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? "",
  };
}
