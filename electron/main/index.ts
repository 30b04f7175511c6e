/** The desktop shell: one window around the same interface and the same worker as the web host. Everything else is elsewhere. */
import "./gate.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, Menu, powerMonitor, protocol } from "electron";
import { isErrorCode, type Params } from "../../db/contract/errors.ts";
import { defaultHome, systemHome } from "../../db/server/home.ts";
import { openDemo, tellDemo } from "../host/demo.ts";
import { languageNamed, systemLanguage } from "../host/language.ts";
import { lockWorkspace } from "../host/lock.ts";
import { type Backend, startWorker } from "../host/worker.ts";
import { answerPage } from "./answers.ts";
import { leaveInOrder } from "./leaving.ts";
import { menuFor } from "./menu.ts";
import { PLACES } from "./places.ts";
import { ask, tell } from "./questions.ts";
import { ORIGIN, SCHEME, SCHEME_PRIVILEGES, SWITCHES, WEB_PREFERENCES } from "./settings.ts";
import { changedFile } from "./shipped.ts";
import { buildWalls } from "./walls.ts";
import { type MainWindow, makeMainWindow, servePages } from "./window.ts";
import { folderAsked, folderOfOther } from "./workspace-asked.ts";

const UNPACKED = app.isPackaged ? join(process.resourcesPath, "app.asar.unpacked") : app.getAppPath();
const PAGE = { ...WEB_PREFERENCES, devTools: !app.isPackaged, preload: PLACES.preload };

let language = systemLanguage();

for (const name of SWITCHES) app.commandLine.appendSwitch(name);
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
app.enableSandbox();

const asked = folderAsked(process.argv);
if (!app.requestSingleInstanceLock(asked === null ? {} : { workspace: asked })) app.quit();
else void app.whenReady().then(run).catch(notStarted);

async function run(): Promise<void> {
  // Chromium takes the same switch: the page then begins in this language as well.
  setLanguage(languageNamed(app.commandLine.getSwitchValue("lang")) ?? language);
  if (await wasChanged()) return;
  const home = app.isPackaged ? systemHome() : defaultHome();
  let main: MainWindow | undefined;
  const backend = startWorker({ home, assets: join(UNPACKED, "assets") }, PLACES.worker, () => {
    // Without a window yet, its page starts the worker anew, and hears of it should that end as well.
    if (main) void workerEnded(main);
  });
  buildWalls(PLACES.renderer, PAGE);
  answerPage(setLanguage, backend);
  if (asked !== null) backend.name(asked);
  if (process.argv.includes("--demo")) console.log(tellDemo(await openDemo(backend, home, language), language));

  servePages(backend, (window) =>
    ask(window, language, { code: "E_PAGE_ENDED", choices: ["reload", "quit"], escape: "reload" }),
  );
  main = makeMainWindow(PAGE);
  stayed = leaveInOrder({ backend, window: main.window, language: () => language, last: main.keep });
  watchOthers(main, backend);
  watchComputer(main, backend);
  await main.window.loadURL(`${ORIGIN}/`);
}

/** Resolves when the program is not about to end. */
let stayed = () => Promise.resolve();
let telling = false;

/** Nothing is read or written until the pages have loaded anew and brought a new worker about. */
async function workerEnded({ window }: MainWindow): Promise<void> {
  if (telling) return;
  telling = true;
  await stayed();
  const choice = await ask(window, language, {
    code: "E_WORKER_ENDED",
    choices: ["restart", "quit"],
    escape: "restart",
  });
  telling = false;
  if (choice === "quit") app.quit();
  else for (const one of BrowserWindow.getAllWindows()) one.webContents.reload();
}

/** Somebody starts the program once more: this one comes to the front, and knows the workspace that was asked for. */
function watchOthers(main: MainWindow, backend: Backend): void {
  app.on("second-instance", (_event, _argv, _folder, other) => {
    const folder = folderOfOther(other);
    if (folder !== null) backend.name(folder);
    main.present();
  });
}

function watchComputer({ window, keep }: MainWindow, backend: Backend): void {
  const lock = () => void lockWorkspace(backend.connect());
  // Whoever closes the lid or locks the screen leaves the laptop: the database is closed and its key forgotten.
  powerMonitor.on("suspend", lock);
  powerMonitor.on("lock-screen", lock);
  // Windows ends the program in a moment and asks nobody.
  window.on("session-end", () => {
    lock();
    void keep();
  });
  // The declarations do not tell of the event. Unless it is prevented, the computer waits for no backup.
  powerMonitor.on("shutdown", (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}

/** Ends the program, in words, when a file beside the archive is not the one that was packed: before any is loaded. */
async function wasChanged(): Promise<boolean> {
  if (!app.isPackaged) return false;
  const shipped = JSON.parse(readFileSync(PLACES.shipped, "utf8"));
  const file = await changedFile(UNPACKED, shipped);
  if (file === null) return false;
  tell({ code: "E_PROGRAM_CHANGED", params: { file } }, language);
  app.exit(3);
  return true;
}

/** A program without a window would go on unseen, and keep the next one from starting. */
function notStarted(error: unknown): void {
  const { code, data } = error as { code?: unknown; data?: Params };
  const known = typeof code === "string" && isErrorCode(code);
  const ref = error instanceof Error ? error.name : "?";
  tell(known ? { code, params: data ?? {} } : { code: "E_NOT_STARTED", params: { ref } }, language);
  app.exit(1);
}

function setLanguage(chosen: "zh" | "en"): void {
  language = chosen;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(language)));
}
