/** Writes a file that leaves the workspace to this computer, part by part, telling how far it is; Ctrl+C leaves nothing behind. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { ConcordError } from "../../db/contract/errors.ts";
import { writeDocument } from "../../db/workspace/target.ts";
import type { Result } from "./output.ts";
import type { Client } from "./session.ts";

/** What takes longer tells how far it is, on a terminal. */
const QUIET_MS = 1_000;

/** What every procedure answers that hands over a file, and what some say of it besides. */
interface Begun {
  export: string;
  name: string;
  mime: string;
}

/**
 * @param begin asks the workspace for it: `document.begin`, or what else hands over a file
 * @param out a folder takes it under its own name
 * @throws ConcordError E_CANCELLED, those of the contract, and those of `writeDocument`
 */
export async function exportTo(api: Client, begin: () => Promise<Begun>, out: string): Promise<Result> {
  const giveUp = new AbortController();
  const interrupted = () => giveUp.abort(new ConcordError("E_CANCELLED"));
  process.once("SIGINT", interrupted);
  const { export: id, name, ...about } = await begin();
  const file = statSync(out, { throwIfNoEntry: false })?.isDirectory() ? join(out, name) : out;
  try {
    await writeDocument(file, name, partsOf(api, id, giveUp.signal));
  } finally {
    process.off("SIGINT", interrupted);
    await api.document.cancel({ export: id });
    tell("");
  }
  return { kind: "file", data: { file, bytes: statSync(file).size, ...about } };
}

async function* partsOf(api: Client, id: string, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const begun = performance.now();
  for (let part = 0; ; part++) {
    signal.throwIfAborted();
    const { base64, more, share } = await api.document.read({ export: id, part });
    if (performance.now() - begun > QUIET_MS) tell(`${Math.floor(share * 100)} %`);
    yield Buffer.from(base64, "base64");
    // The signal of a key is heard only between two turns.
    await new Promise((resume) => setImmediate(resume));
    if (!more) return signal.throwIfAborted();
  }
}

/** On the terminal's last line, in place of what stood there. */
function tell(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}
