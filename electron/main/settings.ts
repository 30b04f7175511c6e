/** How the shell locks itself down, as plain data that tests can read. Source: the security checklist of Electron. */
import { contentSecurityPolicy } from "../host/policy.ts";

export const SCHEME = "app";
export const ORIGIN = `${SCHEME}://concord`;

export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The spell checker downloads dictionaries.
  spellcheck: false,
  // Chromium's own PDF viewer, from which documents are printed; there is no other plugin.
  plugins: true,
  // Nothing of a session is kept on disk.
  partition: "app",
} as const;

export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as const;

/** Command line switches: Chromium's own connections are turned off. */
export const SWITCHES = [
  "disable-background-networking",
  "disable-component-update",
  "disable-domain-reliability",
  "no-pings",
] as const;

export function pageHeaders(nonce: string): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy({ nonce, connect: [] }),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}

/** Files of Chromium's own PDF viewer, which lie in the program. */
const PDF_VIEWER = ["chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/", "chrome://resources/"] as const;

/** Whether a request may go out: only to the shell's own files and the PDF viewer's. */
export function mayRequest(url: string): boolean {
  const own = [`${ORIGIN}/`, `blob:${ORIGIN}/`, "devtools://", ...PDF_VIEWER];
  return own.some((start) => url.startsWith(start));
}

/** Whether the page may open a window: only the projector, which shows the room what is going on. */
export function mayOpen(url: string): boolean {
  return url.startsWith(`${ORIGIN}/#/projector/`) || url.startsWith(`${ORIGIN}/index.html#/projector/`);
}

/** The page may put text on the clipboard, and nothing else. */
export function mayHave(permission: string): boolean {
  return permission === "clipboard-sanitized-write";
}

/** Whether a message comes from the page itself: its own origin, in the main frame. */
export function isOwnPage(url: string | undefined, isMainFrame: boolean): boolean {
  return isMainFrame && url !== undefined && (url === ORIGIN || url.startsWith(`${ORIGIN}/`));
}
