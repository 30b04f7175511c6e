/**
 * What lets this page speak to the web host: a token, which it gets for the ticket in its address, once, and keeps for
 * reloads. A tab that was opened without one (a copied address, a link in a new tab) asks the other tabs of Concord.
 */

const TOKEN = "concord.token";
/** The ticket that the token was given for: the same address, opened in this tab again, is no reason to show it twice. */
const TICKET = "concord.ticket";
/** A ticket that no host has answered yet. */
const WAITING = "concord.ticket.waiting";
const SIBLINGS_MS = 400;

const siblings = new BroadcastChannel("concord.key");
siblings.addEventListener("message", ({ data }) => {
  const token = sessionStorage.getItem(TOKEN);
  if (data === "ask" && token) siblings.postMessage({ token });
});

/** Whether the address holds a ticket that has not been exchanged yet. */
export function ticketIsHere(): boolean {
  return ticketInAddress() !== null;
}

/** The token, null where none can be had, or "used" where the ticket of this address had been exchanged before. */
export async function findToken(): Promise<{ token: string } | "used" | null> {
  const ticket = takeTicket();
  const given = ticket !== null && ticket !== sessionStorage.getItem(TICKET) ? await exchange(ticket) : null;
  const token = sessionStorage.getItem(TOKEN) ?? (given === "used" ? null : await askSiblings());
  // A host that did not answer has not used it: it is shown again at the next try.
  if (given !== "unanswered" || token !== null) sessionStorage.removeItem(WAITING);
  if (token === null) return given === "used" ? "used" : null;
  sessionStorage.setItem(TOKEN, token);
  return { token };
}

/** The host has taken the token back. */
export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN);
}

function ticketInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get("t");
}

/** Takes it out of sight, and with it out of the history, and keeps it until a host has answered. */
function takeTicket(): string | null {
  const ticket = ticketInAddress();
  if (ticket === null) return sessionStorage.getItem(WAITING);
  sessionStorage.setItem(WAITING, ticket);
  history.replaceState(null, "", `${location.pathname}#/`);
  return ticket;
}

/** @returns null where there is nothing to tell: the token is there, or the ticket is unknown */
async function exchange(ticket: string): Promise<"used" | "unanswered" | null> {
  const answer = await fetch("/ticket", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket }),
  }).catch(() => null);
  if (answer?.status === 410) return "used";
  if (answer === null || answer.status === 429 || answer.status >= 500) return "unanswered";
  if (!answer.ok) return null;
  const { token } = (await answer.json()) as { token: string };
  sessionStorage.setItem(TOKEN, token);
  sessionStorage.setItem(TICKET, ticket);
  return null;
}

function askSiblings(): Promise<string | null> {
  return new Promise((resolve) => {
    const answered = ({ data }: MessageEvent) => {
      if (typeof data?.token === "string") finish(data.token);
    };
    const finish = (token: string | null) => {
      clearTimeout(timer);
      siblings.removeEventListener("message", answered);
      resolve(token);
    };
    const timer = setTimeout(() => finish(null), SIBLINGS_MS);
    siblings.addEventListener("message", answered);
    siblings.postMessage("ask");
  });
}
