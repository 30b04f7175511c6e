/** One file at a time that leaves the workspace: what is being made, how far it is, and how to give it up. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../app/typing/saved.ts";
import { type Begun, fetchFile } from "./fetch-file.ts";
import { printOrSave } from "./print-file.ts";
import { type Saved, saveFile } from "./save-file.ts";

/** What was made, with what the workspace said of it. */
export interface Made<B extends Begun> {
  begun: B;
  bytes: number;
}

export interface Export {
  /** Share that is made, 0 to 1; null: nothing is being exported. */
  share: number | null;
  error: unknown;
  /** @param begin asks the workspace for it: `document.begin`, or what else hands over a file @returns null: it failed */
  save<B extends Begun>(begin: () => Promise<B>): Promise<Made<B> | null>;
  /** The same, of a PDF. */
  print<B extends Begun>(begin: () => Promise<B>): Promise<Made<B> | null>;
  cancel(): void;
}

/** @param tells whether an error is told at the foot of the window; else whoever asks shows `error` */
export function useExport({ tells = true } = {}): Export {
  const { t } = useTranslation();
  const giveUp = useRef<AbortController>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async <B extends Begun>(
    begin: () => Promise<B>,
    use: (made: Saved) => Promise<void>,
  ): Promise<Made<B> | null> => {
    giveUp.current = new AbortController();
    const { signal } = giveUp.current;
    setShare(0);
    setError(null);
    try {
      const begun = await begin();
      const saved = await fetchFile(begun, setShare, signal);
      await use(saved);
      return { begun, bytes: saved.parts.reduce((sum, { length }) => sum + length, 0) };
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
    print: <B extends Begun>(begin: () => Promise<B>) =>
      run(begin, async (made) => {
        if (!(await printOrSave(made))) tell({ kind: "note", text: t("documents.noPrinter") });
      }),
    cancel: () => giveUp.current?.abort(),
  };
}
