/** Where the passphrase comes from: the environment, a file or the keyboard. Never an argument, which others can see. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemLanguage } from "../host/language.ts";
import type { Options } from "./arguments.ts";
import { UsageError } from "./usage.ts";

const ASK = {
  zh: { passphrase: "口令", again: "再次输入口令", differ: "两次输入的口令不同" },
  en: { passphrase: "Passphrase", again: "Passphrase again", differ: "the two passphrases differ" },
} as const;

/** @throws UsageError when there is no source for it */
export async function passphraseFor(options: Options, kind: "new" | "existing"): Promise<string> {
  const file = options["passphrase-file"];
  if (file !== undefined) return fromFile(file);
  if (process.env.CONCORD_PASSPHRASE !== undefined) return process.env.CONCORD_PASSPHRASE;
  const ask = ASK[systemLanguage()];
  const typed = await hidden(ask.passphrase);
  if (kind === "new" && (await hidden(ask.again)) !== typed) throw new UsageError("E_USAGE", { reason: ask.differ });
  return typed;
}

/** The file's first line. */
function fromFile(path: string): string {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path), "utf8").split(/\r?\n/)[0] ?? "";
  } catch {
    throw new UsageError("E_FILE_MISSING", { path });
  }
}

/** Asks on the terminal without showing what is typed. */
export function hidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw new UsageError("E_USAGE", { reason: "CONCORD_PASSPHRASE, --passphrase-file" });
  stderr.write(`${question}: `);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  const { promise, resolve: done } = Promise.withResolvers<string>();
  let typed = "";
  const onData = (text: string) => {
    for (const key of text) {
      if (key === "\u0003") process.kill(process.pid, "SIGINT");
      else if (key === "\r" || key === "\n" || key === "\u0004") {
        stdin.off("data", onData).setRawMode(false).pause();
        stderr.write("\n");
        done(typed);
        return;
      } else if (key === "\u007f" || key === "\b") typed = [...typed].slice(0, -1).join("");
      else typed += key;
    }
  };
  stdin.on("data", onData).resume();
  return promise;
}
