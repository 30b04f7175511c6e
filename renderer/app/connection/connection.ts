/**
 * The connection to the workspace: a WebSocket to the web host, or a message port from the desktop shell. It comes back
 * by itself when it is lost; calls made meanwhile wait for it. Each connection is told first which window this is, so that
 * whoever is logged in here goes on, over a reload as well.
 */
import { type ClientLink, createORPCClient } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../../db/contract/api.ts";
import { PERSON_HEADER } from "../../../db/contract/procedure.ts";
import { createStore } from "../store.ts";
import { findToken, forgetToken, ticketIsHere } from "./key.ts";
import { thisWindow } from "./window.ts";

/**
 * `refused`: never opened, so the address has no key or the program runs no more. `used`: the address had opened a page
 * before, or has since, and its key was taken back.
 */
export type ConnectionState = "connecting" | "open" | "lost" | "refused" | "used";
type Link = ClientLink<Record<never, never>>;

export const connectionState = createStore<ConnectionState>("connecting");

const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 5_000;
/** Closing code of the host for "the address was opened twice". */
const USED_TWICE = 4001;

let link: Link | null = null;
let ever = false;
let waiting: (() => void)[] = [];
/** Ends the pause before the next try. */
let stopWaiting = () => {};

/** For whom this window was made, as far as it knows: stated with every call, so that none is done in another's name. */
let caller: () => string | null = () => null;
export function callsAreOf(person: () => string | null): void {
  caller = person;
}
const stated = () => {
  const by = caller();
  return by === null ? {} : { [PERSON_HEADER]: by };
};

/** Starts connecting; called once. */
export function connect(): void {
  window.addEventListener("message", receivePort);
  if (!location.protocol.startsWith("http")) return;
  // The printed address pasted into a tab that is open already changes its fragment only.
  window.addEventListener("hashchange", () => {
    if (!ticketIsHere()) return;
    if (link) void findToken();
    else stopWaiting();
  });
  void stayConnected();
}

/** Hands each call to whatever connection there is now. */
export const currentLink: Link = {
  async call(path, input, options) {
    const now = link ?? (await nextLink());
    return now.call(path, input, options);
  },
};

async function stayConnected(): Promise<never> {
  let wait = RETRY_FIRST_MS;
  for (;;) {
    const found = await findToken();
    if (found === "used") connectionState.set("used");
    const opened = found !== null && found !== "used" && (await runSocket(found.token));
    if (!opened && connectionState.get() !== "used") connectionState.set(ever ? "lost" : "refused");
    wait = opened ? RETRY_FIRST_MS : Math.min(wait * 2, RETRY_MOST_MS);
    await pause(wait);
  }
}

/** Resolves when the socket has closed, to whether it had opened. */
function runSocket(token: string): Promise<boolean> {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/rpc`, [
    "concord",
    `concord.${token}`,
  ]);
  let opened = false;
  socket.addEventListener("open", () => {
    opened = true;
    enter(new SocketLink({ websocket: socket, headers: stated }), () => socket.readyState === WebSocket.OPEN).catch(
      () => socket.close(),
    );
  });
  return new Promise((resolve) => {
    socket.addEventListener("close", ({ code }) => {
      link = null;
      if (code === USED_TWICE) forgetToken();
      connectionState.set(code === USED_TWICE ? "used" : ever ? "lost" : "refused");
      resolve(opened);
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    stopWaiting = resolve;
    setTimeout(resolve, ms);
  });
}

function receivePort(event: MessageEvent): void {
  const port = event.ports[0];
  if (event.source !== window || event.data?.type !== "concord-port" || !port) return;
  void enter(new PortLink({ port, headers: stated }));
  port.start();
}

/** @param isOpen whether it may be used still, once the workspace knows the window */
async function enter(opened: Link, isOpen = () => true): Promise<void> {
  const client: Pick<ContractRouterClient<Api>, "window"> = createORPCClient(opened);
  await client.window.enter(await thisWindow);
  if (!isOpen()) return;
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
