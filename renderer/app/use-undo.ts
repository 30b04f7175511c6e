/** Undo and redo of the own last action; keys act outside of text only (useHotkeys leaves text fields alone). */
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, newAction } from "./api.ts";
import { tell } from "./typing/saved.ts";

export function useUndo() {
  const { t } = useTranslation();
  const undo = useMutation(api.history.undo.mutationOptions());
  const redo = useMutation(api.history.redo.mutationOptions());
  const run = (which: typeof undo, done: string) => () =>
    which.mutate(
      { opId: newAction() },
      {
        onSuccess: () => tell({ kind: "note", text: done }),
        onError: (error) => tell({ kind: "error", error }),
      },
    );
  return { undo: run(undo, t("frame.undone")), redo: run(redo as typeof undo, t("frame.redone")) };
}
