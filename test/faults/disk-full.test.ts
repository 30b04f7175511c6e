import { execFileSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, describe, expect, test } from "vitest";
import { digest } from "../../db/ledger/digest.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { verifyLedger } from "../../db/ledger/verify/verify.ts";
import { failures } from "../../db/server/failures.ts";
import { openLog } from "../../db/server/log.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { writeDocument } from "../../db/workspace/target.ts";
import type { Client } from "../../electron/cli/session.ts";
import { fetched } from "../support/documents.ts";
import { finished } from "../support/finished.ts";
import { here } from "../support/in-process.ts";
import { newFolder } from "./shim/world.ts";

const scratch = newFolder();
afterAll(() => scratch.remove());

const NOTE = "重庆成都".repeat(2_000);

/** A workspace below `folder` with a meeting to export, served as the worker serves it. */
async function served(folder: string) {
  const session = new Session({ home: join(scratch.path, "home"), kdf: { memory: 8, passes: 1, lanes: 1 } });
  const log = openLog(join(scratch.path, "logs"));
  const api = createRouterClient(createRouter(session) as AnyRouter, {
    context: here(session).context,
    interceptors: [failures(log), ...here(session).interceptors],
  }) as Client;
  await api.workspace.create({
    folder: join(folder, "ws"),
    name: "Disk full",
    passphrase: "correct horse battery staple",
    profile: "张协调",
    starter: false,
  });
  const { record: meeting } = await api.meeting.put({
    fields: { title_zh: "月度例会", day: "2026-03-02", state: "planned" },
  });
  const put = (id: string) =>
    api.organization.put({ id, fields: { name_zh: id, sector: "enterprise", city: "重庆", note: NOTE } });
  return { session, api, put, meeting: meeting.id };
}

/** Puts records until one is refused. @returns those that were acknowledged, and the code of the refusal */
async function fillUp(put: (id: string) => Promise<unknown>, prefix: string) {
  const acked: string[] = [];
  for (let n = 0; n < 5_000; n++)
    try {
      await put(`${prefix}-${n}`);
      acked.push(`${prefix}-${n}`);
    } catch (error) {
      return { acked, refusal: error as { code: string; message: string } };
    }
  throw new Error("the disk never became full");
}

type Served = Awaited<ReturnType<typeof served>>;

async function expectReadableAndExportable({ api, session, meeting }: Served, acked: string[], elsewhere: string) {
  expect((await api.workspace.status()).readOnly).toBe("E_DISK_FULL");
  for (const id of acked) expect((await api.organization.get({ id })).record.note).toBe(NOTE);
  expect(await api.organization.count({ filters: [] })).toBe(acked.length);
  expect((await api.today.overview()).day).toMatch(/^\d{4}/);
  mkdirSync(elsewhere, { recursive: true });
  for (const format of ["md", "docx"] as const) {
    const file = join(elsewhere, `minutes.${format}`);
    const begun = await api.document.begin({ kind: "minutes", of: meeting, format, language: "zh" });
    await writeDocument(file, begun.name, await fetched(api, begun));
    expect(statSync(file).size).toBeGreaterThan(50);
  }
  expect(session.workspace.database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(verifyLedger(session.ledger.store, session.workspace.id).entries).toBe(session.ledger.size);
}

async function expectItGoesOn({ api, session, put }: Served, acked: string[]) {
  await put("after");
  expect((await api.workspace.status()).readOnly).toBeNull();
  expect(await api.organization.count({ filters: [] })).toBe(acked.length + 1);
  await finished(api.workspace.verify());
  const before = digest(session.ledger.store);
  rebuild(session.ledger);
  expect(digest(session.ledger.store)).toEqual(before);
}

describe("when the disk is full", () => {
  test("nothing more is acknowledged; reading and exporting go on; with room, writing does, without a restart", async () => {
    const room = await served(join(scratch.path, "pages"));
    const { database } = room.session.workspace;
    const pages = Number(database.pragma("page_count", { simple: true }));
    database.pragma(`max_page_count = ${pages + 200}`);
    const { acked, refusal } = await fillUp(room.put, "org");
    expect(refusal).toMatchObject({ code: "E_DISK_FULL", message: expect.stringContaining("disk is full") });
    expect(acked.length).toBeGreaterThan(3);
    expect((await fillUp(room.put, "again")).acked).toEqual([]);
    await expectReadableAndExportable(room, acked, join(scratch.path, "elsewhere"));

    database.pragma("max_page_count = 1000000");
    await expectItGoesOn(room, acked);
    await room.api.workspace.close();
  });

  const disk = smallDisk(join(scratch.path, "disk"));
  test.skipIf(!disk)("the same on a real one of 5 MB", async () => {
    if (!disk) return;
    try {
      const room = await served(disk.path);
      const { acked, refusal } = await fillUp(room.put, "org");
      expect(refusal.code).toBe("E_DISK_FULL");
      expect(acked.length).toBeGreaterThan(3);
      await expectReadableAndExportable(room, acked, join(scratch.path, "elsewhere-2"));
      await expect(finished(room.api.workspace.backup({}))).rejects.toMatchObject({ code: "E_DISK_FULL" });

      disk.grow();
      await expectItGoesOn(room, acked);
      await finished(room.api.workspace.backup({}));
      await room.api.workspace.close();
    } finally {
      disk.remove();
    }
  });
});

/** A file system of 5 MB in memory, or null where it cannot be mounted. */
function smallDisk(path: string) {
  const mount = (...args: string[]) => execFileSync("mount", args, { stdio: "ignore" });
  try {
    mkdirSync(path, { recursive: true });
    mount("-t", "tmpfs", "-o", "size=5m", "tmpfs", path);
    writeFileSync(join(path, "probe"), "");
  } catch {
    console.warn(
      `\n${"#".repeat(80)}\n# SKIPPED: the real full disk. Mounting a small tmpfs needs root on Linux.\n${"#".repeat(80)}\n`,
    );
    return null;
  }
  return {
    path,
    grow: () => mount("-o", "remount,size=64m", path),
    remove: () => execFileSync("umount", ["-l", path], { stdio: "ignore" }),
  };
}
