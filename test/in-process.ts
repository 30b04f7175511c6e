/** What a router in this process is called with: tests and benches that need no worker thread. */
import { connect, type Incoming } from "../db/connection.ts";

/** A connection of its own, from this computer. */
export function here(): Incoming {
  return { connection: connect("here") };
}
