/** Backups on their way to be restored: none outlives its connection, its process, or a part that could not be written. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { Incoming, MAX_INCOMING_GB } from "../../../db/workspace/incoming.ts";
import { codeOf } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-incoming-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(scratch, "home-"));
});

/** All files that lie there. */
const files = () =>
  readdirSync(join(home, "incoming"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".part"));

describe("a backup that comes in parts", () => {
  it("is given up when it grows beyond what was announced, before the part that is too much is written", async () => {
    const incoming = new Incoming(home);
    const id = await incoming.begin("a", MAX_INCOMING_GB * 1024 ** 3);
    await incoming.append("a", id, Buffer.from("x"));
    // Nothing of it is read: as large as the rest and a byte.
    const tooMuch = { length: MAX_INCOMING_GB * 1024 ** 3 } as Uint8Array;
    expect(await codeOf(incoming.append("a", id, tooMuch))).toBe("E_UPLOAD");
    expect(files()).toEqual([]);
    expect(await codeOf(incoming.append("a", id, Buffer.from("y")))).toBe("E_UPLOAD");
  });

  it("is removed at the next start when its process was killed, and left while it lives", async () => {
    const dead = [`${2 ** 30}`, `${2 ** 30}.7e0e`, `${process.pid}`, `${process.pid}.1b2c`, "odd"];
    const living = `${process.ppid}.aaaa`;
    for (const name of [...dead, living]) {
      mkdirSync(join(home, "incoming", name), { recursive: true });
      writeFileSync(join(home, "incoming", name, "x.part"), "left");
    }
    await new Incoming(home).ready;
    expect(readdirSync(join(home, "incoming"))).toEqual([living]);
  });

  it("does not come back through a part that was waiting when its connection ended", async () => {
    const incoming = new Incoming(home);
    const id = await incoming.begin("a", 20 * 200_000);
    const parts = Array.from({ length: 20 }, () => incoming.append("a", id, Buffer.alloc(200_000)));
    const ended = incoming.end("a");
    const codes = await Promise.all(parts.map((part) => codeOf(part).catch(() => "done")));
    await ended;
    expect(codes).toContain("E_UPLOAD");
    expect(files()).toEqual([]);
    expect(await codeOf(incoming.append("a", id, Buffer.from("x")))).toBe("E_UPLOAD");
  });

  it("is given up with the part that could not be written: later ones say so, and nothing fails unheard", async () => {
    const incoming = new Incoming(home);
    const id = await incoming.begin("a", 2);
    for (const folder of readdirSync(join(home, "incoming")))
      rmSync(join(home, "incoming", folder), { recursive: true });
    const both = [incoming.append("a", id, Buffer.from("x")), incoming.append("a", id, Buffer.from("y"))];
    expect(await Promise.all(both.map((one) => codeOf(one)))).toEqual(["E_FOLDER_GONE", "E_UPLOAD"]);
    expect(existsSync(join(home, "incoming", id))).toBe(false);
    expect(await codeOf(incoming.use("a", id, async () => {}))).toBe("E_UPLOAD");
    const next = await incoming.begin("a", 1);
    await incoming.append("a", next, Buffer.from("z"));
    expect(files()).toHaveLength(1);
  });

  it("is one of its connection, also of many that begin at once, and others' are left alone", async () => {
    const incoming = new Incoming(home);
    const other = await incoming.begin("b", 1);
    const begun = await Promise.all(
      Array.from({ length: 40 }, () => incoming.begin("a", 1).catch((error) => error.code as string)),
    );
    expect(begun.filter((one) => one !== "E_UPLOAD")).toEqual([begun.at(-1)]);
    expect(files()).toHaveLength(2);
    await incoming.append("a", begun.at(-1) as string, Buffer.from("x"));
    await incoming.append("b", other, Buffer.from("x"));
    await incoming.end("a");
    expect(files()).toHaveLength(1);
  });

  it("leaves nothing when its connection ended while it began", async () => {
    const incoming = new Incoming(home);
    const begun = codeOf(incoming.begin("a", 1));
    await incoming.end("a");
    expect(await begun).toBe("E_UPLOAD");
    expect(files()).toEqual([]);
  });

  it("is refused before any of it comes where it is too large, and later where it is not what was announced", async () => {
    const incoming = new Incoming(home);
    await expect(incoming.begin("a", MAX_INCOMING_GB * 1024 ** 3 + 1)).rejects.toMatchObject({
      code: "E_BACKUP_TOO_LARGE",
      params: { max: MAX_INCOMING_GB },
    });
    const id = await incoming.begin("a", 2);
    await incoming.append("a", id, Buffer.from("x"));
    expect(await codeOf(incoming.use("a", id, async () => {}))).toBe("E_UPLOAD");
    expect(await codeOf(incoming.append("a", id, Buffer.from("yz")))).toBe("E_UPLOAD");
    expect(files()).toEqual([]);
  });
});
