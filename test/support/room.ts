/** A workspace in memory for tests of rules and queries: a ledger, somebody logged in, a clock that stands still. */
import { randomUUID } from "node:crypto";
import { type Database, memoryDatabase } from "../../db/base/database.ts";
import type { PatchOf, RecordOf, Subject } from "../../db/contract/subjects/index.ts";
import type { Role } from "../../db/contract/vocabulary.ts";
import { rulesOf } from "../../db/domain/registry.ts";
import { Ledger } from "../../db/ledger/ledger.ts";
import type { Actor, Context } from "../../db/records/context.ts";
import { eraseBeside } from "../../db/records/lists/held/erasing.ts";
import { readerFor } from "../../db/records/privacy.ts";
import { putRecord } from "../../db/records/records.ts";
import { createTables } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";

export interface Room extends Context {
  /** Who is logged in from now on. */
  as(role: Role, organization?: string | null): Room;
  put<S extends Subject>(subject: S, fields: PatchOf<S>, id?: string): RecordOf<S>;
  /** Moves the clock. */
  wait(seconds: number): void;
}

export const ROOM_DAY = "2026-11-23";

/**
 * @param workspace its id, where another room is a second laptop of it
 * @param database with tables, if not a new one in memory
 */
export function openRoom(workspace: string = randomUUID(), database: Database = emptyDatabase()): Room {
  let now = Date.parse(`${ROOM_DAY}T01:00:00.000Z`);
  const ledger = new Ledger(database, {
    workspace,
    deviceName: "test",
    clock: () => now,
    erasing: eraseBeside,
  });
  let actor: Actor = { id: "profile-1", name: "张协调", role: "facilitator", organization: null };
  ledger.transact({ act: "test", by: null }, (tx) =>
    tx.put("profile", actor.id, { name: actor.name, role: actor.role, retired: false }),
  );
  const room: Room = {
    ledger,
    get reader() {
      return readerFor(ledger.store, actor.role);
    },
    rulesOf,
    // Nothing of these tests is looked for in the index.
    searchReader: () => room.reader,
    readAloud: async () => {},
    readNames: () => new SearchIndex(ledger).readAloud(),
    get person() {
      return actor;
    },
    window: "window",
    actor: () => actor,
    now: () => ledger.now(),
    today: () => ledger.now().slice(0, 10),
    clock: () => ledger.now().slice(11, 16),
    as(role, organization = null) {
      actor = { ...actor, role, organization };
      return room;
    },
    put: (subject, fields, id) => putRecord(room, subject, { id, fields }).record,
    wait: (seconds) => {
      now += seconds * 1000;
    },
  };
  return room;
}

function emptyDatabase(): Database {
  const database = memoryDatabase();
  createTables(database);
  return database;
}

/** Two firms, a department and an association. */
export function seatParties(room: Room) {
  const of = (sector: RecordOf<"organization">["sector"], name_zh: string) =>
    room.put("organization", { name_zh, sector, city: "重庆" }).id;
  return {
    department: of("government", "市经信委"),
    maker: of("enterprise", "整车企业"),
    supplier: of("enterprise", "电池企业"),
    association: of("ngo", "行业协会"),
  };
}

/** The code of the error that `work` throws; fails if it throws none or another kind. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === "string") return code;
    throw error;
  }
  throw new Error("nothing was refused");
}
