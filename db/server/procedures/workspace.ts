/** Creating, opening, keeping and checking the workspace itself. */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { ConcordError } from "../../contract/errors.ts";
import type { WorkspaceStatus, workspaceProcedures } from "../../contract/procedures/workspace.ts";
import { WORKING_DAYS } from "../../contract/working-days.ts";
import type { Output } from "../../documents/output.ts";
import { readWorkingYear } from "../../language/dates/working-year.ts";
import { type Digest, digestInSlices } from "../../ledger/digest.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { rebuilding } from "../../ledger/rebuild.ts";
import { verification } from "../../ledger/verify/verify.ts";
import { act, asked } from "../../records/acts.ts";
import type { Handlers } from "../../records/handlers.ts";
import { labelsFor } from "../../records/labels.ts";
import { putIn } from "../../records/records.ts";
import { enteredYears, officeOf } from "../../records/settings.ts";
import { zoneOf } from "../../schema/here.ts";
import { type BackupInfo, restoreBackup } from "../../workspace/backups/backup.ts";
import { newFolder, temporaryIn } from "../../workspace/folder.ts";
import { strengthOf } from "../../workspace/passphrase.ts";
import { requireWritable } from "../../workspace/target.ts";
import type { Call, Connection } from "../connection.ts";
import { followed } from "../followed.ts";
import { chainHead } from "../heads.ts";
import { idOf } from "../places.ts";
import type { Session } from "../session.ts";
import { Sliced } from "../sliced.ts";

type Answers = Handlers<{ workspace: typeof workspaceProcedures }, Call>["workspace"];

export function workspaceHandlers(session: Session): { workspace: Answers } {
  const verifying = new Sliced(session, "E_VERIFYING");
  const rebuilds = new Sliced(session, "E_REBUILDING");
  const workspace: Answers = {
    status: ({ connection }) => statusOf(session, connection),
    recent: () => session.places.list(),
    create: ({ connection }, { folder: grant, ...input }, signal) =>
      grant === undefined
        ? session.create(connection, input, signal)
        : session.grants.use("folder", grant, (folder) => session.create(connection, { ...input, folder }, signal)),
    confirmRecovery: () => {
      session.ledger.store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('recovery_confirmed', '1')");
      session.announce();
    },
    open: async (_call, input) =>
      "place" in input
        ? session.open(await session.places.folderOf(input.place), secretOf(input), input.incomplete)
        : session.grants.use("folder", input.folder, (folder) =>
            session.open(folder, secretOf(input), input.incomplete),
          ),
    lock: () => session.lock(),
    close: () => session.close(),
    changePassphrase: (_call, input) => session.workspace.changePassphrase(input.current, input.next),
    renewRecovery: async (_call, input) =>
      told(session, await session.workspace.renewRecovery(input.current, unconfirming(session))),
    renewSecrets: async (_call, input) =>
      told(session, await session.workspace.renewSecrets(input.next, unconfirming(session))),
    judgePassphrase: (_call, input) => strengthOf(input.passphrase),
    backup(_call, input, signal) {
      const into = (file?: string) =>
        followed(signal, (tell) =>
          session.run(async () => {
            if (file !== undefined) await requireWritable(file, "backup");
            return told(session, await session.workspace.backup(file, tell));
          }),
        );
      return input.file === undefined ? into() : session.grants.steps("save", input.file, into);
    },
    sendBackup: async (call, input) => {
      const found = (await session.workspace.backups()).find(({ file }) => basename(file) === input.name);
      if (!found) throw new ConcordError("E_FILE_MISSING", { path: input.name });
      return session.transfers.going.offer(call, fileOutput(found));
    },
    beginRestore: async (call, input) => ({ upload: await session.incoming.begin(call.connection.id, input.bytes) }),
    backups: () => session.workspace.backups(),
    restore: async (call, input) => {
      const into = async (folder: string) => {
        const restore = (file: string) => restoreBackup({ file, folder, secret: secretOf(input), heads: chainHead });
        if ("file" in input) await session.grants.use("open", input.file, restore);
        else await session.incoming.use(call.connection.id, input.upload, restore);
        await session.places.remember(folder);
        return { place: idOf(folder), folder };
      };
      return input.folder === undefined
        ? into(newFolder(session.home))
        : session.grants.use("folder", input.folder, into);
    },
    verify: (_call, _input, signal) =>
      verifying.run(signal, ({ ledger, workspace }) => verification(ledger.store, workspace.id, workspace.witnessed())),
    digest: (_call, _input, signal) => digestOf(session, signal),
    rebuild: (_call, _input, signal) =>
      rebuilds.run(signal, ({ ledger, workspace }) => rebuilt(ledger, temporaryIn(workspace.folder, "rebuild"))),
    office: (call) => {
      const { reader } = call.context();
      const office = officeOf(reader);
      return { ...office, labels: office.organization ? labelsFor(reader, "organization", [office.organization]) : {} };
    },
    rename: (call, input) => {
      const context = call.context();
      if (asked(context, "workspace.rename", input)) return;
      act(context, "workspace.rename", input, (tx) =>
        putIn(context, tx, "setting", { id: "workspace.name", fields: { value: input.name } }),
      );
    },
    setWorkingDays: (call, input) => {
      const context = call.context();
      if (asked(context, "workspace.working_days", input)) return;
      const read = input.text.trim() === "" ? null : readWorkingYear(input.text, input.year);
      if (read && "code" in read) throw new ConcordError(read.code, read.params);
      const value = read && JSON.stringify(read);
      act(context, "workspace.working_days", input, (tx) =>
        putIn(context, tx, "setting", { id: `${WORKING_DAYS}${input.year}`, fields: { value } }),
      );
    },
  };
  return { workspace };
}

function* rebuilt(ledger: Ledger, path: string): Generator<number, { entries: number }> {
  return { entries: yield* rebuilding(ledger, path) };
}

/** @throws ConcordError E_NO_WORKSPACE when it is closed meanwhile */
function digestOf(session: Session, signal: AbortSignal | undefined): Promise<Digest> {
  const { ledger } = session;
  return digestInSlices(ledger, () => {
    signal?.throwIfAborted();
    if (session.ledger !== ledger) throw new ConcordError("E_NO_WORKSPACE");
  });
}

/** A new recovery code is not on paper yet. Noted before it is in force: whoever has one is told it, whatever fails later. */
function unconfirming({ ledger: { store } }: Session): () => void {
  return () => store.run("DELETE FROM local_value WHERE key = 'recovery_confirmed'");
}

function told<T>(session: Session, answer: T): T {
  session.announce();
  return answer;
}

function statusOf(session: Session, connection: Connection): WorkspaceStatus {
  const open = session.state === "open";
  const actor = session.actorAt(connection);
  const store = open ? session.ledger.store : null;
  const value = (sql: string) => store?.get<{ value: string }>(sql)?.value ?? null;
  return {
    state: session.state,
    place: session.folder === null ? null : idOf(session.folder),
    folder: session.folder,
    name: value("SELECT value FROM setting WHERE id = 'workspace.name'"),
    zone: (store && zoneOf(store)) ?? null,
    workingYears: store ? enteredYears(store) : {},
    workspaceId: open ? session.workspace.id : null,
    device: open ? session.ledger.device.name : null,
    profile: actor && { id: actor.id, name: actor.name, role: actor.role, organization: actor.organization },
    lastBackup: open ? session.workspace.lastBackup() : null,
    conflicts: open ? session.ledger.projection.conflictCount : 0,
    entries: open ? session.ledger.size : 0,
    recovered: open && session.workspace.recovered,
    recoveryConfirmed: value("SELECT value FROM local_value WHERE key = 'recovery_confirmed'") === "1",
    readOnly: session.failing,
    opening: open ? session.opening : null,
    notices: open ? session.workspace.notices : [],
    trouble: session.trouble,
  };
}

/** A backup as it is handed over: an encrypted file, read while it goes. */
function fileOutput({ file, bytes }: Pick<BackupInfo, "file" | "bytes">): Output {
  let sent = 0;
  return {
    name: basename(file),
    mime: "application/octet-stream",
    parts: (async function* () {
      for await (const part of createReadStream(file)) {
        sent += (part as Buffer).length;
        yield part as Buffer;
      }
    })(),
    share: () => (bytes === 0 ? 1 : Math.min(1, sent / bytes)),
  };
}

function secretOf(input: { passphrase?: string | undefined; recoveryCode?: string | undefined }) {
  return input.recoveryCode === undefined
    ? { passphrase: input.passphrase ?? "" }
    : { recoveryCode: input.recoveryCode };
}
