/**
 * Who may speak to the workspace. An address holds a ticket, because it stands where others can read it: on the command
 * line of the browser, in its history, in a terminal. A ticket is good for one exchange, by the page, for a token that
 * stands nowhere but in that page. After RFC 6749 section 4.1.2 and 10.5, which treat authorization codes the same way.
 */
import { createHash, randomBytes } from "node:crypto";

/**
 * A ticket that is shown again so soon after its first use was in two hands at once, and nobody can tell which of them
 * was the right one: what the first got is taken back. Later it is worthless and does no harm. In milliseconds.
 */
export const DOUBT_MS = 60_000;

export type Exchange = { token: string } | { refused: "unknown" | "used" };

export interface Tickets {
  /** A new ticket, 256 random bits. `onUsed` is called when it is exchanged. */
  issue(onUsed?: () => void): string;
  /** Whether this ticket was given out, used or not. */
  isIssued(ticket: string): boolean;
  /** The token for a ticket, once. */
  exchange(ticket: string): Exchange;
  /** Whether this token was given out and not taken back. */
  isGood(token: string): boolean;
}

interface Ticket {
  onUsed: () => void;
  used?: { token: string; at: number };
}

export interface TicketEvents {
  /** A used ticket was shown again. `token` is what its first use gave, where that has now been taken back. */
  onTwice?: (token: string | null) => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

export function createTickets({ onTwice = () => {}, now = () => performance.now() }: TicketEvents = {}): Tickets {
  // By their digests: how long a look-up takes tells nothing about a secret that was nearly right.
  const tickets = new Map<string, Ticket>();
  const tokens = new Set<string>();

  function again({ token, at }: { token: string; at: number }): Exchange {
    const doubtful = now() - at < DOUBT_MS && tokens.delete(digest(token));
    onTwice(doubtful ? token : null);
    return { refused: "used" };
  }

  return {
    issue(onUsed = () => {}) {
      const ticket = secret();
      tickets.set(digest(ticket), { onUsed });
      return ticket;
    },
    isIssued: (shown) => tickets.has(digest(shown)),
    exchange(shown) {
      const ticket = tickets.get(digest(shown));
      if (!ticket) return { refused: "unknown" };
      if (ticket.used) return again(ticket.used);
      const token = secret();
      ticket.used = { token, at: now() };
      tokens.add(digest(token));
      ticket.onUsed();
      return { token };
    },
    isGood: (token) => tokens.has(digest(token)),
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
