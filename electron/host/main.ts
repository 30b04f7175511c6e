/** Starts the web host from the command line and ends it cleanly: `node electron/host/main.ts [--demo] [--lang zh|en] [--workspace <folder>] [--window] [--addresses n]`. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { defaultHome } from "../../db/server/home.ts";
import { findBrowser, openWindow, thisMachine, whyNoWindow } from "./browser.ts";
import { notClosed } from "./closing.ts";
import { openDemo, tellDemo } from "./demo.ts";
import { languageNamed, systemLanguage } from "./language.ts";
import { type Host, startHost } from "./server.ts";
import { type Backend, startWorker } from "./worker.ts";

/** Closing includes a verified backup; if it hangs, the workspace is still safe: every change was on disk before. */
const PATIENCE_MS = 30_000;
/** A browser that ends sooner has not shown a window. */
const WINDOW_SEEN_MS = 3_000;

const SAY = {
  zh: {
    at: (url: string) => `Concord 已启动：${url}`,
    once: "每个地址只能打开一次；用过之后这里会显示新的地址。",
    next: (url: string) => `下一个地址：${url}`,
    twice:
      "有一个地址被打开了两次。如果不是您自己打开的，说明本机的其他用户读到了这个地址：请按 Ctrl+C 退出并重新启动。两次相隔不到一分钟的，两个页面都已断开，请改用最新的地址。",
    stop: "按 Ctrl+C 关闭工作区并退出。",
    window: (browser: string) => `已在窗口中打开（${browser}）。关闭窗口即退出。`,
    noWindow: (why: string) => `没有打开窗口：${why}。请在本机浏览器中打开上面的地址。`,
    why: {
      display: "没有图形界面",
      root: "浏览器不能以 root 身份运行",
      none: "没有安装 Chromium、Chrome 或 Edge",
      start: (browser: string) => `${browser} 无法启动`,
      ended: (browser: string) => `${browser} 一启动就结束了`,
    },
    stranger: "本机的其他用户试图连接，已被拒绝。",
    closing: "正在关闭工作区……",
    closed: "工作区已关闭。",
    crashed: "工作线程意外结束，请在页面中重新打开工作区。",
  },
  en: {
    at: (url: string) => `Concord is running: ${url}`,
    once: "Each address opens one page; a new one is printed here when it has been used.",
    next: (url: string) => `The next address: ${url}`,
    twice:
      "An address was opened twice. If that was not you, another user of this computer has read it: press Ctrl+C and start again. Where less than a minute lay between, both pages are shut out: open the newest address.",
    stop: "Ctrl+C closes the workspace and quits.",
    window: (browser: string) => `It is open in a window (${browser}). Closing the window quits.`,
    noWindow: (why: string) => `No window was opened: ${why}. Open the address above in a browser on this computer.`,
    why: {
      display: "there is no display",
      root: "browsers do not run as root",
      none: "no Chromium, Chrome or Edge is installed",
      start: (browser: string) => `${browser} could not be started`,
      ended: (browser: string) => `${browser} ended at once`,
    },
    stranger: "Another user of this computer tried to connect and was refused.",
    closing: "Closing the workspace ...",
    closed: "The workspace is closed.",
    crashed: "The worker thread ended unexpectedly. Open the workspace again in the page.",
  },
} as const;

const { values } = parseArgs({
  options: {
    demo: { type: "boolean", default: false },
    window: { type: "boolean", default: false },
    reload: { type: "boolean", default: false },
    home: { type: "string" },
    lang: { type: "string" },
    workspace: { type: "string" },
    // For whoever opens several browsers at once: so many addresses are ready at any time.
    addresses: { type: "string", default: "1" },
    renderer: { type: "string" },
  },
});
const asked = languageNamed(values.lang);
if (values.lang !== undefined && !asked) {
  console.error("--lang zh|en");
  process.exit(2);
}
const language = asked ?? systemLanguage();
const say = SAY[language];
const home = values.home ?? defaultHome();
const renderer = values.renderer ?? fileURLToPath(new URL("../../out/renderer", import.meta.url));

// Whoever started us may be gone and the terminal with it: the workspace is closed all the same.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const backend = startWorker({ home }, undefined, () => console.error(say.crashed));
const host = await startHost({
  renderer,
  backend,
  reload: values.reload,
  ...(asked && { language: asked }),
  onTwice: () => console.log(say.twice),
  onStranger: tellOnce(() => console.log(say.stranger)),
});
const quit = closeOnce(host, backend);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, quit);

// A page opens what this computer knows; another folder is named here, where only its user can.
if (values.workspace) backend.name(resolve(process.env.INIT_CWD ?? process.cwd(), values.workspace));
if (values.demo) console.log(tellDemo(await openDemo(backend, home, language), language));
console.log(say.at(host.address(printNext)));
for (let ready = 1; ready < Number(values.addresses); ready++) printNext();
console.log(say.once);
// Others may read the browser's command line, so the window gets an address of its own.
if (values.window) showWindow(host.address());
console.log(say.stop);

/** Somebody who tries without end does not fill the terminal. */
function tellOnce(tell: () => void): () => void {
  let told = false;
  return () => {
    if (!told) tell();
    told = true;
  };
}

function printNext(): void {
  console.log(say.next(host.address(printNext)));
}

function showWindow(url: string): void {
  const browser = findBrowser(thisMachine);
  const why = whyNoWindow(thisMachine);
  if (why || !browser) {
    console.log(say.noWindow(say.why[why ?? "none"]));
    return;
  }
  const started = performance.now();
  const window = openWindow(browser, url, join(home, "browser"));
  window.on("error", () => console.log(say.noWindow(say.why.start(browser))));
  window.on("exit", () => {
    if (performance.now() - started > WINDOW_SEEN_MS) quit();
    else console.log(say.noWindow(say.why.ended(browser)));
  });
  console.log(say.window(browser));
}

/** Ends everything in order, whichever of the signals and the window comes first, and only once. */
function closeOnce(open: Host, worker: Backend): () => void {
  let closing = false;
  return () => {
    if (closing) return;
    closing = true;
    console.log(say.closing);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    void Promise.all([open.close(), worker.close()]).then(([, failure]) => {
      console.log(failure ? notClosed(failure, language) : say.closed);
      process.exit(failure ? 1 : 0);
    });
  };
}
