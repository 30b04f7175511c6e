/** A workspace as a killed process leaves it: its files are copied while it is open, and put back when it is closed. */
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { openLaptop } from "./one-laptop.ts";

export interface Crashed {
  home: string;
  folder: string;
  /** Entries that were acknowledged. */
  entries: number;
  digest: { projections: string; entries: string };
  /**
   * Puts everything back as it was at the crash, or after the clean end that followed; the witness knows all that was
   * acknowledged, or only the opening.
   */
  putBack(witness: "knows" | "ignorant", end?: "crashed" | "clean"): void;
}

/** @param puts user actions before the crash @param paper bytes of a paper that is attached as well */
export async function crashedLaptop(scratch: string, puts: number, paper = 0): Promise<Crashed> {
  const { api, session, home, folder } = await openLaptop(scratch);
  const [image, clean] = [join(home, "image"), join(home, "clean")];
  const [ignorant, knowing] = [join(home, "ignorant"), join(home, "knowing")];
  const witness = join(home, "witness");
  cpSync(witness, ignorant, { recursive: true });
  for (let n = 0; n < puts; n++)
    await api.problem.put({ fields: { title_zh: `配套不足 ${n} ${"重庆成都".repeat(99)}` } });
  if (paper > 0) {
    const { record } = await api.meeting.put({ fields: { title_zh: "会" } });
    const { upload } = await api.paper.begin({ name: "paper.bin", bytes: paper });
    await api.upload.append({ upload, base64: Buffer.alloc(paper, "附").toString("base64") });
    await api.paper.finish({ upload, mime: null, place: { meeting: record.id } });
  }
  // At once: what is written while nothing is asked for would stand behind the last entry.
  cpSync(folder, image, { recursive: true });
  const { entries } = await api.workspace.status();
  const digest = await api.workspace.digest();
  await session.close();
  cpSync(folder, clean, { recursive: true });
  cpSync(witness, knowing, { recursive: true });
  return {
    home,
    folder,
    entries,
    digest,
    putBack(what, end = "crashed") {
      rmSync(folder, { recursive: true, force: true });
      cpSync(end === "clean" ? clean : image, folder, { recursive: true });
      rmSync(witness, { recursive: true, force: true });
      cpSync(what === "knows" ? knowing : ignorant, witness, { recursive: true });
    },
  };
}

/** The SHA-256 of every file below a folder, hex, by path. */
export function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [relative(folder, path), digestOf(path)]));
}

export function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
