/**
 * Passphrases as people type them: one normal form whatever keyboard they come from, and how hard they are to guess. The
 * judgement is zxcvbn's (Wheeler, USENIX Security 2016), whose word lists are loaded with the first question.
 */
import type { Match, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { ConcordError, type ErrorCode } from "../contract/errors.ts";

const LEAST_CHARACTERS = 12;
const LEAST_WORDS = 4;
/** zxcvbn's highest class: more than 10^10 guesses withstand an attack on a copy of the key file behind a slow derivation. */
const LEAST_GUESSES_LOG10 = 10;
/** What is beyond can only make it stronger, and would make the judgement slow. */
const JUDGED = 64;

/** Control characters and such as are not seen: other keyboards and systems leave them out or put them in. */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

export interface Strength {
  /** 0 to 100, of which 50 is the least that is taken. */
  percent: number;
  /** Why it is refused; null if it is not. */
  refusal: ErrorCode | null;
}

/**
 * The form that new passphrases are kept in (OpaqueString of RFC 8265): spaces of any width are the one space, NFC. It is
 * tried first on opening; what earlier versions kept, NFC alone, after it.
 */
export function normalForms(passphrase: string): string[] {
  const now = passphrase.replace(/\p{Zs}/gu, " ").normalize("NFC");
  return [...new Set([now, passphrase.normalize("NFC")])];
}

/** How strong a new passphrase is. */
export async function strengthOf(passphrase: string): Promise<Strength> {
  const [normal = ""] = normalForms(passphrase);
  const typed = normal.trim();
  if (UNSEEN.test(typed)) return { percent: 0, refusal: "E_PASSPHRASE_UNSEEN" };
  const characters = Array.from(typed);
  const judged = (await estimator()).check(characters.slice(0, JUDGED).join(""));
  const percent = Math.min(100, Math.round((judged.guessesLog10 / LEAST_GUESSES_LOG10) * 50));
  if (characters.length < LEAST_CHARACTERS && typed.split(" ").filter(Boolean).length < LEAST_WORDS)
    return { percent: Math.min(49, percent), refusal: "E_WEAK_PASSPHRASE" };
  if (judged.guessesLog10 > LEAST_GUESSES_LOG10) return { percent, refusal: null };
  return { percent: Math.min(49, percent), refusal: reasonOf(judged.sequence) };
}

/** @throws ConcordError E_WEAK_PASSPHRASE, E_PASSPHRASE_UNSEEN, E_PASSPHRASE_REPEATS, E_PASSPHRASE_ROW, E_PASSPHRASE_KNOWN,
 *   E_PASSPHRASE_DATE or E_PASSPHRASE_GUESSED, after the reason */
export async function requireStrong(passphrase: string): Promise<void> {
  const { refusal } = await strengthOf(passphrase);
  if (refusal) throw new ConcordError(refusal);
}

const REASONS: Readonly<Record<string, ErrorCode>> = {
  repeat: "E_PASSPHRASE_REPEATS",
  sequence: "E_PASSPHRASE_ROW",
  spatial: "E_PASSPHRASE_ROW",
  dictionary: "E_PASSPHRASE_KNOWN",
  wordSequence: "E_PASSPHRASE_KNOWN",
  date: "E_PASSPHRASE_DATE",
  regex: "E_PASSPHRASE_DATE",
};

/** What the longest part of it was found to be. */
function reasonOf(parts: readonly Pick<Match, "pattern" | "token">[]): ErrorCode {
  const [longest] = [...parts].sort((a, b) => b.token.length - a.token.length);
  return (longest && REASONS[longest.pattern]) ?? "E_PASSPHRASE_GUESSED";
}

let loading: Promise<ZxcvbnFactory> | undefined;

function estimator(): Promise<ZxcvbnFactory> {
  loading ??= (async () => {
    const [{ ZxcvbnFactory }, common, english] = await Promise.all([
      import("@zxcvbn-ts/core"),
      import("@zxcvbn-ts/language-common"),
      import("@zxcvbn-ts/language-en"),
    ]);
    return new ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
    });
  })();
  return loading;
}
