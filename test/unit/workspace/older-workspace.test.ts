/** A workspace of an earlier build, opened by this one for the first time: nothing of it is lost, and nothing goes unseen. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { finished } from "../../support/finished.ts";
import { OLDER, olderFile, olderWorkspace } from "../../support/older-workspace.ts";
import { codeOf, laptopAt } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-older-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(scratch, "home-"));
  folder = join(home, "ws");
});
const opening = (more = {}) => ({ folder, passphrase: OLDER.passphrase, ...more });

/** Opens, writes once, verifies and closes. */
async function work(more = {}) {
  const { api, session } = laptopAt(home);
  try {
    await api.workspace.open(opening(more));
    await api.problem.put({ fields: { title_zh: "之后" } });
    const { devices, entries } = await finished(api.workspace.verify());
    const { notices, profile } = await api.workspace.status();
    return { devices, entries, notices: notices.map(({ code }) => code), profile: profile?.name };
  } finally {
    await session.close();
  }
}

describe("its first opening", () => {
  it("goes on with its device, with all that was there, and leaves the earlier note to nobody", async () => {
    await olderWorkspace(home, folder);
    const { api, session } = laptopAt(home);
    await api.workspace.open(opening());
    expect(existsSync(join(home, "device.json"))).toBe(false);
    expect(readdirSync(join(home, "witness"))).toHaveLength(2);
    expect(await finished(api.workspace.verify())).toMatchObject({ devices: 2, entries: OLDER.entries });
    const { notices, profile } = await api.workspace.status();
    expect(notices).toEqual([]);
    expect(profile?.name).toBe("张协调");
    const meetings = (await api.meeting.list({})).rows.map(({ title_zh }) => title_zh);
    expect(meetings.sort()).toEqual(["充电设施例会", "换电设施例会"]);
    expect((await api.organization.list({})).rows).toHaveLength(3);
    expect(await api.workspace.backups()).toMatchObject([{ made: expect.any(String) }]);
    await session.close();
    expect(await work()).toMatchObject({ devices: 2, entries: OLDER.entries + 1, notices: [] });
  });

  it("knows the devices that files of its seals leave open", async () => {
    await olderWorkspace(home, folder);
    const { api, session } = laptopAt(home);
    await api.workspace.open(opening());
    for (const name of ["sealed.pdf", "sealed-later-erratum.json", "sealed-first-entry.json"]) {
      const bytes = olderFile(name);
      const { upload } = await api.minutes.begin({ name, bytes: bytes.length });
      await api.upload.append({ upload, base64: bytes.toString("base64") });
      const { file, seal } = await api.minutes.verify({ upload });
      expect(file, name).toMatchObject({ valid: true, unproven: [], checks: { devices: true } });
      expect(seal).not.toBeNull();
    }
    await session.close();
  });

  it("finds what was half typed, for whoever was logged in", async () => {
    await olderWorkspace(home, folder);
    const { api, session } = laptopAt(home);
    await api.workspace.open(opening());
    const { key, text } = OLDER.draft;
    const author = (await api.workspace.status()).profile?.id ?? "";
    expect(await api.draft.take({ key, by: author, open: [] })).toEqual({ text });
    const other = (await api.profile.list({})).rows.find(({ name }) => name === "刘处长");
    const by = other?.id ?? "";
    await api.profile.switch({ id: by });
    expect(await api.draft.take({ key, by, open: [] })).toEqual({ text: null });
    await session.close();
  });

  it("keeps what other workspaces noted in the same file", async () => {
    const { id } = await olderWorkspace(home, folder);
    const path = join(home, "device.json");
    const noted = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...noted, workspaces: { other: {}, ...noted.workspaces } }));
    await work();
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ salt: noted.salt, workspaces: { other: {} } });
    expect(noted.workspaces[id]).toBeDefined();
  });

  it("is refused if the earlier note knows of more, and goes on as a new device if that is accepted", async () => {
    await olderWorkspace(home, folder, { ahead: 3 });
    const { api, session } = laptopAt(home);
    await expect(api.workspace.open(opening())).rejects.toMatchObject({
      code: "E_ROLLED_BACK",
      params: { missing: 3 },
    });
    await session.close();
    expect(existsSync(join(home, "device.json"))).toBe(true);
    expect(await work({ incomplete: true })).toMatchObject({ devices: 3 });
    expect(await work()).toMatchObject({ devices: 3 });
  });

  it("goes on as a new device on another computer, and where nothing was noted", async () => {
    await olderWorkspace(home, folder, { machine: "another" });
    expect(await work()).toMatchObject({ devices: 3 });
    const [bare, at] = [mkdtempSync(join(scratch, "home-")), folder];
    home = bare;
    folder = join(bare, "ws");
    await olderWorkspace(home, folder);
    rmSync(join(home, "device.json"));
    expect(await work()).toMatchObject({ devices: 3, notices: ["W_NO_WITNESS"] });
    expect(at).not.toBe(folder);
  });

  it("does not ask the earlier note of a workspace that this build has opened", async () => {
    await olderWorkspace(home, folder);
    const note = readFileSync(join(home, "device.json"));
    await work();
    rmSync(join(home, "witness"), { recursive: true });
    writeFileSync(join(home, "device.json"), note);
    expect(await work()).toMatchObject({ devices: 3, notices: ["W_NO_WITNESS"] });
  });
});

it("can be made again from the backup that the earlier build left", async () => {
  await olderWorkspace(home, folder);
  const { api, session } = laptopAt(home);
  const [backup] = readdirSync(join(folder, "backups"));
  const to = join(home, "restored");
  const file = join(folder, "backups", backup ?? "");
  expect(await codeOf(api.workspace.restore({ file, folder: to, passphrase: OLDER.passphrase }))).toBeNull();
  await session.close();
  folder = to;
  expect(await work()).toMatchObject({ devices: 3, entries: OLDER.entries + 1 });
});
