/** Moving a card of the board to another status. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, newAction } from "../../../app/api.ts";
import { saving, tell } from "../../../app/typing/saved.ts";
import type { MovedTo } from "./columns.ts";
import type { Card } from "./lanes.ts";

export interface Moved {
  id: string;
  status: MovedTo;
  from: Card["status"];
}

/**
 * It stands where it was put at once, and back again, with the reason, where that is refused.
 * @param come brings what the workspace holds since
 * @param back leads the focus to a card that stands again where it stood
 */
export function useMoves(come: () => Promise<unknown>, back: (id: string) => void) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<Moved | null>(null);
  const [refusal, setRefusal] = useState<{ id: string; error: unknown } | null>(null);
  async function move({ id, status: from }: Card, status: MovedTo): Promise<void> {
    setRefusal(null);
    const now = { id, status, from };
    setMoved(now);
    try {
      await saving(client.action.report({ id, status, opId: newAction() }));
      tell({ kind: "note", text: t("board.moved", { status: t(`values.status.${status}`) }) });
      await come();
    } catch (error) {
      setMoved(null);
      setRefusal({ id, error });
      back(id);
      tell({ kind: "idle" });
    } finally {
      setMoved((one) => (one === now ? null : one));
    }
  }
  return { moved, move, refusal, forget: () => setRefusal(null) };
}

/** How many cards a column has, with the one that is being moved. */
export function countOf(
  counts: Partial<Record<Card["status"], number>>,
  moved: Moved | null,
  status: Card["status"],
): number {
  const shift = moved ? Number(moved.status === status) - Number(moved.from === status) : 0;
  return (counts[status] ?? 0) + shift;
}
