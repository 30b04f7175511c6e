/** Where the passphrase comes from: the environment, a file or the keyboard. Never an argument, which others can see. */
import { readFileSync } from "node:fs";
import type { ReasonOf } from "../../db/contract/sentences/reasons.ts";
import { pathOf } from "./given.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage.ts";

const ASK = {
  zh: {
    passphrase: "口令",
    next: "新口令",
    again: (question: string) => `再次输入${question}`,
    code: "恢复码",
  },
  en: {
    passphrase: "Passphrase",
    next: "New passphrase",
    again: (question: string) => `${question} again`,
    code: "Recovery code",
  },
} as const;

/** @throws UsageError when there is no source for it */
export async function passphraseFor(options: Options, kind: "new" | "existing"): Promise<string> {
  const given = fromOutside(options["passphrase-file"], "CONCORD_PASSPHRASE");
  const { passphrase } = ASK[options.language];
  if (given !== undefined) return given;
  return kind === "new" ? twice(passphrase, "no_passphrase", options) : hidden(passphrase, "no_passphrase");
}

/** The passphrase that takes the place of another. @throws UsageError when there is no source for it */
export async function nextPassphrase(options: Options): Promise<string> {
  const given = fromOutside(options["new-passphrase-file"], "CONCORD_NEW_PASSPHRASE");
  return given ?? twice(ASK[options.language].next, "no_new_passphrase", options);
}

export type Secret = { passphrase: string } | { recoveryCode: string };

/** What opens a workspace or a backup: the recovery code with `--recovery`, else the passphrase. @throws UsageError */
export async function secretFor(options: Options): Promise<Secret> {
  if (!options.recovery) return { passphrase: await passphraseFor(options, "existing") };
  const { code } = ASK[options.language];
  return { recoveryCode: process.env.CONCORD_RECOVERY_CODE ?? (await hidden(code, "no_recovery_code")) };
}

/** The PIN of the profile that the command acts as. @throws UsageError when there is no source for it */
export async function pinFor(): Promise<string> {
  return process.env.CONCORD_PIN ?? hidden("PIN", "no_pin");
}

function fromOutside(file: string | undefined, variable: string): string | undefined {
  return file === undefined ? process.env[variable] : fromFile(file);
}

async function twice(question: string, otherwise: Otherwise, { language }: Options): Promise<string> {
  const typed = await hidden(question, otherwise);
  if ((await hidden(ASK[language].again(question), otherwise)) !== typed)
    throw new UsageError("E_USAGE", { reason: "passphrases_differ" });
  return typed;
}

/** The file's first line, without the byte order mark that some editors put before it. */
function fromFile(path: string): string {
  try {
    const text = readFileSync(pathOf(path), "utf8");
    return text.replace(/^\uFEFF/, "").split(/\r?\n/)[0] ?? "";
  } catch {
    throw new UsageError("E_FILE_MISSING", { path });
  }
}

/** Where there is no terminal to ask on, it is said how else this secret is given. */
type Otherwise = Extract<ReasonOf<"E_USAGE">, `no_${"passphrase" | "new_passphrase" | "recovery_code" | "pin"}`>;

/** Asks on the terminal without showing what is typed. */
function hidden(question: string, otherwise: Otherwise): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw new UsageError("E_USAGE", { reason: otherwise });
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
