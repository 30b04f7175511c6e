/** Files that somebody names: none of Concord's own and none of another kind is written over, and no workspace is written into. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../db/server/connection.ts";
import { createRouter } from "../../../db/server/router.ts";
import { Session } from "../../../db/server/session.ts";
import { BACKUP_BEGINS } from "../../../db/workspace/backups/backup-file.ts";
import { requireWritable, writeDocument } from "../../../db/workspace/target.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { finished } from "../../support/finished.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-target-"));
const folder = join(scratch, "ws");
const session = new Session({ home: join(scratch, "home"), kdf: CHEAP_KDF });
const api = createRouterClient(createRouter(session), { context: { connection: connect("here") } });
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  mkdirSync(session.home);
  await api.workspace.create({
    folder: session.grants.give("folder", folder),
    name: "w",
    passphrase: "correct horse battery staple",
    profile: "Boss",
  });
});
afterAll(async () => {
  await session.close();
  rmSync(scratch, { recursive: true });
});

describe("A file that somebody names", () => {
  const own = [
    "db/ws.db",
    "keys.json",
    "keys.bak.json",
    "workspace.json",
    "backups/x.concord-backup",
    "new.pdf",
    "a/b/c.pdf",
  ];

  it.each(own)("is not written inside a workspace's folder: %s", async (name) => {
    for (const written of ["backup", { offered: "new.pdf" }] as const)
      expect(await code(requireWritable(join(folder, name), written))).toBe("E_INSIDE_WORKSPACE");
    const before = readFileSync(join(folder, "keys.json"));
    expect(await code(finished(api.workspace.backup({ file: session.grants.give("save", join(folder, name)) })))).toBe(
      "E_INSIDE_WORKSPACE",
    );
    expect(readFileSync(join(folder, "keys.json"))).toEqual(before);
  });

  it("is not written there through a link to the folder or to the file either", async () => {
    symlinkSync(folder, join(scratch, "link"));
    symlinkSync(join(folder, "keys.json"), join(scratch, "letter.pdf"));
    for (const path of [
      join(scratch, "link", "x.pdf"),
      join(scratch, "link", "db", "ws.db"),
      join(scratch, "letter.pdf"),
    ])
      expect(await code(writeDocument(path, "letter.pdf", Buffer.from("x")))).toBe("E_INSIDE_WORKSPACE");
  });

  it("is replaced by a backup only if it is one", async () => {
    const profile = join(scratch, ".bashrc");
    writeFileSync(profile, "alias ll=ls");
    expect(await code(finished(api.workspace.backup({ file: session.grants.give("save", profile) })))).toBe(
      "E_OTHER_FILE",
    );
    expect(readFileSync(profile, "utf8")).toBe("alias ll=ls");
    const backup = join(scratch, "kept.concord-backup");
    writeFileSync(backup, `${BACKUP_BEGINS}1\nrest`);
    expect(await code(requireWritable(backup, "backup"))).toBe("done");
    expect(await code(requireWritable(join(scratch, "new.concord-backup"), "backup"))).toBe("done");
    const letter = join(scratch, "old.docx");
    writeFileSync(letter, "letter");
    expect(await code(requireWritable(letter, "backup"))).toBe("E_OTHER_FILE");
  });

  it.each([
    // What is there, what it holds, what is offered.
    [".profile", "alias ll=ls", "minutes.pdf"],
    [".txt", "a file without a name but an ending", "minutes.txt"],
    ["id_rsa", "-----BEGIN KEY-----", "minutes.md"],
    ["letter.docx", "words, and no Word file", "minutes.docx"],
    ["tool.jar", "PK\x03\x04 of another kind", "minutes.zip"],
    ["table.xlsx", "PK\x03\x04 of another kind", "minutes.docx"],
    ["shot.pdf", "%PDF-1.7", "minutes.docx"],
    ["start.sh", "#!/bin/sh", "start.sh"],
    ["list.json", "[1]", "minutes.json"],
    ["old.concord-backup", `${BACKUP_BEGINS}1\nrest`, "new.concord-backup"],
    ["backup.txt", `${BACKUP_BEGINS}1\nrest`, "minutes.txt"],
  ])("is not replaced by a document of another kind: %s (%s) by %s", async (name, holds, offered) => {
    const path = join(scratch, name);
    writeFileSync(path, holds, "latin1");
    mkdirSync(join(scratch, "links"), { recursive: true });
    symlinkSync(path, join(scratch, "links", name));
    for (const one of [path, join(scratch, "links", name)])
      expect(await code(writeDocument(one, offered, Buffer.from("x")))).toBe("E_OTHER_FILE");
    expect(readFileSync(path, "latin1")).toBe(holds);
  });

  it("is not replaced when it is no file at all", async () => {
    const pipe = join(scratch, "pipe.txt");
    if (process.platform !== "win32") execFileSync("mkfifo", [pipe]);
    mkdirSync(join(scratch, "folder.txt"));
    symlinkSync(join(scratch, "nowhere"), join(scratch, "broken.txt"));
    for (const name of ["pipe.txt", "folder.txt", "broken.txt"])
      if (name !== "pipe.txt" || process.platform !== "win32")
        expect(await code(writeDocument(join(scratch, name), "a.txt", Buffer.from("x"))), name).toBe("E_OTHER_FILE");
  });

  it.each([
    ["again.pdf", "%PDF-1.4 old", "minutes.pdf"],
    ["again.DOCX", "PK\x03\x04", "minutes.docx"],
    ["again.txt", "whatever", "minutes.txt"],
    ["again.json", "{}", "minutes.json"],
    ["empty.pdf", "", "minutes.pdf"],
    ["photo.jpg", "\xff\xd8\xff\xe0", "table.jpg"],
  ])("is replaced by a document of its own kind: %s", async (name, holds, offered) => {
    const path = join(scratch, name);
    writeFileSync(path, holds, "latin1");
    expect(await code(writeDocument(path, offered, Buffer.from("new")))).toBe("done");
    expect(readFileSync(path, "latin1")).toBe("new");
  });

  it("is never one of Concord's own", async () => {
    for (const name of ["keys.json", "Workspace.json", "ws.db", "device.json", "closed"])
      expect(await code(writeDocument(join(scratch, name), "minutes.json", Buffer.from("{")))).toBe("E_OTHER_FILE");
  });

  it("is never among what the laptop noted of its workspaces, under whatever name", async () => {
    const witness = join(session.home, "witness");
    const [note = ""] = readdirSync(witness);
    const noted = readFileSync(join(witness, note), "utf8");
    for (const path of [
      join(witness, note),
      join(witness, "minutes.pdf"),
      join(witness, "a", "b.pdf"),
      join(scratch, note),
    ])
      for (const write of [
        () => writeDocument(path, "minutes.pdf", Buffer.from("x")),
        () => requireWritable(path, "backup"),
      ])
        expect(await code(write()), path).toBe("E_OTHER_FILE");
    expect(readFileSync(join(witness, note), "utf8")).toBe(noted);
  });
});
