/** What runs before any package is there: installing, choosing a host, and standing in for the program it starts. */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let root: string;

/** A checkout with one package to install, and an npm that writes down what it is asked. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concord-start-"));
  cpSync(join("electron", "start"), join(root, "electron", "start"), { recursive: true });
  lock("1.0.0");
  writeFileSync(join(root, "script.mjs"), "console.log(process.argv.slice(2).join()); process.exitCode = 7;");
  writeFileSync(
    join(root, "npm.js"),
    `const fs = require("node:fs");
    fs.appendFileSync("npm.log", process.argv.slice(2).join(" ") + "\\n");
    if (process.env.NPM_FAILS) process.exit(1);
    fs.mkdirSync("node_modules", { recursive: true });
    fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

describe("installing", () => {
  test("happens once, says why, and again when the lock file has changed", () => {
    const first = run("a", "b");
    expect(first.stderr).toContain("Installing packages (none are here yet)");
    expect([first.stdout, first.status]).toEqual(["a,b\n", 7]);
    expect(run().stderr).toBe("");
    lock("1.1.0");
    expect(run().stderr).toContain("Installing packages (probe has changed)");
    expect(readFileSync(join(root, "npm.log"), "utf8").match(/^ci /gm)).toHaveLength(2);
  });

  test("takes an optional package of another system for granted", () => {
    run();
    const installed = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    installed.packages["node_modules/elsewhere"] = { version: "1.0.0", optional: true };
    writeFileSync(join(root, "package-lock.json"), JSON.stringify(installed));
    expect(run().stderr).toBe("");
  });

  test("without a lock file is an ordinary install", () => {
    rmSync(join(root, "package-lock.json"));
    expect(run().status).not.toBe(0);
    expect(readFileSync(join(root, "npm.log"), "utf8")).toMatch(/^install /);
  });

  test("that fails ends with what to do, and starts nothing", () => {
    const { status, stdout, stderr } = run("NPM_FAILS");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/npm ci failed.*package registry/);
    expect(existsSync(join(root, "node_modules"))).toBe(false);
  });
});

describe("npm start", () => {
  test("refuses an option that it does not know", () => {
    const { status, stderr } = spawnSync(process.execPath, [join("electron", "start", "index.mjs"), "--dance"], {
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining("Unknown option --dance")]);
  });

  test.runIf(process.platform === "linux")("takes the web host without a display, and says why", () => {
    expect(chosen([], {})).toEqual({ host: "web host", why: "there is no display" });
    expect(chosen(["--web"], { DISPLAY: ":0" })).toEqual({ host: "web host", why: "--web asks for it" });
  });

  test.runIf(process.platform === "linux" && process.getuid?.() !== 0)("takes Electron where it is installed", () => {
    const electron = join(root, "node_modules", "electron");
    mkdirSync(join(electron, "dist"), { recursive: true });
    writeFileSync(join(electron, "path.txt"), "electron");
    writeFileSync(join(electron, "dist", "electron"), "");
    expect(chosen([], { DISPLAY: ":0" })).toMatchObject({
      host: "Electron",
      binary: join(electron, "dist", "electron"),
    });
  });
});

describe.skipIf(process.platform === "win32")("the program that was started", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("gets %s and decides how it ends", async (signal) => {
    const { child, output, ended } = await waiting();
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(output()).toContain(`ended by ${signal}`);
  });

  test("is ended when whoever started it has died", async () => {
    run();
    writeFileSync(join(root, "script.mjs"), WAITS);
    const script = join(root, "electron", "start", "run.mjs");
    const shell = spawn("sh", ["-c", `"${process.execPath}" "${script}" script.mjs; true`], { cwd: root });
    let output = "";
    shell.stdout.on("data", (data: Buffer) => {
      output += data;
      if (String(data).includes("waiting")) shell.kill("SIGKILL");
    });
    await new Promise((resolve) => shell.stdout.on("end", resolve));
    expect(output).toContain("ended by SIGTERM");
  });
});

const WAITS = `for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => { console.log("ended by " + signal); process.exit(0); });
setTimeout(() => process.exit(3), 8000);
console.log("waiting");`;

function lock(version: string): void {
  writeFileSync(
    join(root, "package-lock.json"),
    JSON.stringify({ packages: { "": {}, "node_modules/probe": { version } } }),
  );
}

function run(...args: string[]): SpawnSyncReturns<string> {
  const fails = args.includes("NPM_FAILS") ? { NPM_FAILS: "1" } : {};
  return spawnSync(process.execPath, [join(root, "electron", "start", "run.mjs"), "script.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, npm_execpath: join(root, "npm.js"), ...fails },
  });
}

function chosen(options: string[], env: NodeJS.ProcessEnv): unknown {
  const code = `import { chooseHost } from ${JSON.stringify(join(root, "electron", "start", "choose.mjs"))};
    console.log(JSON.stringify(await chooseHost(process.execPath, ${JSON.stringify(options)})));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8", env });
  return JSON.parse(stdout);
}

async function waiting() {
  run();
  writeFileSync(join(root, "script.mjs"), WAITS);
  const child = spawn(process.execPath, [join(root, "electron", "start", "run.mjs"), "script.mjs"], { cwd: root });
  let output = "";
  const ended = new Promise((resolve) => child.on("exit", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data;
      if (output.includes("waiting")) resolve();
    });
  });
  return { child, ended, output: () => output };
}
