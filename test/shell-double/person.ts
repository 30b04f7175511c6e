/** What a person does in the shell's windows, for tests that need it done. */
import { join } from "node:path";
import { connect } from "../../db/server/connection.ts";
import { Session } from "../../db/server/session.ts";
import type { Client } from "../../electron/cli/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import type { Page } from "./page.ts";
import { clientOf, type Shell, workspacesIn } from "./start.ts";

export const PASSPHRASE = "correct horse battery staple";

/** Chooses a folder in the dialog that the page asks for. @returns the page's grant */
export async function chosenFolder({ dialogs }: Shell, page: Page | null, folder: string): Promise<string> {
  const asked = page?.bridge.chooseFolder();
  (await dialogs.next()).choose(folder);
  return (await asked)?.grant ?? "";
}

/** A workspace without the starter data, made before, whose folder is chosen and opened in the window. */
export async function openWorkspace(shell: Shell): Promise<{ api: Client; folder: string; page: Page }> {
  const { page } = (await shell.window()).webContents;
  if (!page) throw new Error("no page");
  const folder = join(shell.home, "elsewhere");
  const session = new Session({ home: workspacesIn(shell.home), kdf: CHEAP_KDF });
  const ours = { folder, name: "ours", passphrase: PASSPHRASE, profile: "Chair", starter: false };
  await session.create(connect("here"), ours);
  await session.lock();
  const api = await clientOf(page);
  await api.workspace.open({ folder: await chosenFolder(shell, page, folder), passphrase: PASSPHRASE });
  return { api, folder, page };
}

/** Something that is saved. */
export async function addOrganization(api: Client, name: string): Promise<void> {
  await api.organization.put({ fields: { name_zh: name, sector: "ngo", city: "成都" } });
}
