/**
 * Starts the real web host on a fresh home, as `npm start` does, for one test. Workspaces that are made in it get the cheap
 * passphrase slot of the tests; that users get another one is held by test/unit/host/lifecycle.test.ts.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** So many addresses lie ready at any time: each opens one page, and tests open several at once. */
const READY = 12;
const CHEAP_WORKER = new URL("../support/cheap-worker.ts", import.meta.url).href;

export interface Host {
  /** An address that has not been used, another one each time. */
  readonly url: string;
  home: string;
  stop(): Promise<void>;
  crash(): Promise<void>;
}

export async function startHost(...args: string[]): Promise<Host> {
  return hostOn(await mkdtemp(join(tmpdir(), "concord-e2e-")), args);
}

/** Ends the host without warning, as a crash does, and starts another on what it left behind. */
export async function crashAndRestart(host: Host): Promise<Host> {
  await host.crash();
  return hostOn(host.home, []);
}

/** A host on this home, with these options of its command line. */
export async function hostOn(home: string, args: readonly string[]): Promise<Host> {
  const host = ["--import", CHEAP_WORKER, "electron/host/main.ts"];
  const child = spawn(process.execPath, [...host, "--home", home, "--addresses", `${READY}`, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CONCORD_HOME: home },
  });
  const addresses = await addressesOf(child);
  return {
    get url() {
      const next = addresses.shift();
      if (!next) throw new Error("the host has printed no further address");
      return next;
    },
    home,
    async crash() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The addresses that the host prints, from when the first of them are there; it prints another for each one used. */
function addressesOf(child: ChildProcess): Promise<string[]> {
  const addresses: string[] = [];
  let told = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (data) => {
      told += data;
      const complete = told.slice(0, told.lastIndexOf("\n") + 1);
      told = told.slice(complete.length);
      addresses.push(...(complete.match(/http:\/\/127\.0\.0\.1:\d+\/#t=\S+/g) ?? []));
      if (addresses.length >= READY) resolve(addresses);
    });
    child.once("exit", (code) => reject(new Error(`the host ended with ${code}: ${told}`)));
  });
}
