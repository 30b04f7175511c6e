/**
 * The program that is killed: it opens a workspace as the application does and carries out user actions. It writes down
 * "try <opId>" before each and "ack <opId>" once it has returned, and the code of every error. Settings come as JSON.
 */
import { randomUUID } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { ConcordError } from "../../../db/contract/errors.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { transactUndoably } from "../../../db/ledger/undo/notes.ts";
import { createTables } from "../../../db/schema/tables.ts";
import { chains } from "../../../db/server/heads.ts";
import { createWorkspace, openWorkspace } from "../../../db/workspace/opening.ts";
import { randomFrom } from "../../seed.ts";
import { PASSPHRASE } from "./passphrase.ts";

export interface WriterSettings {
  folder: string;
  home: string;
  acks: string;
  seed: number;
  /** Makes the workspace first, with a passphrase slot that costs nothing. */
  create?: boolean;
  /** User actions to carry out; absent: until it is killed. */
  commits?: number;
  /** Ends with a proper close, which makes a backup. */
  close?: boolean;
  /** Protection taken away, for the control experiments. */
  synchronous?: "NORMAL" | "OFF";
  /** Acknowledges before the action is carried out: what a broken program would do, for the control experiment. */
  acksEarly?: boolean;
  /** Pages after which the log is moved into the database. */
  checkpoint?: number;
}

const settings = JSON.parse(process.argv[2] ?? "{}") as WriterSettings;
const log = openSync(settings.acks, "a");
const random = randomFrom(settings.seed);
const say = (line: string) => writeSync(log, `${line}\n`);

try {
  await write();
} catch (error) {
  say(`error ${error instanceof ConcordError ? error.code : `untyped ${String(error)}`}`);
}

async function write(): Promise<void> {
  const { folder, home } = settings;
  const place = { folder, home, chains };
  const workspace = settings.create
    ? (
        await createWorkspace({
          ...place,
          passphrase: PASSPHRASE,
          kdf: { memory: 8, passes: 1, lanes: 1 },
          prepare: createTables,
        })
      ).workspace
    : await openWorkspace({ ...place, secret: { passphrase: PASSPHRASE } });
  const { database } = workspace;
  if (settings.synchronous) database.pragma(`synchronous = ${settings.synchronous}`);
  if (settings.checkpoint) database.pragma(`wal_autocheckpoint = ${settings.checkpoint}`);
  const ledger = new Ledger(database, { workspace: workspace.id, deviceName: "writer" });
  await workspace.deviceReady();
  say("open");
  for (let done = 0; settings.commits === undefined || done < settings.commits; done++) {
    act(ledger);
    workspace.noteHead();
    // Lets the witness be written, as it is between two requests.
    if (done % 5 === 4) await new Promise((resolve) => setImmediate(resolve));
  }
  if (settings.close) {
    await workspace.close({ backup: true });
    say("closed");
  }
}

function act(ledger: Ledger): void {
  const opId = randomUUID();
  say(`try ${opId}`);
  if (settings.acksEarly) say(`ack ${opId}`);
  try {
    transactUndoably(ledger, { act: "put", by: null, opId }, (tx) => {
      const id = `org-${Math.floor(random() * 20)}`;
      const mark = `${opId} ${"重庆成都".repeat(Math.floor(random() * 400))}`;
      if (tx.reader.get("SELECT 1 FROM tombstone WHERE subject = 'organization' AND id = ?", id))
        tx.restore("organization", id);
      tx.put("organization", id, {
        city: "重庆",
        name_zh: opId,
        note: mark,
        segments: [`seg-${Math.floor(random() * 5)}`],
      });
      if (random() < 0.1) tx.remove("organization", id);
      tx.put("setting", `setting-${opId}`, { value: mark.slice(0, 60) });
    });
    if (!settings.acksEarly) say(`ack ${opId}`);
  } catch (error) {
    say(`error ${error instanceof ConcordError ? error.code : `untyped ${String(error)}`}`);
  }
}
