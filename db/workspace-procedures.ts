/** Creating, opening, keeping and checking the workspace itself. */
import { act, asked } from "./domain/acts.ts";
import { putIn } from "./domain/records.ts";
import { guarded, on } from "./guard.ts";
import { digest } from "./ledger/digest.ts";
import { chainHead } from "./ledger/heads.ts";
import { rebuild } from "./ledger/rebuild.ts";
import type { Session } from "./session.ts";
import { Verifying } from "./verifying.ts";
import { restoreBackup } from "./workspace/backup.ts";
import { recentWorkspaces } from "./workspace/folder.ts";
import { strengthOf } from "./workspace/passphrase.ts";

export function workspaceProcedures(session: Session) {
  const run = guarded(session).workspace;
  const verifying = new Verifying(session);
  return {
    status: run.status.handler(() => statusOf(session)),
    recent: run.recent.handler(async () => ({ home: session.home, workspaces: await recentWorkspaces(session.home) })),
    create: run.create.handler(({ input }) => session.create(input)),
    confirmRecovery: run.confirmRecovery.handler(() => {
      session.ledger.store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('recovery_confirmed', '1')");
      session.announce();
    }),
    open: run.open.handler(({ input }) => session.open(input.folder, secretOf(input))),
    lock: run.lock.handler(() => session.lock()),
    close: run.close.handler(() => session.close()),
    changePassphrase: run.changePassphrase.handler(({ input }) =>
      session.workspace.changePassphrase(input.current, input.next),
    ),
    renewRecovery: run.renewRecovery.handler(async ({ input }) =>
      unconfirmed(session, await session.workspace.renewRecovery(input.current)),
    ),
    renewSecrets: run.renewSecrets.handler(async ({ input }) =>
      unconfirmed(session, await session.workspace.renewSecrets(input.next)),
    ),
    judgePassphrase: run.judgePassphrase.handler(({ input }) => strengthOf(input.passphrase)),
    backup: run.backup.handler(({ input }) => session.workspace.backup(input.file)),
    backups: run.backups.handler(() => session.workspace.backups()),
    restore: run.restore.handler(({ input }) =>
      restoreBackup({ file: input.file, folder: input.folder, secret: secretOf(input), heads: chainHead }),
    ),
    verify: run.verify.handler(({ signal }) => verifying.run(signal)),
    digest: run.digest.handler(() => digest(session.ledger.store)),
    rebuild: run.rebuild.handler(() => ({ entries: rebuild(session.ledger) })),
    rename: run.rename.handler(
      on((context, input) => {
        if (asked(context, "workspace.rename", input)) return;
        act(context, "workspace.rename", input, (tx) =>
          putIn(context, tx, "setting", { id: "workspace.name", fields: { value: input.name } }),
        );
      }),
    ),
  };
}

/** A new recovery code is not on paper yet. */
function unconfirmed<T>(session: Session, answer: T): T {
  session.ledger.store.run("DELETE FROM local_value WHERE key = 'recovery_confirmed'");
  session.announce();
  return answer;
}

function statusOf(session: Session) {
  const open = session.state === "open";
  const store = open ? session.ledger.store : null;
  const value = (sql: string) => store?.get<{ value: string }>(sql)?.value ?? null;
  return {
    state: session.state,
    folder: session.folder,
    name: value("SELECT value FROM setting WHERE id = 'workspace.name'"),
    workspaceId: open ? session.workspace.id : null,
    device: open ? session.ledger.device.name : null,
    profile: session.actor,
    lastBackup: open ? session.workspace.lastBackup() : null,
    conflicts: open ? session.ledger.projection.conflictCount : 0,
    entries: open ? session.ledger.size : 0,
    recovered: open && session.workspace.recovered,
    recoveryConfirmed: value("SELECT value FROM local_value WHERE key = 'recovery_confirmed'") === "1",
    readOnly: session.failing,
    trouble: session.trouble,
  };
}

function secretOf(input: { passphrase?: string | undefined; recoveryCode?: string | undefined }) {
  return input.recoveryCode === undefined
    ? { passphrase: input.passphrase ?? "" }
    : { recoveryCode: input.recoveryCode };
}
