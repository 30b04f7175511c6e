/** Backing up and locking, from wherever they are asked for: how far a backup is, and how it ended, is told in the status bar. */
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, client } from "./api.ts";
import { createStore, useStore } from "./store.ts";
import { tell } from "./typing/saved.ts";

const onError = (error: unknown) => tell({ kind: "error", error });

/** The backup that is under way, whoever of this window asked for it; null: none. */
const underWay = createStore<{ share: number; cancel: () => void } | null>(null);

export function useBackupUnderWay() {
  return useStore(underWay);
}

/** @param chosen stands for the file that was chosen; without, it goes into the workspace's own folder */
export function useBackup() {
  const { t } = useTranslation();
  return useMutation({
    async mutationFn(chosen: { file?: string }) {
      const controller = new AbortController();
      const { signal } = controller;
      const show = (share: number) => underWay.set({ share, cancel: () => controller.abort() });
      show(0);
      try {
        // Not a part of the first screen.
        const { followSteps } = await import("./long-work.ts");
        return await followSteps(client.workspace.backup(chosen, { signal }), show, signal);
      } finally {
        underWay.set(null);
      }
    },
    onSuccess: (made) => tell({ kind: "note", text: t(made ? "status.backedUp" : "status.backupCancelled") }),
    onError,
  });
}

export function useLock() {
  return useMutation(api.workspace.lock.mutationOptions({ onError }));
}

export function useClose() {
  return useMutation(api.workspace.close.mutationOptions({ onError }));
}
