/** The view of a meeting that shows a command's effect at once, before the workspace has answered. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { refreshed } from "../app/fresh.ts";
import { saving, tell } from "../app/typing/saved.ts";
import { tellWarning } from "../records/use-record.ts";
import type { Change } from "./changes.ts";
import { type MeetingView, viewOf } from "./meeting-view.ts";

/**
 * Shows the change, does the work, and waits for the true view.
 * @throws what the work throws, after the change has been taken back and the status bar has said why
 */
export type Act = (change: Change, work: () => Promise<unknown>) => Promise<void>;

export function useMeetingView(id: string): { view: MeetingView | undefined; error: unknown; act: Act } {
  const { data, error } = useQuery(viewOf(id));
  const [pending, setPending] = useState<readonly Change[]>([]);
  const applied = useRef<Applied>({ data: undefined, pending: [], view: undefined });
  const view = useMemo(() => {
    applied.current = withPending(applied.current, data, pending);
    return applied.current.view;
  }, [data, pending]);
  const act = useCallback<Act>(async (change, work) => {
    setPending((now) => [...now, change]);
    try {
      tellWarning(await saving(work()));
      await refreshed();
    } catch (failure) {
      tell({ kind: "error", error: failure });
      throw failure;
    } finally {
      setPending((now) => now.filter((one) => one !== change));
    }
  }, []);
  return { view, error, act };
}

interface Applied {
  data: MeetingView | undefined;
  pending: readonly Change[];
  view: MeetingView | undefined;
}

/** Applies only what has been added since, so that what earlier changes made stays the same and is not drawn again. */
function withPending(last: Applied, data: MeetingView | undefined, pending: readonly Change[]): Applied {
  const goesOn = last.data === data && last.pending.every((change, index) => change === pending[index]);
  const [from, rest] = goesOn ? [last.view, pending.slice(last.pending.length)] : [data, pending];
  return { data, pending, view: from && rest.reduce((shown, change) => change(shown), from) };
}
