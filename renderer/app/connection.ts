/**
 * The connection to the workspace: a WebSocket to the web host, or a message port from the desktop shell. It comes back
 * by itself when it is lost; calls made meanwhile wait for it.
 */
import type { ClientLink } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import { createStore } from "./store.ts";

/** `refused`: never opened, so the address has no key or the program runs no more. */
export type ConnectionState = "connecting" | "open" | "lost" | "refused";
type Link = ClientLink<Record<never, never>>;

export const connectionState = createStore<ConnectionState>("connecting");

const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 5_000;
const TOKEN_KEY = "concord.token";

let link: Link | null = null;
let ever = false;
let waiting: (() => void)[] = [];

/** Starts connecting; called once. */
export function connect(): void {
  window.addEventListener("message", receivePort);
  if (!location.protocol.startsWith("http")) return;
  openSocket(RETRY_FIRST_MS);
  // The printed address pasted into a tab that is open already changes its fragment only.
  window.addEventListener("hashchange", takeToken);
}

/** Hands each call to whatever connection there is now. */
export const currentLink: Link = {
  async call(path, input, options) {
    const now = link ?? (await nextLink());
    return now.call(path, input, options);
  },
};

function openSocket(wait: number): void {
  const token = takeToken();
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/rpc`, [
    "concord",
    `concord.${token}`,
  ]);
  let opened = false;
  socket.addEventListener("open", () => {
    opened = true;
    use(new SocketLink({ websocket: socket }));
  });
  socket.addEventListener("close", () => {
    link = null;
    connectionState.set(ever ? "lost" : "refused");
    const next = opened ? RETRY_FIRST_MS : Math.min(wait * 2, RETRY_MOST_MS);
    setTimeout(() => openSocket(next), next);
  });
}

function receivePort(event: MessageEvent): void {
  const port = event.ports[0];
  if (event.source !== window || event.data?.type !== "concord-port" || !port) return;
  use(new PortLink({ port }));
  port.start();
}

function use(opened: Link): void {
  link = opened;
  ever = true;
  connectionState.set("open");
  for (const resume of waiting) resume();
  waiting = [];
}

async function nextLink(): Promise<Link> {
  while (!link) await new Promise<void>((resume) => waiting.push(resume));
  return link;
}

/** The token stands in the fragment of the first address; it is taken out of sight and kept for reloads. */
function takeToken(): string {
  const told = new URLSearchParams(location.hash.slice(1)).get("t");
  if (told) {
    sessionStorage.setItem(TOKEN_KEY, told);
    history.replaceState(null, "", `${location.pathname}#/`);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? "";
}
