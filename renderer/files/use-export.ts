/** One export at a time: what is being made, how far it is, and how to give it up. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../app/typing/saved.ts";
import { exportDocument, type Wanted } from "./export-document.ts";
import { printOrSave } from "./print-file.ts";
import { type Saved, saveFile } from "./save-file.ts";

export function useExport() {
  const { t } = useTranslation();
  const giveUp = useRef<AbortController>(null);
  /** Share that is made, 0 to 1; null: nothing is being exported. */
  const [share, setShare] = useState<number | null>(null);
  const run = async (wanted: Wanted, use: (made: Saved) => Promise<void>) => {
    giveUp.current = new AbortController();
    const { signal } = giveUp.current;
    setShare(0);
    try {
      await use(await exportDocument(wanted, setShare, signal));
    } catch (error) {
      tell(signal.aborted ? { kind: "note", text: t("documents.cancelled") } : { kind: "error", error });
    }
    setShare(null);
  };
  return {
    share,
    save: (wanted: Wanted) => run(wanted, saveFile),
    print: (wanted: Wanted) =>
      run(wanted, async (made) => {
        if (!(await printOrSave(made))) tell({ kind: "note", text: t("documents.noPrinter") });
      }),
    cancel: () => giveUp.current?.abort(),
  };
}
