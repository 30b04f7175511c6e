/** Changes of passphrase and recovery code that something comes in between: no secret is lost, and no old one stays good unsaid. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Ledgers from "../../../db/base/store.ts";
import { Store } from "../../../db/base/store.ts";
import type * as Atomic from "../../../db/workspace/atomic.ts";
import type * as Holding from "../../../db/workspace/holding.ts";
import { finished } from "../../support/finished.ts";
import { codeOf, laptopAt, type OneLaptop, openLaptop, PASSPHRASE } from "../../support/one-laptop.ts";

type Hook = (path: string) => unknown;
const hooks = vi.hoisted(() => ({
  beforeWrite: undefined as Hook | undefined,
  afterWrite: undefined as Hook | undefined,
  beforeRename: undefined as Hook | undefined,
  onFresh: undefined as (() => void) | undefined,
}));
vi.mock("../../../db/workspace/atomic.ts", async (original) => {
  const real = await original<typeof Atomic>();
  return {
    ...real,
    atomicWrite: async (...call: Parameters<typeof real.atomicWrite>) => {
      await hooks.beforeWrite?.(call[0]);
      await real.atomicWrite(...call);
      await hooks.afterWrite?.(call[0]);
    },
    renameOver: async (...call: Parameters<typeof real.renameOver>) => {
      await hooks.beforeRename?.(call[1]);
      await real.renameOver(...call);
    },
  };
});
vi.mock("../../../db/workspace/holding.ts", async (original) => {
  const real = await original<typeof Holding>();
  return {
    ...real,
    markFresh: (...call: Parameters<typeof real.markFresh>) => {
      hooks.onFresh?.();
      real.markFresh(...call);
    },
  };
});

const scratch = mkdtempSync(join(tmpdir(), "concord-secrets-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
beforeEach(() => {
  for (const name of ["beforeWrite", "afterWrite", "beforeRename", "onFresh"] as const) hooks[name] = undefined;
});

const NEXT = "blue lamp river stone";
const KEYS = "keys.json";
const SPARE = "keys.bak.json";
const turn = () => new Promise((resolve) => setImmediate(resolve));
const textsIn = (folder: string) => [KEYS, SPARE].map((name) => readFileSync(join(folder, name), "utf8"));
const backupsIn = (folder: string) =>
  readdirSync(join(folder, "backups"))
    .filter((name) => name.endsWith(".concord-backup"))
    .map((name) => join(folder, "backups", name));

/** A laptop whose workspace has a backup. */
async function backedUp() {
  const laptop = await openLaptop(scratch);
  await finished(laptop.api.workspace.backup({}));
  return laptop;
}

/** Opens, tells what was noticed, and closes. */
async function opening({ api }: OneLaptop, folder: string, secret: { passphrase: string } | { recoveryCode: string }) {
  const code = await codeOf(api.workspace.open({ folder, ...secret }));
  if (code) return code;
  const { notices } = await api.workspace.status();
  await api.workspace.close();
  return notices.map((notice) => notice.code);
}

function restoring({ api, home }: OneLaptop, file: string, secret: { passphrase: string } | { recoveryCode: string }) {
  return codeOf(api.workspace.restore({ file, folder: mkdtempSync(join(home, "restored-")), ...secret }));
}

describe("a new recovery code", () => {
  it("reaches whoever asked although a lock comes once it is in force; its backups follow at the next opening", async () => {
    const laptop = await backedUp();
    const { api, folder, recoveryCode: old } = laptop;
    let locking: Promise<unknown> | undefined;
    hooks.afterWrite = async (path) => {
      if (basename(path) !== SPARE) return;
      locking = api.workspace.lock();
      await turn();
    };
    const { recoveryCode, renewed, left } = await api.workspace.renewRecovery({ current: PASSPHRASE });
    hooks.afterWrite = undefined;
    await locking;
    expect({ renewed, left }).toEqual({ renewed: [], left: backupsIn(folder).map((path) => basename(path)) });
    expect(await opening(laptop, folder, { recoveryCode: old })).toBe("E_WRONG_RECOVERY_CODE");
    expect(await opening(laptop, folder, { recoveryCode })).toEqual([]);
    for (const file of backupsIn(folder)) {
      expect(await restoring(laptop, file, { recoveryCode })).toBeNull();
      expect(await restoring(laptop, file, { recoveryCode: old })).toBe("E_WRONG_RECOVERY_CODE");
    }
  });

  it("is not made when the database takes nothing any more: the old one stays good", async () => {
    const { api, session, folder } = await backedUp();
    await api.workspace.confirmRecovery();
    const before = textsIn(folder);
    const run = Store.prototype.run;
    const { ConcordError } = await import("../../../db/contract/errors.ts");
    const spy = vi.spyOn(Store.prototype, "run").mockImplementation(function (
      this: Ledgers.Store,
      ...call: Parameters<typeof run>
    ) {
      if (call[0].includes("recovery_confirmed")) throw new ConcordError("E_DISK");
      return run.apply(this, call);
    });
    expect(await codeOf(api.workspace.renewRecovery({ current: PASSPHRASE }))).toBe("E_DISK");
    spy.mockRestore();
    expect(textsIn(folder)).toEqual(before);
    expect((await api.workspace.status()).recoveryConfirmed).toBe(true);
    await session.close();
  });

  it("is given out although the spare cannot be written, which is named and made up for on closing", async () => {
    const { api, session, folder } = await backedUp();
    hooks.beforeWrite = (path) => {
      if (basename(path) === SPARE) throw Object.assign(new Error("full"), { code: "ENOSPC" });
    };
    const { recoveryCode, left } = await api.workspace.renewRecovery({ current: PASSPHRASE });
    hooks.beforeWrite = undefined;
    expect(recoveryCode).toMatch(/^[A-Z2-7]{5}(-[A-Z2-7]{5}){5}$/);
    expect(left).toEqual([SPARE]);
    await session.close();
    const [keys, spare] = textsIn(folder);
    expect(spare).toBe(keys);
  });

  it("and a new passphrase asked for at once are both good afterwards", async () => {
    const laptop = await openLaptop(scratch);
    const { api, folder } = laptop;
    const [{ recoveryCode }] = await Promise.all([
      api.workspace.renewRecovery({ current: PASSPHRASE }),
      api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT }),
    ]);
    await api.workspace.close();
    for (const secret of [{ recoveryCode }, { passphrase: NEXT }])
      expect(await opening(laptop, folder, secret)).toEqual([]);
  });
});

describe("the recovery code", () => {
  it("has as many bits as the page on security says, each character any of 32", async () => {
    const { api, session, recoveryCode } = await openLaptop(scratch);
    const codes = [recoveryCode];
    for (let n = 0; n < 20; n++) codes.push((await api.workspace.renewRecovery({ current: PASSPHRASE })).recoveryCode);
    await session.close();
    const characters = codes.map((code) => code.replaceAll("-", ""));
    const [length = 0] = characters.map((code) => code.length);
    expect(new Set(characters.map((code) => code.length))).toEqual(new Set([length]));
    // 630 characters of 32: that one of them is missing is as likely as 32 * (31 / 32) ** 630, one in fifteen million.
    expect(new Set(characters.join("")).size).toBe(32);
    expect(readFileSync("docs/security.md", "utf8")).toContain(`(${length} characters of 5 bits: ${length * 5} bits)`);
  });
});

describe("a new passphrase", () => {
  it("is that of a backup which was asked for while it was being changed", async () => {
    const laptop = await backedUp();
    const { api, folder } = laptop;
    let backup: Promise<unknown> | undefined;
    let changed = () => {};
    const change = new Promise<void>((resolve) => {
      changed = resolve;
    });
    hooks.beforeWrite = async (path) => {
      if (basename(path) !== KEYS || backup) return;
      await api.problem.put({ fields: { title_zh: "新记录" } });
      backup = finished(api.workspace.backup({}));
      await turn();
    };
    // A backup that had begun before would get its name only when the change has listed all backups.
    hooks.beforeRename = (path) => (existsSync(path) ? undefined : change);
    await api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT });
    changed();
    await backup;
    await api.workspace.close();
    expect(backupsIn(folder).length).toBeGreaterThan(1);
    for (const file of backupsIn(folder)) {
      expect(await restoring(laptop, file, { passphrase: PASSPHRASE })).toBe("E_WRONG_PASSPHRASE");
      expect(await restoring(laptop, file, { passphrase: NEXT })).toBeNull();
    }
  });

  it("comes into all backups at the next opening after a crash before they were written", async () => {
    const laptop = await backedUp();
    const { api, folder } = laptop;
    const crashed = `${folder}-crashed`;
    hooks.afterWrite = (path) => {
      if (basename(path) === SPARE && !existsSync(crashed)) cpSync(folder, crashed, { recursive: true });
    };
    await api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT });
    await api.workspace.close();
    const [waiting = ""] = backupsIn(crashed);
    expect(await restoring(laptop, waiting, { passphrase: PASSPHRASE })).toBeNull();
    await opening(laptop, crashed, { passphrase: NEXT });
    for (const file of backupsIn(crashed)) expect(await restoring(laptop, file, { passphrase: NEXT })).toBeNull();
    expect(await restoring(laptop, waiting, { passphrase: PASSPHRASE })).toBe("E_WRONG_PASSPHRASE");
  });
});

describe("a change that ended between the two key files", () => {
  it("keeps the new passphrase when the old one opens by the spare, says so, and is finished by the new one", async () => {
    const laptop = await openLaptop(scratch);
    const { api, folder } = laptop;
    const [old = ""] = textsIn(folder);
    await api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT });
    await api.workspace.close();
    writeFileSync(join(folder, SPARE), old);
    const before = textsIn(folder);
    expect(await opening(laptop, folder, { passphrase: PASSPHRASE })).toEqual(["W_KEYS_DIFFER"]);
    expect(textsIn(folder)).toEqual(before);
    expect(await opening(laptop, folder, { passphrase: NEXT })).toEqual(["W_SPARE_USED"]);
    expect(textsIn(folder)).toEqual([before[0], before[0]]);
    expect(await opening(laptop, folder, { passphrase: PASSPHRASE })).toBe("E_WRONG_PASSPHRASE");
  });

  it("keeps the code on paper, as nobody was told the new one, until another is made", async () => {
    const laptop = await openLaptop(scratch);
    const { api, folder, recoveryCode: paper } = laptop;
    const [old = ""] = textsIn(folder);
    await api.workspace.renewRecovery({ current: PASSPHRASE });
    await api.workspace.close();
    writeFileSync(join(folder, SPARE), old);
    const before = textsIn(folder);
    expect(await opening(laptop, folder, { passphrase: PASSPHRASE })).toEqual(["W_KEYS_DIFFER"]);
    expect(await opening(laptop, folder, { recoveryCode: paper })).toEqual(["W_KEYS_DIFFER"]);
    expect(textsIn(folder)).toEqual(before);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    const { recoveryCode } = await api.workspace.renewRecovery({ current: PASSPHRASE });
    await api.workspace.close();
    expect(await opening(laptop, folder, { recoveryCode: paper })).toBe("E_WRONG_RECOVERY_CODE");
    expect(await opening(laptop, folder, { recoveryCode })).toEqual([]);
  });
});

it.each([
  ["SQLITE_FULL", "E_DISK_FULL"],
  ["SQLITE_IOERR_WRITE", "E_DISK"],
  ["SQLITE_CORRUPT", "E_BACKUP_DAMAGED"],
])("a restore that ends with %s tells %s", async (system, told) => {
  const laptop = await backedUp();
  const { api, folder } = laptop;
  await api.workspace.close();
  hooks.onFresh = () => {
    throw Object.assign(new Error(system), { code: system });
  };
  const [file = ""] = backupsIn(folder);
  expect(await restoring(laptopAt(laptop.home), file, { passphrase: PASSPHRASE })).toBe(told);
});
