/** The desktop shell: one window around the same interface and the same worker as the web host. Everything else is elsewhere. */
import "./gate.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  screen,
  session,
} from "electron";
import { sentence } from "../../db/contract/errors.ts";
import { defaultHome, systemHome } from "../../db/home.ts";
import { listAssets } from "../host/assets.ts";
import { openDemo } from "../host/demo.ts";
import { languageNamed, systemLanguage } from "../host/language.ts";
import { lockWorkspace } from "../host/lock.ts";
import { startWorker } from "../host/worker.ts";
import { answerPage } from "./answers.ts";
import { menuFor } from "./menu.ts";
import { answer } from "./page.ts";
import { relay } from "./relay.ts";
import {
  mayHave,
  mayOpen,
  mayRequest,
  ORIGIN,
  SCHEME,
  SCHEME_PRIVILEGES,
  SWITCHES,
  WEB_PREFERENCES,
} from "./settings.ts";
import { changedFile } from "./shipped.ts";
import { keepWindowState, readWindowState, SMALLEST } from "./window-state.ts";

/** Closing includes a verified backup; every change was safe on disk before. */
const PATIENCE_MS = 30_000;
const UNPACKED = app.isPackaged ? join(process.resourcesPath, "app.asar.unpacked") : app.getAppPath();

const PAGE = {
  ...WEB_PREFERENCES,
  devTools: !app.isPackaged,
  preload: join(import.meta.dirname, "../preload/index.cjs"),
};

for (const name of SWITCHES) app.commandLine.appendSwitch(name);
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
app.enableSandbox();

if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(run);

async function run(): Promise<void> {
  // Chromium takes the same switch: the page then begins in this language as well.
  const language = languageNamed(app.commandLine.getSwitchValue("lang")) ?? systemLanguage();
  if (await wasChanged(language)) return;
  const home = app.isPackaged ? systemHome() : defaultHome();
  const options = { home, assets: join(UNPACKED, "assets") };
  const backend = startWorker(options, pathToFileURL(join(import.meta.dirname, "worker.js")), () => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
  });
  secure();
  setMenu(language);
  answerPage(setMenu, backend);
  if (process.argv.includes("--demo")) await openDemo(backend, home, language);

  // Every window, the projector's too, has a connection of its own to the workspace.
  app.on("browser-window-created", (_event, { webContents }) => {
    webContents.on("did-finish-load", () => {
      const { port1, port2 } = new MessageChannelMain();
      relay(port1, backend.connect());
      webContents.postMessage("concord-port", null, [port2]);
    });
  });
  const stateFile = join(app.getPath("userData"), "window.json");
  const { maximized, ...bounds } = readWindowState(
    stateFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: "Concord 协同台",
    show: false,
    webPreferences: PAGE,
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => void keepWindowState(stateFile, window.getNormalBounds(), window.isMaximized()));
  window.webContents.on("render-process-gone", () => window.webContents.reload());
  app.on("second-instance", () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  let closed = false;
  app.on("before-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    setTimeout(() => app.exit(1), PATIENCE_MS).unref();
    void backend.close().then((failure) => {
      if (failure) dialog.showErrorBox("Concord", failure);
      app.exit(failure ? 1 : 0);
    });
  });
  // The projector alone is no program to go on with.
  window.on("closed", () => app.quit());
  app.on("window-all-closed", () => app.quit());
  powerMonitor.on("shutdown", () => app.quit());
  // Whoever closes the lid or locks the screen leaves the laptop: the database is closed and its key forgotten.
  for (const event of ["suspend", "lock-screen"] as const)
    powerMonitor.on(event as "suspend", () => void lockWorkspace(backend.connect()));

  await window.loadURL(`${ORIGIN}/`);
}

/** Ends the program, in words, when a file beside the archive is not the one that was packed: before any is loaded. */
async function wasChanged(language: "zh" | "en"): Promise<boolean> {
  if (!app.isPackaged) return false;
  const shipped = JSON.parse(readFileSync(join(import.meta.dirname, "shipped.json"), "utf8"));
  const file = await changedFile(UNPACKED, shipped);
  if (file === null) return false;
  dialog.showErrorBox("Concord 协同台", sentence("E_PROGRAM_CHANGED", { file }, language));
  app.exit(3);
  return true;
}

/** Everything that the page may not do, for this session and every page in it. */
function secure(): void {
  const assets = listAssets(join(import.meta.dirname, "../renderer"));
  const own = session.fromPartition(WEB_PREFERENCES.partition);
  own.protocol.handle(SCHEME, (request) => answer(assets, request.url));
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(mayHave(permission)));
  own.setPermissionCheckHandler((_contents, permission) => mayHave(permission));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  own.on("will-download", (event) => event.preventDefault());
  void own.setProxy({ mode: "direct" });
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) =>
      mayOpen(url)
        ? { action: "allow", overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences: PAGE } }
        : { action: "deny" },
    );
  });
}

function setMenu(language: "zh" | "en"): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(language) as Electron.MenuItemConstructorOptions[]));
}
