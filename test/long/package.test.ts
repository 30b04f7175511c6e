/**
 * The package as electron-builder lays it out around a stand-in for the Electron program: what is in it, and that the
 * packed worker makes a workspace and a PDF from packed files alone. Needs the shell's build in `out/`; proves nothing
 * about Electron itself.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { build, type Configuration, Platform } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changedFile } from "../../electron/main/shipped.ts";
import { fetched } from "../support/documents.ts";
import { startWorker } from "../support/worker-client.ts";

/** Fuses of the Electron that is pinned, all of which are set. */
const FUSES = 9;
const ROOT = join(import.meta.dirname, "../..");
// What electron-builder itself uses to read archives, fuses and its configuration.
const requireOfBuilder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
const requireOfLibrary = createRequire(requireOfBuilder.resolve("app-builder-lib"));
const { validateConfiguration } = requireOfBuilder("app-builder-lib/out/util/config/config.js");
const { getConfig } = requireOfBuilder("app-builder-lib/out/util/config/load.js");
const asar = requireOfLibrary("@electron/asar");

const scratch = mkdtempSync(join(tmpdir(), "concord-package-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function configuration(): Promise<Record<string, unknown>> {
  const { result } = await getConfig({ packageKey: "build", configFilename: "electron-builder", projectDir: ROOT });
  return result;
}

describe("electron-builder.yml", () => {
  const debug = { isEnabled: false };

  it("holds to the builder's own schema, which refuses a misspelt key", async () => {
    await validateConfiguration(await configuration(), debug);
    await expect(validateConfiguration({ ...(await configuration()), asarUnpak: [] }, debug)).rejects.toThrow(
      "asarUnpak",
    );
  });

  it("publishes nowhere and brings no updater", async () => {
    expect(await configuration()).toMatchObject({ publish: null, asar: { smartUnpack: false }, npmRebuild: false });
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(Object.keys({ ...dependencies, ...devDependencies })).not.toContain("electron-updater");
  });
});

describe.skipIf(!existsSync(join(ROOT, "out/main/worker.js")) || process.platform !== "linux")("the package", () => {
  let resources = "";
  let files: string[] = [];
  const unpacked = (path: string) => existsSync(join(resources, "app.asar.unpacked", path));

  beforeAll(async () => {
    await pack(standIn("electron", FUSES), "dist");
    resources = join(scratch, "dist/linux-unpacked/resources");
    files = asar.listPackage(join(resources, "app.asar"));
  }, 120_000);

  it("holds the shell, the worker and the interface", () => {
    for (const file of ["main/index.js", "main/worker.js", "preload/index.cjs", "renderer/index.html"])
      expect(files).toContain(`/out/${file}`);
  });

  it("holds of node_modules only the native modules", () => {
    const packages = files.flatMap((file) => file.match(/^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/)?.[1] ?? []);
    expect(packages.filter((name) => !name.startsWith("@myriaddreamin"))).toEqual(["better-sqlite3"]);
    expect(files.filter((file) => /^\/(db|test|renderer|electron|docs)\//.test(file))).toEqual([]);
  });

  it("keeps native modules, fonts, templates and seed files as plain files", () => {
    expect(unpacked(`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`)).toBe(true);
    expect(files.filter((file) => file.endsWith(".node")).every(unpacked)).toBe(true);
    expect(files.some((file) => /typst.*\.node$/.test(file))).toBe(true);
    expect(unpacked("assets/starter/organization.json")).toBe(true);
    expect(unpacked("assets/typst/minutes.typ")).toBe(true);
    expect(files.filter((file) => file.endsWith(".ttf")).every(unpacked)).toBe(true);
    const fonts = readdirSync(join(ROOT, "assets/fonts")).filter((name) => /\.(ttf|txt|py)$/.test(name));
    expect(fonts.filter((name) => !unpacked(`assets/fonts/${name}`))).toEqual([]);
    expect(files.filter((file) => file.includes("fonts/source"))).toEqual([]);
  });

  it("turns the program's fuses", async () => {
    // As the wire has them: ASCII digits.
    const state = { DISABLE: 0x30, ENABLE: 0x31 };
    const wire = await getCurrentFuseWire(join(scratch, "dist/linux-unpacked/concord"));
    const { EnableEmbeddedAsarIntegrityValidation: integrity, OnlyLoadAppFromAsar: archive } = FuseV1Options;
    const on = [integrity, archive, FuseV1Options.WasmTrapHandlers];
    const all = Object.values(FuseV1Options).filter((one) => typeof one === "number");
    expect(all).toHaveLength(FUSES);
    for (const one of all) expect(wire[one], FuseV1Options[one]).toBe(on.includes(one) ? state.ENABLE : state.DISABLE);
  });

  it("is not made around an Electron with a fuse that nobody has named", async () => {
    await expect(pack(standIn("newer", FUSES + 1), "newer")).rejects.toThrow("strictlyRequireAllFuses");
  });

  describe("the files beside the archive", () => {
    const beside = () => join(resources, "app.asar.unpacked");
    const shipped = () => JSON.parse(asar.extractFile(join(resources, "app.asar"), "out/main/shipped.json").toString());
    const flip = (path: string) => {
      const file = join(beside(), path);
      const bytes = readFileSync(file);
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    };

    it("are those that the archive lists", async () => {
      expect(await changedFile(beside(), shipped())).toBeNull();
      expect(Object.keys(shipped()).length).toBeGreaterThan(30);
    });

    it("are found out by one flipped bit, in a native module, a font, a template and the starter data", async () => {
      const paths = [
        `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
        ...["fonts/ConcordFang-Regular.ttf", "typst/minutes.typ", "starter/organization.json"].map(
          (file) => `assets/${file}`,
        ),
      ];
      for (const path of paths) {
        flip(path);
        expect(await changedFile(beside(), shipped())).toBe(path);
        flip(path);
      }
      expect(await changedFile(beside(), shipped())).toBeNull();
    });

    it("may not become more or fewer", async () => {
      const added = join(beside(), "node_modules/better-sqlite3/build.node");
      writeFileSync(added, "");
      expect(await changedFile(beside(), shipped())).toBe("node_modules/better-sqlite3/build.node");
      rmSync(added);
      const font = join(beside(), "assets/typst/minutes.typ");
      renameSync(font, join(scratch, "aside"));
      expect(await changedFile(beside(), shipped())).toBe("assets/typst/minutes.typ");
      renameSync(join(scratch, "aside"), font);
    });
  });

  it("makes a workspace and a PDF with what it holds, far from the repository", async () => {
    const app = join(scratch, "app");
    asar.extractAll(join(resources, "app.asar"), app);
    const worker = pathToFileURL(join(app, "out/main/worker.js"));
    const { client, stop } = await startWorker(join(scratch, "home"), { file: worker, assets: join(app, "assets") });
    try {
      await client.workspace.create({
        name: "包",
        passphrase: "correct horse battery staple",
        profile: "包",
        starter: true,
      });
      const wanted = { kind: "minutes", of: "mtg-jpg-5", format: "pdf", language: "zh" } as const;
      const pdf = await fetched(client, await client.document.begin(wanted));
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    } finally {
      await stop();
    }
  }, 120_000);
});

async function pack(electronDist: string, output: string): Promise<void> {
  const directories = { output: join(scratch, output), buildResources: "assets/icons" };
  const config: Configuration = { extends: "electron-builder.yml", electronDist, directories };
  await build({ projectDir: ROOT, targets: Platform.LINUX.createTarget("dir"), publish: "never", config });
}

/** Looks to electron-builder like an unpacked Electron: the files that it renames, and a fuse wire to turn. */
function standIn(name: string, wireLength: number): string {
  const folder = join(scratch, name);
  for (const part of ["resources", "locales"]) mkdirSync(join(folder, part), { recursive: true });
  const wire = [Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"), Buffer.from([1, wireLength])];
  const states = Buffer.from("1".repeat(wireLength));
  writeFileSync(join(folder, "electron"), Buffer.concat([...wire, states]), { mode: 0o755 });
  for (const file of ["LICENSE", "LICENSES.chromium.html", "locales/en-US.pak", "locales/zh-CN.pak"])
    writeFileSync(join(folder, file), "");
  writeFileSync(
    join(folder, "version"),
    JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).devDependencies.electron,
  );
  return folder;
}
