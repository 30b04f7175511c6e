/** Starts the real web host on a fresh home, as `npm start` does, for one test. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Host {
  url: string;
  home: string;
  stop(): Promise<void>;
}

export async function startHost(...args: string[]): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const child = spawn(process.execPath, ["electron/host/main.ts", "--home", home, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CONCORD_HOME: home },
  });
  const url = await addressOf(child);
  return {
    url,
    home,
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
