/** Documents as LibreOffice opens them. It sees the fonts of the project and no others, so that pages fall the same everywhere. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { OWN_FONTS } from "../fonts.ts";

/** A start takes seconds, and a slow machine may be busy with other tests. */
const TIMEOUT_MS = 240_000;

/**
 * All files in one start of the program, which takes longer than a file.
 * @param files by name, with the extension that says what they are
 * @param to the format, or `extension:filter:options` as `soffice --convert-to` takes it
 * @returns what became of each
 * @throws Error when one was not converted
 */
export async function inLibreOffice<Name extends string>(
  files: Record<Name, Uint8Array>,
  to = "pdf",
): Promise<Record<Name, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), "concord-libreoffice-"));
  try {
    const names = Object.keys(files) as Name[];
    for (const name of names) await writeFile(join(folder, name), files[name]);
    const { stderr } = await promisify(execFile)(
      "soffice",
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`,
        ...["--headless", "--convert-to", to, "--outdir", join(folder, "out")],
        ...names.map((name) => join(folder, name)),
      ],
      { timeout: TIMEOUT_MS, env: { ...process.env, ...OWN_FONTS, LC_ALL: "C.UTF-8" } },
    );
    const read = async (name: Name) => {
      const file = join(folder, "out", `${parse(name).name}.${to.split(":")[0]}`);
      const bytes = await readFile(file).catch((cause) => {
        throw new Error(`LibreOffice did not convert ${name}: ${stderr}`, { cause });
      });
      return [name, bytes] as const;
    };
    return Object.fromEntries(await Promise.all(names.map(read))) as Record<Name, Buffer>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
