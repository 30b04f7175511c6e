/**
 * A DOUBLE of Electron, not Electron: the members of its API that the shell uses, each typed by Electron's own
 * declarations, and a computer and a person around them. It proves that the shell asks Electron for the right things and
 * does the right ones in answer (names and arguments of events are typed where the shell listens, not where the double
 * tells them); that Electron and Chromium keep their word is proved by test/e2e/electron, on machines
 * that have their program. A member that it lacks throws with its name (strict.ts).
 */
import { EventEmitter } from "node:events";
import { AppDouble, type Start } from "./app.ts";
import { Dialogs } from "./dialogs.ts";
import { IpcDouble } from "./ipc.ts";
import { Menu, MenuDouble } from "./menu.ts";
import { MessageChannelMainDouble } from "./ports.ts";
import { sessionsOf } from "./session.ts";
import { preventable, strict } from "./strict.ts";
import { BrowserWindowDouble } from "./window.ts";

/** The screen of a laptop, without its task bar. */
export const LAPTOP: Electron.Rectangle = { x: 0, y: 0, width: 1366, height: 728 };

/** @param screens work areas of the screens that are plugged in, the first being the main one */
export function makeWorld(start: Start, screens: readonly Electron.Rectangle[] = [LAPTOP]) {
  const app = strict("app", new AppDouble(start));
  const dialogs = new Dialogs();
  const ipc = new IpcDouble();
  const power = strict("powerMonitor", new EventEmitter());
  const session = sessionsOf(app);
  const schemes = new Map<string, Electron.Privileges | undefined>();
  BrowserWindowDouble.all = [];
  BrowserWindowDouble.surroundings = {
    app,
    ipc,
    sessionOf: (partition) => session.fromPartition(partition),
    workArea: screens[0] ?? LAPTOP,
  };
  MenuDouble.application = null;
  app.windows = () => BrowserWindowDouble.getAllWindows();
  const electron = {
    app,
    BrowserWindow: strict("BrowserWindow", BrowserWindowDouble),
    dialog: dialogs.module,
    ipcMain: ipc.module,
    Menu,
    MessageChannelMain: MessageChannelMainDouble,
    powerMonitor: power,
    protocol: strict("protocol", {
      registerSchemesAsPrivileged(customs) {
        app.requireEarly("protocol.registerSchemesAsPrivileged");
        for (const { scheme, privileges } of customs) schemes.set(scheme, privileges);
      },
    } satisfies Pick<Electron.Protocol, "registerSchemesAsPrivileged">),
    screen: strict("screen", {
      getAllDisplays() {
        app.requireReady("screen");
        return screens.map((workArea) => ({ workArea }));
      },
    } satisfies Record<keyof Pick<Electron.Screen, "getAllDisplays">, () => Pick<Electron.Display, "workArea">[]>),
    session,
  } satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>;
  return {
    electron,
    app,
    dialogs,
    ipc,
    session,
    schemes,
    /** Tells of the computer. @returns whether what comes by default was prevented */
    computer(event: "suspend" | "lock-screen" | "shutdown"): boolean {
      const given = preventable({});
      power.emit(event, given);
      return given.defaultPrevented;
    },
    windows: () => BrowserWindowDouble.getAllWindows(),
    menu: () => MenuDouble.application,
  };
}
