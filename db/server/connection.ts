/**
 * Who calls, and from where. A host makes one connection for each window, command or device; every call of it goes
 * through `begin`, the one place that holds a procedure to what the contract states of it: its reach and its deed. Who is
 * logged in is a fact of the connection (persons.ts): two windows may have two people.
 */
import { randomUUID } from "node:crypto";
import { ConcordError } from "../contract/errors.ts";
import type { Reach, Terms } from "../contract/procedure.ts";
import type { Actor, Context } from "../records/context.ts";
import { mayDo } from "../records/permissions.ts";

/** One window, command or device, for as long as it is connected. What it has under way belongs to it alone. */
export interface Connection {
  readonly id: string;
  readonly reach: Reach;
  /** Which window it is, as its page has told: the same over a reload. Its own id where there is no page. */
  window: string;
}

/** Whose a call is. */
export interface Asked {
  /** Who was there when the call arrived, where it had to wait for its turn. */
  presence?: Presence | undefined;
  /** For whom the page that calls was made, where it says so: what it asks for is done in nobody else's name. */
  by?: string | undefined;
}

/** What oRPC hands to the router with every call. */
export interface RequestContext extends Asked {
  connection: Connection;
}

/** The open workspace and who is logged in on one connection at one moment, as `Session.presence` gives it. */
export interface Presence {
  readonly actor: Actor | null;
  /** Of the workspace that is open; null while there is none. */
  readonly workspace: unknown;
}

/** One call, with the person for whom it runs: whoever logs in while it goes on changes nothing about it. */
export interface Call {
  readonly connection: Connection;
  /** Who was logged in on the connection when the call began. */
  readonly actor: Actor | null;
  /** @throws ConcordError E_NO_WORKSPACE */
  context(): Context;
}

/** A new connection. @param reach what it may call: `here` everything, `room` what is stated for the room */
export function connect(reach: Reach): Connection {
  const id = randomUUID();
  return { id, reach, window: id };
}

/**
 * Refuses a call that its connection or its person has no right to.
 * @param call its context is asked for only where the deed needs an open workspace
 * @param asking `by`: who asks, where the caller says so: a page that does not know yet that somebody else has logged in;
 * `renewed`: whether both secrets were set anew in this opening, by whoever holds the recovery code
 * @throws ConcordError E_ONLY_HERE, E_NO_WORKSPACE, E_NO_PROFILE, E_OTHER_PERSON, E_NOT_ALLOWED
 */
export function requireRight(
  { deed, reach, besides }: Terms,
  call: Pick<Call, "connection" | "actor" | "context">,
  { by, renewed }: { by?: string | undefined; renewed: () => boolean },
): void {
  const fromRoom = call.connection.reach === "room";
  if (fromRoom && reach === "here") throw new ConcordError("E_ONLY_HERE");
  if (deed === "anyone") return;
  const context = call.context();
  // Whoever opened the workspace at this computer may read in it before choosing a name; a device of the room may not.
  if (deed === "read" && !fromRoom) return;
  if (besides === "renewed" && renewed()) return;
  const actor = context.actor();
  if (by !== undefined && by !== actor.id && deed !== "read") throw new ConcordError("E_OTHER_PERSON");
  mayDo(actor, deed);
}
