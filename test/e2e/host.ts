/** Starts the real web host on a fresh home, as `npm start` does, for one test. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Host {
  url: string;
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
  const child = spawn(process.execPath, ["electron/host/main.ts", "--home", home, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CONCORD_HOME: home },
  });
  const url = await addressOf(child);
  return {
    url,
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

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stdout?.on("data", (data) => {
      told += data;
      const address = told.match(/http:\/\/127\.0\.0\.1:\d+\/#t=\S+/)?.[0];
      if (address) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`the host ended with ${code}: ${told}`)));
  });
}
