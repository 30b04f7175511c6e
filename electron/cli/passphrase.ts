/** Where the passphrase comes from: the environment, a file or the keyboard. Never an argument, which others can see. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemLanguage } from "../host/language.ts";
import type { Options } from "./arguments.ts";
import { UsageError } from "./usage.ts";

const ASK = {
  zh: {
    passphrase: "口令",
    next: "新口令",
    again: "再次输入口令",
    code: "恢复码",
    differ: "两次输入的口令不同",
  },
  en: {
    passphrase: "Passphrase",
    next: "New passphrase",
    again: "Passphrase again",
    code: "Recovery code",
    differ: "the two passphrases differ",
  },
} as const;

/** @throws UsageError when there is no source for it */
export async function passphraseFor(options: Options, kind: "new" | "existing"): Promise<string> {
  const given = fromOutside(options["passphrase-file"], "CONCORD_PASSPHRASE");
  const { passphrase } = ASK[systemLanguage()];
  return given ?? (kind === "new" ? twice(passphrase) : hidden(passphrase));
}

/** The passphrase that takes the place of another. @throws UsageError when there is no source for it */
export async function nextPassphrase(options: Options): Promise<string> {
  const given = fromOutside(options["new-passphrase-file"], "CONCORD_NEW_PASSPHRASE");
  return given ?? twice(ASK[systemLanguage()].next);
}

export type Secret = { passphrase: string } | { recoveryCode: string };

/** What opens a workspace or a backup: the recovery code with `--recovery`, else the passphrase. @throws UsageError */
export async function secretFor(options: Options): Promise<Secret> {
  if (!options.recovery) return { passphrase: await passphraseFor(options, "existing") };
  return { recoveryCode: process.env.CONCORD_RECOVERY_CODE ?? (await hidden(ASK[systemLanguage()].code)) };
}

function fromOutside(file: string | undefined, variable: string): string | undefined {
  return file === undefined ? process.env[variable] : fromFile(file);
}

async function twice(question: string): Promise<string> {
  const { again, differ } = ASK[systemLanguage()];
  const typed = await hidden(question);
  if ((await hidden(again)) !== typed) throw new UsageError("E_USAGE", { reason: differ });
  return typed;
}

/** The file's first line, without the byte order mark that some editors put before it. */
function fromFile(path: string): string {
  try {
    const text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path), "utf8");
    return text.replace(/^\uFEFF/, "").split(/\r?\n/)[0] ?? "";
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
