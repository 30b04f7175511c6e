/** One file at a time that leaves the workspace: what is being made, how far it is, and how to give it up. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../app/typing/saved.ts";
import { canPrint, printFile } from "./print-file.ts";
import { type Begun, fetchFile, saveFile } from "./save-file.ts";

/** What was made, with what the workspace said of it. */
export interface Made<B extends Begun> {
  begun: B;
  bytes: number;
}

export interface Export {
  /** Share that is made, 0 to 1; null: nothing is being exported. */
  share: number | null;
  error: unknown;
  /**
   * @param begin asks the workspace for it: `document.begin`, or what else hands over a file
   * @returns null: it failed, or the user thought better of it
   */
  save<B extends Begun>(begin: () => Promise<B>): Promise<Made<B> | null>;
  /** The same, of a PDF. */
  print<B extends Begun>(begin: () => Promise<B>): Promise<Made<B> | null>;
  cancel(): void;
}

/** In place of the bytes of what this browser could not print after all. */
const NOT_PRINTED = -1;

async function print(begun: Begun, onProgress: (share: number) => void, signal: AbortSignal): Promise<number> {
  const fetched = await fetchFile(begun, onProgress, signal);
  if (!(await printFile(fetched))) return NOT_PRINTED;
  return fetched.parts.reduce((sum, { length }) => sum + length, 0);
}

/** @param tells whether an error is told at the foot of the window; else whoever asks shows `error` */
export function useExport({ tells = true } = {}): Export {
  const { t } = useTranslation();
  const giveUp = useRef<AbortController>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async <B extends Begun>(
    begin: () => Promise<B>,
    use: (begun: B, onProgress: (share: number) => void, signal: AbortSignal) => Promise<number | null>,
  ): Promise<Made<B> | null> => {
    giveUp.current = new AbortController();
    const { signal } = giveUp.current;
    setShare(0);
    setError(null);
    try {
      const begun = await begin();
      const bytes = await use(begun, setShare, signal);
      return bytes === null ? null : { begun, bytes };
    } catch (thrown) {
      if (signal.aborted) tell({ kind: "note", text: t("documents.cancelled") });
      else if (tells) tell({ kind: "error", error: thrown });
      else setError(thrown);
      return null;
    } finally {
      setShare(null);
    }
  };
  return {
    share,
    error,
    save: <B extends Begun>(begin: () => Promise<B>) => run(begin, saveFile),
    print: async <B extends Begun>(begin: () => Promise<B>) => {
      const made = canPrint() ? await run(begin, print) : undefined;
      if (made !== undefined && made?.bytes !== NOT_PRINTED) return made;
      // Where this browser prints none, it is saved.
      const saved = await run(begin, saveFile);
      if (saved) tell({ kind: "note", text: t("documents.noPrinter") });
      return saved;
    },
    cancel: () => giveUp.current?.abort(),
  };
}
