/** The sheet of a meeting that shows a command's effect at once, before the workspace has answered. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { api, refreshed } from "../../app/api.ts";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving, tell } from "../../app/saved.ts";
import { tellWarning } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import type { Change } from "./changes.ts";

/**
 * Shows the change, does the work, and waits for the true sheet.
 * @throws what the work throws, after the change has been taken back and the status bar has said why
 */
export type Act = (change: Change, work: () => Promise<unknown>) => Promise<void>;

export function useSheet(id: string): { sheet: Sheet | undefined; error: unknown; act: Act } {
  const language = useLanguage();
  const { data, error } = useQuery(api.meeting.sheet.queryOptions({ input: { id } }));
  const [pending, setPending] = useState<readonly Change[]>([]);
  const sheet = useMemo(() => data && pending.reduce((shown, change) => change(shown), data), [data, pending]);
  const act = useCallback<Act>(
    async (change, work) => {
      setPending((now) => [...now, change]);
      try {
        tellWarning(await saving(work()), language);
        await refreshed();
      } catch (failure) {
        tell({ kind: "error", text: sentenceOf(failure, language) });
        throw failure;
      } finally {
        setPending((now) => now.filter((one) => one !== change));
      }
    },
    [language],
  );
  return { sheet, error, act };
}
