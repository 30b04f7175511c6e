import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { moveInto } from "../../../db/workspace/folder.ts";
import { finished } from "../../support/finished.ts";
import { codeOf, laptopAt, NEW, openLaptop, PASSPHRASE } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-folders-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const place = () => mkdtempSync(join(scratch, "place-"));

describe("a folder typed with a slash at its end", () => {
  it("is made, opened and restored into like one without", async () => {
    const { api, session } = laptopAt(place());
    const folder = place();
    expect(await api.workspace.create({ ...NEW, folder: `${folder}/` })).toMatchObject({ folder });
    const file = join(scratch, "slash.concord-backup");
    await finished(api.workspace.backup({ file }));
    await session.close();
    await api.workspace.open({ folder: `${folder}//`, passphrase: PASSPHRASE });
    expect((await api.workspace.status()).folder).toBe(folder);
    await session.close();
    const restored = place();
    await api.workspace.restore({ file, folder: `${restored}/`, passphrase: PASSPHRASE });
    expect(readdirSync(restored)).toContain("workspace.json");
  });
});

describe("a workspace that is given up while it is made", () => {
  it.each([
    ["at once", () => true],
    ["when its folder is there", (folder: string) => existsSync(join(folder, "db", "ws.db"))],
  ])("%s: leaves nothing, and the next one may be made at once", async (_, due) => {
    const { api, session, home } = laptopAt(place());
    const folder = join(place(), "ws");
    const stop = new AbortController();
    const making = api.workspace.create({ ...NEW, folder, starter: true }, { signal: stop.signal });
    const refused = expect(making).rejects.toMatchObject({ name: "AbortError" });
    while (!due(folder)) await setImmediate();
    stop.abort();
    await refused;
    expect(readdirSync(join(folder, ".."))).toEqual([]);
    expect(await api.workspace.status()).toMatchObject({ state: "none" });
    expect(await api.workspace.recent()).toEqual([]);
    expect(existsSync(join(home, "workspaces"))).toBe(false);

    const again = new AbortController();
    const given = codeOf(api.workspace.create({ ...NEW, folder }, { signal: again.signal }));
    again.abort();
    await api.workspace.create({ ...NEW, folder });
    await given;
    expect(await api.workspace.status()).toMatchObject({ state: "open", folder });
    await session.close();
  });
});

describe("a complete folder that is moved to its place", () => {
  it("never takes away what somebody put there meanwhile", async () => {
    const folder = place();
    const staging = place();
    writeFileSync(join(folder, "note.txt"), "mine");
    expect(await codeOf(moveInto(staging, folder))).toBe("E_FOLDER_NOT_EMPTY");
    expect(readdirSync(folder)).toEqual(["note.txt"]);
  });

  it("leaves an empty folder where there was one when it cannot be moved", async () => {
    const folder = place();
    expect(await codeOf(moveInto(join(scratch, "not there"), folder))).not.toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a folder that goes away while it is open", () => {
  const goings: [string, (folder: string) => void][] = [
    ["is deleted", (folder) => rmSync(folder, { recursive: true })],
    ["is moved", (folder) => renameSync(folder, `${folder}-moved`)],
    [
      "is replaced by a copy",
      (folder) => {
        cpSync(folder, `${folder}-copy`, { recursive: true });
        renameSync(folder, `${folder}-moved`);
        renameSync(`${folder}-copy`, folder);
      },
    ],
    ["loses its database to another file", (folder) => replace(join(folder, "db", "ws.db"))],
    ["loses its log", (folder) => rmSync(join(folder, "db", "ws.db-wal"))],
  ];
  it.each(goings)("%s: nothing is acknowledged any more, and closing says so", async (_, go) => {
    const { api, session, folder } = await openLaptop(scratch);
    await api.problem.put({ fields: { title_zh: "之前" } });
    go(folder);
    expect(await codeOf(api.problem.put({ fields: { title_zh: "之后" } }))).toBe("E_WORKSPACE_GONE");
    const { id } = (await api.workspace.status()).profile ?? {};
    expect(await codeOf(api.profile.setPin({ id: id ?? "", pin: "2468" }))).toBe("E_WORKSPACE_GONE");
    expect((await api.workspace.status()).readOnly).toBe("E_WORKSPACE_GONE");
    expect(await codeOf(api.workspace.close())).toBe("E_WORKSPACE_GONE");
    expect(await api.workspace.status()).toMatchObject({ state: "none", trouble: { code: "E_WORKSPACE_GONE" } });
    await session.close();
  });

  it("is written again when it is back", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    renameSync(folder, `${folder}-moved`);
    expect(await codeOf(api.problem.put({ fields: { title_zh: "之间" } }))).toBe("E_WORKSPACE_GONE");
    renameSync(`${folder}-moved`, folder);
    await api.problem.put({ fields: { title_zh: "之后" } });
    expect((await api.workspace.status()).readOnly).toBeNull();
    await session.close();
  });
});

describe("what killed processes left half written", () => {
  it("is removed at the next opening, unless a living process may still write it", async () => {
    const { api, session, home, folder } = await openLaptop(scratch);
    await session.close();
    const gone = "4194301.0a1b2c3d.part";
    const own = `.places.json.${process.pid}.0a1b2c3d.part`;
    const left = [
      join(home, `.places.json.${gone}`),
      join(home, "witness", `.${readdirSync(join(home, "witness"))[0]}.${gone}`),
      join(folder, `.keys.json.${gone}`),
      join(folder, "backups", `.x.concord-backup.${gone}`),
      join(home, `.ws.${gone}`),
    ];
    for (const path of left) writeFileSync(path, "half");
    const kept = [join(home, own), join(home, ".places.json.part"), join(home, "my.part")];
    for (const path of kept) writeFileSync(path, "whole");
    const forgotten = join(home, `.old.json.${process.pid}.0a1b2c3d.part`);
    writeFileSync(forgotten, "half");
    utimesSync(forgotten, 1, 1);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await session.close();
    expect([...left, forgotten].filter((path) => existsSync(path))).toEqual([]);
    expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  });
});

function replace(path: string): void {
  const other = `${path}-other`;
  mkdirSync(join(path, ".."), { recursive: true });
  cpSync(path, other);
  renameSync(other, path);
}
