/** Makes a call and its context: the one place where it is told what its person may read, and the clock. */
import { ConcordError } from "../contract/errors.ts";
import type { Actor, Context } from "../records/context.ts";
import { readerFor } from "../records/privacy.ts";
import type { Rulebook } from "../records/rules.ts";
import { hereAt } from "../schema/here.ts";
import { mayBePinyin } from "../search/called.ts";
import type { Call, Connection } from "./connection.ts";
import type { Open } from "./open-workspace.ts";

/**
 * A call whose right nobody has asked about yet.
 * @param open the workspace, as long as it is the one that the call was made for; throws E_NO_WORKSPACE
 * @param actor for whom it runs; null while nobody is logged in
 */
export function callIn(open: () => Open, rulesOf: Rulebook, connection: Connection, actor: Actor | null): Call {
  return {
    connection,
    actor,
    context: () => contextOf(open(), rulesOf, connection, actor),
  };
}

function contextOf({ ledger, search }: Open, rulesOf: Rulebook, { window }: Connection, person: Actor | null): Context {
  const reader = readerFor(ledger.store, person?.role ?? null);
  return {
    ledger,
    reader,
    rulesOf,
    searchReader: () => {
      search.catchUp();
      return reader;
    },
    readAloud: async (words) => {
      await (mayBePinyin(words) ? search.readAloud() : search.follow());
    },
    readNames: () => search.readAloud(),
    person,
    window,
    actor: () => {
      if (!person) throw new ConcordError("E_NO_PROFILE");
      return person;
    },
    now: () => ledger.now(),
    today: () => hereAt(ledger.store, ledger.now()).day,
    clock: () => hereAt(ledger.store, ledger.now()).time,
  };
}
