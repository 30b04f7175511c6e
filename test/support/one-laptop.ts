/** A laptop for tests of the workspace itself: a home folder, a session on it, and a workspace in a folder of its own. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createSession } from "../../db/server/router.ts";
import { CHEAP_KDF } from "./cheap-kdf.ts";
import { here } from "./in-process.ts";

export const PASSPHRASE = "correct horse battery staple";

export function laptopAt(home: string) {
  const session = createSession({ home, kdf: CHEAP_KDF });
  return { home, session, api: createRouterClient(session.router, here(session)) };
}

export type OneLaptop = ReturnType<typeof laptopAt>;

/** What `create` needs beside the folder. */
export const NEW = { name: "测试", passphrase: PASSPHRASE, profile: "张", starter: false };

/** A laptop with an open workspace in `ws` below its home. */
export async function openLaptop(scratch: string): Promise<OneLaptop & { folder: string; recoveryCode: string }> {
  const laptop = laptopAt(mkdtempSync(join(scratch, "home-")));
  const folder = join(laptop.home, "ws");
  const { recoveryCode } = await laptop.api.workspace.create({ ...NEW, folder });
  return { ...laptop, folder, recoveryCode };
}

/** The code of what is thrown; null if nothing is. */
export async function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error),
  );
}
