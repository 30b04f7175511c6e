/**
 * The `concord` command from outside. Most commands of a test run one after the other in one program that has loaded
 * everything already (loaded-command-line.ts), since loading is most of what a command costs; those that are about the
 * program itself run as one of their own, which is what users start.
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Asked, Told } from "./loaded-command-line.ts";

const MAIN = fileURLToPath(new URL("../../../electron/cli/main.ts", import.meta.url));

export interface Ended extends Told {
  json: () => never;
}

/** Runs one command. Its environment is that of the tests with these changes; no terminal stands behind it. */
export type Run = (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Ended>;

/** A command as a program of its own. @param during is given the program when it has been started */
export async function asProgram(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  during: (child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  during(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (stdout += data));
  child.stderr.on("data", (data: Buffer) => (stderr += data));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve(ended({ code: code ?? -1, stdout, stderr })));
  });
}

/** A program that runs commands one after the other until it is stopped, each as if it had been started for it. */
export function loadedCommandLine(): { run: Run; stop(): Promise<void> } {
  const child = fork(new URL("./loaded-command-line.ts", import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const over = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let last: Promise<unknown> = Promise.resolve();
  const one = async (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const { promise, resolve, reject } = Promise.withResolvers<Told>();
    const gone = (code: number | null) => reject(new Error(`the program ended with ${code} during ${args.join(" ")}`));
    child.once("message", (told) => resolve(told as Told));
    child.once("exit", gone);
    child.send({ args: [...args], env: { ...process.env, ...env } } satisfies Asked);
    const told = await promise;
    child.off("exit", gone);
    return ended(told);
  };
  return {
    run(args, env = {}) {
      const next = last.then(() => one(args, env));
      last = next.catch(() => {});
      return next;
    },
    async stop() {
      child.disconnect();
      await over;
    },
  };
}

function ended(told: Told): Ended {
  return { ...told, json: () => JSON.parse(told.stdout) as never };
}
