/** Backing up and locking, from wherever they are asked for: whether they were done is told in the status bar. */
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "./api.ts";
import { tell } from "./typing/saved.ts";

const onError = (error: unknown) => tell({ kind: "error", error });

export function useBackup() {
  const { t } = useTranslation();
  return useMutation(
    api.workspace.backup.mutationOptions({
      onSuccess: () => tell({ kind: "note", text: t("status.backedUp") }),
      onError,
    }),
  );
}

export function useLock() {
  return useMutation(api.workspace.lock.mutationOptions({ onError }));
}

export function useClose() {
  return useMutation(api.workspace.close.mutationOptions({ onError }));
}
