/**
 * What recording one decision costs at the least: the same rows in the same tables of a database made the same way, by
 * prepared statements in one transaction, with the entry as canonical JSON, hashed, signed, read back and verified as
 * stored, and COMMIT with fsync. No rule is asked, nothing is looked up, nobody is told.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { canonicalize } from "../../db/base/canonical.ts";
import { createDatabase, type Database, type Statement } from "../../db/base/database.ts";
import { type EntryBody, FIRST_PREV, hashOf, signatureHolds, signEntry } from "../../db/base/entry.ts";
import { newId } from "../../db/base/ids.ts";
import { columnsOf, type Fields, toSql, wholeFields } from "../../db/schema/columns.ts";
import { createTables } from "../../db/schema/tables.ts";

interface Raw {
  database: Database;
  keys: { privateKey: KeyObject; publicKey: KeyObject };
  workspace: string;
  device: string;
  by: string;
  n: number;
  prev: string;
  insert: Record<"outcome" | "touched" | "ledger" | "call" | "undo" | "stored", Statement>;
}

/** @param path of a new database file */
export function rawDecisions(path: string): { record(fields: Fields): void; close(): void } {
  const database = createDatabase(path, randomBytes(32));
  createTables(database);
  const columns = columnsOf("outcome").map(({ name }) => `"${name}"`);
  const raw: Raw = {
    database,
    keys: generateKeyPairSync("ed25519"),
    workspace: randomUUID(),
    device: randomBytes(16).toString("hex"),
    by: newId(),
    n: 0,
    prev: FIRST_PREV,
    insert: {
      outcome: database.prepare(
        `INSERT INTO outcome (id, ${columns.join(", ")}, _origin) VALUES (${["id", ...columns, "n"].map(() => "?").join(", ")})`,
      ),
      touched: database.prepare("INSERT INTO touched (subject, id, n) VALUES (?, ?, ?)"),
      ledger: database.prepare(
        "INSERT INTO ledger (n, hash, dev, seq, op_id, part, ms, counter, body, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      ),
      call: database.prepare("INSERT INTO local_call (n, call) VALUES (?, ?)"),
      undo: database.prepare("INSERT INTO local_undo (n, op_id, by, kind, target, before) VALUES (?, ?, ?, ?, ?, ?)"),
      stored: database.prepare("SELECT body, signature FROM ledger WHERE n = ?"),
    },
  };
  return { record: (fields) => record(raw, fields), close: () => database.close() };
}

function record(raw: Raw, given: Fields): void {
  const { database, insert, by } = raw;
  const [n, id, opId, now] = [raw.n + 1, newId(), randomUUID(), Date.now()];
  database.exec("BEGIN IMMEDIATE");
  const fields = wholeFields("outcome", given);
  insert.outcome.run(id, ...columnsOf("outcome").map((column) => toSql(column, fields[column.name])), n);
  insert.touched.run("outcome", id, n);
  const body: EntryBody = {
    v: 1,
    ws: raw.workspace,
    dev: raw.device,
    seq: n,
    prev: raw.prev,
    hlc: [now, 0],
    wall: now,
    vv: { [raw.device]: n - 1 },
    opId,
    part: 0,
    act: "put",
    by,
    sv: 1,
    ops: [{ op: "create", ent: "outcome", id, f: given as never }],
  };
  const entry = signEntry(body, raw.keys.privateKey);
  insert.ledger.run(n, entry.hash, raw.device, n, opId, 0, now, 0, entry.text, entry.signature);
  const stored = insert.stored.get(n) as { body: string; signature: Uint8Array };
  if (!signatureHolds(hashOf(stored.body), stored.signature, raw.keys.publicKey)) throw new Error("does not verify");
  const call = createHash("sha256")
    .update(canonicalize({ name: "put", by, input: given }))
    .digest("base64url");
  insert.call.run(n, call);
  insert.undo.run(n, opId, by, "do", null, JSON.stringify([{ op: "create", subject: "outcome", id }]));
  database.exec("COMMIT");
  raw.n = n;
  raw.prev = entry.hash;
}
