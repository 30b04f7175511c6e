/** Runs a program in place of this one: same terminal, same signals, same exit code. */
import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Resolves to the program's exit code (128 + n when signal n ended it). */
export function runOn(program, args, { env = process.env, cwd } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: "inherit" });
  // The terminal sends Ctrl+C to both of us; whoever asks only this process to stop means the child as well.
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = signals.map((signal) => [signal, () => child.kill(signal)]);
  for (const [signal, forward] of pass) process.on(signal, forward);
  const orphaned = whenOrphaned(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearInterval(orphaned);
      for (const [name, forward] of pass) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** npm passes signals to a shell that dies of them without passing them on: then we have lost our parent. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  return timer;
}
