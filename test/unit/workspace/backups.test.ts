/** Backups of a workspace: when they are made, in which order they count, which stay, and which are believed. */
import { createHash, randomBytes } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConcordError } from "../../../db/contract/errors.ts";
import { createSession } from "../../../db/server/router.ts";
import { Session } from "../../../db/server/session.ts";
import { kept } from "../../../db/workspace/backups/backup-shelf.ts";
import { announceSeed, randomFrom } from "../../seed.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { finished } from "../../support/finished.ts";
import { here } from "../../support/in-process.ts";

const PASSPHRASE = "correct horse battery staple";
const scratch = mkdtempSync(join(tmpdir(), "concord-backups-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => vi.useRealTimers());

let home: string;
let folder: string;
beforeEach(async () => {
  home = mkdtempSync(join(scratch, "home-"));
  folder = join(home, "ws");
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router, here(session));
  await api.workspace.create({ folder, name: "测试", passphrase: PASSPHRASE, profile: "张", starter: false });
  await session.close();
});

/** Opens the workspace, uses it, and closes it again. */
async function within<T>(use: (api: Awaited<ReturnType<typeof open>>["api"]) => Promise<T>): Promise<T> {
  const { api, session } = await open();
  try {
    return await use(api);
  } finally {
    await session.close();
  }
}

async function open(at = folder) {
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router, here(session));
  await api.workspace.open({ folder: at, passphrase: PASSPHRASE });
  return { api, session };
}

type Api = Awaited<ReturnType<typeof open>>["api"];
const write = (api: Api, title: string) => api.problem.put({ fields: { title_zh: title } });
const files = async (api: Api) => (await api.workspace.backups()).map(({ file }) => file);
const entriesIn = (at: string) => readdirSync(at, { recursive: true }).map(String).sort();
const clockAt = (time: string) => vi.useFakeTimers({ toFake: ["Date"], now: new Date(time) });

describe("the order of backups", () => {
  it("is that of their making, whatever the clock said: the one just made is never the one to go", async () => {
    await within(async (api) => {
      clockAt("2041-01-01T00:00:00Z");
      for (let n = 0; n < 10; n++) {
        await write(api, `晚 ${n}`);
        await finished(api.workspace.backup({}));
      }
      vi.setSystemTime(new Date("2026-05-01T00:00:00Z"));
      for (let n = 0; n < 10; n++) {
        await write(api, `早 ${n}`);
        const { file, made } = await finished(api.workspace.backup({}));
        expect((await files(api))[0]).toBe(file);
        expect((await api.workspace.status()).lastBackup).toBe(made);
      }
    });
    // The clock is right again at the next start, and the newest still is the newest.
    await within(async (api) => expect((await api.workspace.status()).lastBackup).toMatch(/^2026-05-01/));
  });

  it("is not changed by a backup that is given up: wherever it was, nothing of it is left", async () => {
    const session = new Session({ home, kdf: CHEAP_KDF });
    await session.open(folder, { passphrase: PASSPHRASE });
    let tellings = 0;
    await session.workspace.backup(undefined, () => {
      tellings += 1;
    });
    const before = entriesIn(folder);
    // When the copy is there and when others were served, after it was checked, while bytes are written, and when only the name is missing.
    for (const at of [1, 2, 4, Math.floor(tellings / 2), tellings]) {
      let told = 0;
      const backup = session.workspace.backup(undefined, () => {
        told += 1;
        if (told === at) throw new ConcordError("E_CANCELLED");
      });
      await expect(backup).rejects.toMatchObject({ code: "E_CANCELLED" });
      expect(entriesIn(folder)).toEqual(before);
    }
    await session.close();
    // Who asked for it gives it up by the signal of the call; what was chosen for it is not there.
    await within(async (api) => {
      const file = join(home, "elsewhere.concord-backup");
      const controller = new AbortController();
      const steps = await api.workspace.backup({ file }, { signal: controller.signal });
      expect(await steps.next()).toEqual({ done: false, value: { share: 0 } });
      // On a busy computer it may tell once more how far it is before it ends.
      const ending = finished(steps);
      controller.abort();
      await expect(ending).rejects.toMatchObject({ name: "AbortError" });
      expect(existsSync(file)).toBe(false);
    });
  });

  it("lets a second backup of one state take the place of the first", async () => {
    await within(async (api) => {
      const before = await files(api);
      const { file } = await finished(api.workspace.backup({}));
      expect(await files(api)).toEqual([file]);
      expect(before).not.toContain(file);
    });
  });

  it("keeps ten at most, the newest six among them, and some that are old", () => {
    const shelf: { about: { generation: number } }[] = [];
    for (let generation = 1; generation <= 300; generation++) {
      shelf.unshift({ about: { generation } });
      const stay = kept(shelf);
      shelf.splice(0, shelf.length, ...shelf.filter((one) => stay.has(one)));
      const numbers = shelf.map(({ about }) => about.generation);
      expect(numbers.length).toBeLessThanOrEqual(10);
      expect(numbers.slice(0, 6)).toEqual(
        Array.from({ length: Math.min(6, generation) }, (_, back) => generation - back),
      );
      if (generation >= 128) expect(Math.min(...numbers)).toBeLessThanOrEqual(generation - 64);
    }
  });
});

describe("what was written before a lock", () => {
  it("is backed up at the next clean close, whether anything was written since or not", async () => {
    const { api, session } = await open();
    const before = await files(api);
    await write(api, "锁定前");
    await api.workspace.lock();
    await session.close();
    await within(async (again) => expect(await files(again)).toEqual(before));
    await within(async (again) => expect(await files(again)).toHaveLength(before.length + 1));
  });
});

describe("what was written before a crash", () => {
  it("is backed up at the next clean close", async () => {
    const crashed = join(home, "crashed");
    const { api, session } = await open();
    await write(api, "崩溃前");
    // A copy of the folder as it is now is what a crash would leave.
    cpSync(folder, crashed, { recursive: true, filter: (path) => !path.endsWith("instance.lock") });
    await session.close();
    const again = await open(crashed);
    const before = await files(again.api);
    await again.session.close();
    const after = await open(crashed);
    expect(await files(after.api)).toHaveLength(before.length + 1);
    const { entries } = await after.api.workspace.status();
    await after.session.close();
    expect(entries).toBeGreaterThan(0);
    // And once that is so, closing again makes no other.
    const last = await open(crashed);
    expect(await files(last.api)).toHaveLength(before.length + 1);
    await last.session.close();
  });
});

describe("a backup that was damaged", () => {
  it("is not told as good wherever a byte of it is flipped, does not count, and the state is backed up anew", async () => {
    const [good = ""] = await within(files);
    const bytes = readFileSync(good);
    const random = randomFrom(announceSeed("flipped bits of a backup"));
    const below = (end: number) => Math.floor(random() * end);
    for (let trial = 0; trial < 20; trial++) {
      // In the header as often as in the database; and once in each part before the header.
      const place = [3, 20, 50, 82][trial] ?? below(trial < 12 ? 1200 : bytes.length);
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8((bytes[place] ?? 0) ^ (1 << below(8)), place);
      writeFileSync(good, flipped);
      const { api, session } = await open();
      expect(await api.workspace.backups(), `byte ${place}`).toEqual([
        expect.objectContaining({ file: good, state: "damaged" }),
      ]);
      writeFileSync(good, bytes);
      await session.close();
    }
    writeFileSync(good, bytes.fill(0, 5000, 5100));
    await within(async () => {});
    await within(async (api) =>
      expect((await api.workspace.backups()).map(({ state }) => state)).toEqual(["sound", "damaged"]),
    );
  });

  it("of another workspace, or with a header that somebody made anew, is not taken for one of this workspace", async () => {
    const [good = ""] = await within(files);
    const bytes = readFileSync(good);
    const length = bytes.readUInt32BE(81);
    const about = JSON.parse(bytes.subarray(85, 85 + length).toString()) as { entries: number; generation: number };
    const forged = join(folder, "backups", "forged.concord-backup");
    const forge = (generation: number | undefined) => {
      const text = Buffer.from(JSON.stringify({ ...about, generation }));
      const size = Buffer.alloc(4);
      size.writeUInt32BE(text.length);
      writeFileSync(
        forged,
        Buffer.concat([
          bytes.subarray(0, 17),
          createHash("sha256")
            .update(Buffer.concat([bytes.subarray(49, 81), size, text]))
            .digest(),
          Buffer.concat([bytes.subarray(49, 81), size, text, bytes.subarray(85 + length)]),
        ]),
      );
    };
    forge(900);
    await within(async (api) => {
      expect(await api.workspace.backups()).toEqual([
        expect.objectContaining({ file: good, state: "sound" }),
        expect.objectContaining({ file: forged, state: "unproven" }),
      ]);
      for (const generation of [900, 0, undefined]) {
        forge(generation);
        await expect(
          api.workspace.restore({ file: forged, folder: join(home, "from-forged"), passphrase: PASSPHRASE }),
        ).rejects.toMatchObject({ code: "E_BACKUP_DAMAGED" });
      }
    });
  });
});

describe("a backup of the form of before", () => {
  it("is restored when header and content agree, and refused when they do not", async () => {
    const [good = ""] = await within(files);
    const bytes = readFileSync(good);
    const length = bytes.readUInt32BE(81);
    const { generation: _, ...about } = JSON.parse(bytes.subarray(85, 85 + length).toString()) as {
      generation: number;
      entries: number;
      head: { device: string; seq: number; hash: string };
    };
    const old = (header: object) => {
      const file = join(scratch, `${randomBytes(4).toString("hex")}.concord-backup`);
      const text = Buffer.from(JSON.stringify(header));
      const size = Buffer.alloc(4);
      size.writeUInt32BE(text.length);
      writeFileSync(file, Buffer.concat([Buffer.from("CONCORD-BACKUP-1\n"), size, text, bytes.subarray(85 + length)]));
      return file;
    };
    const session = createSession({ home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    const restore = (file: string) =>
      api.workspace.restore({
        file,
        folder: join(home, `restored-${randomBytes(4).toString("hex")}`),
        passphrase: PASSPHRASE,
      });
    await restore(old(about));
    for (const wrong of [
      { entries: about.entries + 1 },
      { tables: 0 },
      { head: { ...about.head, seq: about.head.seq + 1 } },
      { head: { ...about.head, hash: "0".repeat(64) } },
      { head: null },
      { workspace: crypto.randomUUID() },
    ])
      await expect(restore(old({ ...about, ...wrong })), JSON.stringify(wrong)).rejects.toMatchObject({
        code: "E_BACKUP_DAMAGED",
      });
    await session.close();
    copyFileSync(old(about), join(folder, "backups", "old.concord-backup"));
    await within(async (api) =>
      expect((await api.workspace.backups()).map(({ state }) => state)).toEqual(["sound", "unproven"]),
    );
  });
});

describe("a change of the passphrase or the recovery code", () => {
  const NEXT = "blue lamp river stone";

  async function restores(file: string, secret: { passphrase: string } | { recoveryCode: string }) {
    const session = createSession({ home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    const target = join(home, `restored-${randomBytes(4).toString("hex")}`);
    return api.workspace.restore({ file, folder: target, ...secret }).then(
      () => null,
      (error: { code: string }) => error.code,
    );
  }

  it("reaches the backups in the folder, tells which it could not reach, and leaves those elsewhere", async () => {
    const elsewhere = join(scratch, "elsewhere.concord-backup");
    const damaged = join(folder, "backups", "damaged.concord-backup");
    await within(async (api) => {
      await write(api, "一");
      await finished(api.workspace.backup({}));
      await write(api, "二");
      await finished(api.workspace.backup({}));
      await finished(api.workspace.backup({ file: elsewhere }));
      const inside = await files(api);
      writeFileSync(damaged, readFileSync(inside[0] ?? "").fill(0, 6000, 6100));
      const told = await api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT });
      expect(told.renewed.map((name) => join(folder, "backups", name)).sort()).toEqual([...inside].sort());
      expect(told.left).toEqual(["damaged.concord-backup"]);
      expect((await api.workspace.backups()).map(({ state }) => state)).toEqual(["sound", "sound", "sound", "damaged"]);
      for (const file of inside) {
        expect(await restores(file, { passphrase: PASSPHRASE })).toBe("E_WRONG_PASSPHRASE");
        expect(await restores(file, { passphrase: NEXT })).toBeNull();
      }
      expect(await restores(elsewhere, { passphrase: PASSPHRASE })).toBeNull();
      const { recoveryCode } = await api.workspace.renewRecovery({ current: NEXT });
      for (const file of inside) expect(await restores(file, { recoveryCode })).toBeNull();
    });
  });

  it("that a lock overtakes leaves a workspace that opens and can be written to", async () => {
    const { api, session } = await open();
    const changing = api.workspace.changePassphrase({ current: PASSPHRASE, next: NEXT }).catch((error) => error);
    await api.workspace.lock();
    await changing;
    // One of the two opens it, whichever the lock let win, and the key that it gives is the real one.
    const opening = [];
    for (const passphrase of [PASSPHRASE, NEXT]) {
      const done = await api.workspace.open({ folder, passphrase }).then(
        () => write(api, "仍可写入").then(() => api.workspace.close()),
        (error: { code: string }) => error.code,
      );
      opening.push(done);
    }
    expect(opening.toSorted()).toEqual(["E_WRONG_PASSPHRASE", undefined]);
    await session.close();
  });
});

describe("after opening by the recovery code", () => {
  it("passphrase and code are set anew at once, once, and only then", async () => {
    const fresh = join(home, "fresh");
    const session = createSession({ home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    const { recoveryCode: first } = await api.workspace.create({
      folder: fresh,
      name: "测试",
      passphrase: PASSPHRASE,
      profile: "张",
      starter: false,
    });
    const next = "blue lamp river stone";
    await expect(api.workspace.renewSecrets({ next })).rejects.toMatchObject({ code: "E_NOT_RECOVERED" });
    await api.workspace.confirmRecovery();
    // With a PIN nobody is logged in after the opening: the code alone is the authority.
    const [facilitator] = await api.profile.choices();
    await api.profile.setPin({ id: facilitator?.id ?? "", pin: "2468" });
    await api.workspace.close();
    await api.workspace.open({ folder: fresh, recoveryCode: first });
    expect(await api.workspace.status()).toMatchObject({ recovered: true, recoveryConfirmed: true, profile: null });
    await expect(api.workspace.confirmRecovery()).rejects.toMatchObject({ code: "E_NO_PROFILE" });
    await expect(api.workspace.renewSecrets({ next: "aaaaaaaaaaaa" })).rejects.toMatchObject({
      code: "E_PASSPHRASE_REPEATS",
    });
    const { recoveryCode: second } = await api.workspace.renewSecrets({ next });
    expect(await api.workspace.status()).toMatchObject({ recovered: false, recoveryConfirmed: false });
    await expect(api.workspace.renewSecrets({ next })).rejects.toMatchObject({ code: "E_NOT_RECOVERED" });
    await api.workspace.confirmRecovery();
    expect(await api.workspace.status()).toMatchObject({ recoveryConfirmed: true, profile: null });
    await api.workspace.close();
    for (const secret of [{ passphrase: PASSPHRASE }, { recoveryCode: first }])
      await expect(api.workspace.open({ folder: fresh, ...secret })).rejects.toMatchObject({
        code: "recoveryCode" in secret ? "E_WRONG_RECOVERY_CODE" : "E_WRONG_PASSPHRASE",
      });
    for (const secret of [{ passphrase: next }, { recoveryCode: second }]) {
      await api.workspace.open({ folder: fresh, ...secret });
      await api.workspace.close();
    }
    await session.close();
  });
});
