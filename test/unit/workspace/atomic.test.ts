/** Files that people ask for: whole or not at all, and never at the cost of the one that was there. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConcordError } from "../../../db/contract/errors.ts";
import { atomicWrite, type Files } from "../../../db/workspace/atomic.ts";

const OLD = Buffer.from("the old file");
const NEW = Buffer.alloc(700_000, "new ");

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-atomic-"));
  path = join(folder, "list.xlsx");
  writeFileSync(path, OLD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const parts = async function* (count = 5, fail?: Error) {
  for (let n = 0; n < count; n++) yield NEW.subarray((n * NEW.length) / count, ((n + 1) * NEW.length) / count);
  if (fail) throw fail;
};

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "written",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}

function expectOldAlone(): void {
  expect(readFileSync(path).equals(OLD)).toBe(true);
  expect(readdirSync(folder)).toEqual(["list.xlsx"]);
}

it("takes the longest name that a folder takes", async () => {
  for (const name of [`${"纪".repeat(83)}.zip`, "x".repeat(255), `${"𬭚".repeat(62)}.pdf`]) {
    await atomicWrite(join(folder, name), NEW);
    expect(readdirSync(folder)).toContain(name);
    rmSync(join(folder, name));
  }
  expect(await codeOf(atomicWrite(join(folder, "x".repeat(256)), NEW))).toBe("E_FILE");
  expectOldAlone();
});

type Call = "open" | "write" | "sync" | "read" | "rename";

/** The real calls, of which the n-th of one kind fails. */
function failing(call: Call, code: string, at = 1): Files {
  let seen = 0;
  const maybe = (name: Call) => {
    if (name === call && ++seen === at) throw Object.assign(new Error(code), { code, syscall: name });
  };
  return {
    rename: async (...args) => {
      maybe("rename");
      return rename(...args);
    },
    unlink,
    open: (async (...args: Parameters<typeof open>) => {
      maybe("open");
      const file = await open(...args);
      for (const name of ["write", "sync", "read"] as const) {
        const real = (file[name] as (...given: unknown[]) => Promise<unknown>).bind(file);
        Object.assign(file, {
          [name]: async (...given: unknown[]) => {
            maybe(name);
            return real(...given);
          },
        });
      }
      return file;
    }) as typeof open,
  };
}

describe("a file that is written", () => {
  it("is whole, from one piece or many", async () => {
    await atomicWrite(path, NEW);
    expect(readFileSync(path).equals(NEW)).toBe(true);
    await atomicWrite(path, parts());
    expect(readFileSync(path).equals(NEW)).toBe(true);
    await atomicWrite(path, []);
    expect(readFileSync(path)).toHaveLength(0);
    expect(readdirSync(folder)).toEqual(["list.xlsx"]);
  });

  it.each<[Call, string, string, number]>([
    ["open", "EROFS", "E_READ_ONLY", 1],
    ["open", "EACCES", "E_NO_ACCESS", 1],
    ["open", "ENOENT", "E_FOLDER_GONE", 1],
    ["open", "EMFILE", "E_FILE", 1],
    ["write", "ENOSPC", "E_DISK_FULL", 1],
    ["write", "ENOSPC", "E_DISK_FULL", 4],
    ["write", "EDQUOT", "E_DISK_FULL", 2],
    ["write", "EIO", "E_FILE", 5],
    ["write", "EFBIG", "E_FILE", 2],
    ["write", "ENODEV", "E_FOLDER_GONE", 3],
    ["sync", "EIO", "E_FILE", 1],
    ["sync", "ENOSPC", "E_DISK_FULL", 1],
    ["read", "EIO", "E_FILE", 1],
    ["rename", "ENOSPC", "E_DISK_FULL", 1],
    ["rename", "EXDEV", "E_FILE", 1],
  ])("leaves the old one as it was when %s fails with %s (%s)", async (call, system, code, at) => {
    expect(await codeOf(atomicWrite(path, parts(), failing(call, system, at)))).toBe(code);
    expectOldAlone();
  });

  it("waits for what holds the target for a moment", async () => {
    expect(await codeOf(atomicWrite(path, NEW, failing("rename", "EBUSY")))).toBe("written");
    expect(readFileSync(path).equals(NEW)).toBe(true);
  });

  it("is not renamed when what is read back differs", async () => {
    const files = failing("open", "never", 0);
    const lying: Files = {
      ...files,
      open: (async (...args: Parameters<typeof open>) => {
        const file = await open(...args);
        if (args[1] !== "r") return file;
        const real = file.read.bind(file) as (buffer: Buffer, ...rest: number[]) => Promise<{ bytesRead: number }>;
        return Object.assign(file, {
          read: async (buffer: Buffer, ...rest: number[]) => {
            const done = await real(buffer, ...rest);
            if (done.bytesRead > 0) buffer[0] = (buffer[0] ?? 0) ^ 1;
            return done;
          },
        });
      }) as typeof open,
    };
    expect(await codeOf(atomicWrite(path, NEW, lying))).toBe("E_FILE");
    expectOldAlone();
  });

  it("is given up with what its source threw", async () => {
    expect(await codeOf(atomicWrite(path, parts(2, new ConcordError("E_CANCELLED"))))).toBe("E_CANCELLED");
    expect(await codeOf(atomicWrite(path, parts(2, new TypeError("a mistake"))))).toBe("a mistake");
    expectOldAlone();
  });

  it("finds a folder that is gone while it is written", async () => {
    const gone = join(folder, "stick");
    mkdirSync(gone);
    const pulled = async function* () {
      yield NEW;
      rmSync(gone, { recursive: true });
      yield NEW;
    };
    expect(await codeOf(atomicWrite(join(gone, "list.xlsx"), pulled()))).toBe("E_FOLDER_GONE");
    expect(existsSync(gone)).toBe(false);
    expectOldAlone();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "finds a folder that is not its own",
    async () => {
      chmodSync(folder, 0o500);
      expect(await codeOf(atomicWrite(path, NEW))).toBe("E_NO_ACCESS");
      chmodSync(folder, 0o700);
      expectOldAlone();
    },
  );
});

const mountable = process.platform === "linux" && process.getuid?.() === 0 && canMount();

describe.skipIf(!mountable)("on a disk of its own", () => {
  let disk: string;
  beforeEach(() => {
    disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]);
    writeFileSync(join(disk, "list.xlsx"), OLD);
  });
  afterEach(() => execFileSync("umount", [disk]));
  const remount = (mode: "ro" | "rw") => execFileSync("mount", ["-o", `remount,${mode}`, disk]);
  const big = async function* () {
    for (let n = 0; n < 4; n++) yield NEW;
  };

  it("a full one keeps the old file, and takes the new one when there is room", async () => {
    const target = join(disk, "list.xlsx");
    expect(await codeOf(atomicWrite(target, big()))).toBe("E_DISK_FULL");
    expect(readFileSync(target).equals(OLD)).toBe(true);
    expect(readdirSync(disk)).toEqual(["list.xlsx"]);
    expect(await codeOf(atomicWrite(target, NEW))).toBe("written");
  });

  it("written in place, the full one would have lost the old file: the disk is really full", () => {
    const target = join(disk, "list.xlsx");
    expect(() => writeFileSync(target, Buffer.concat([NEW, NEW, NEW, NEW]))).toThrow(/ENOSPC/);
    expect(readFileSync(target).equals(OLD)).toBe(false);
  });

  it("a read-only one keeps the old file", async () => {
    remount("ro");
    try {
      expect(await codeOf(atomicWrite(join(disk, "list.xlsx"), NEW))).toBe("E_READ_ONLY");
      expect(readFileSync(join(disk, "list.xlsx")).equals(OLD)).toBe(true);
    } finally {
      remount("rw");
    }
  });
});

function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), "concord-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", probe], { stdio: "ignore" });
    execFileSync("umount", [probe]);
    return true;
  } catch {
    console.warn("SKIPPED: a disk that is really full or read-only, because nothing can be mounted here");
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
