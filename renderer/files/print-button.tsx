/** Prints a PDF that the workspace makes; where the browser shows none, the file is saved. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { tell } from "../app/typing/saved.ts";
import { printOrSave } from "./print-file.ts";
import type { Saved } from "./save-file.ts";

export function PrintButton({ make }: { make(): Promise<Saved> }) {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: async () => printOrSave(await make()),
    onSuccess: (printed) => !printed && tell({ kind: "note", text: t("documents.noPrinter") }),
    onError: (error) => tell({ kind: "error", error }),
  });
  return (
    <Button variant="default" loading={print.isPending} onClick={() => print.mutate()}>
      {t("documents.print")}
    </Button>
  );
}
