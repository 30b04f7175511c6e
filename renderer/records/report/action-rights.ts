/** What whoever is logged in may write about one action: its parties are what the rule asks for. */
import { useMemo } from "react";
import { type Ties, UNTIED } from "../../../db/rules/rights.ts";
import { useMay } from "../may.ts";
import { useRecord } from "../use-record.ts";

export function useActionRights(action: string) {
  const may = useMay();
  const { record } = useRecord("action", action);
  const ties = useMemo((): Ties => ({ ...UNTIED, action: () => ({ ...record }) }), [record]);
  return { may, ties, mine: may.writer?.organization ?? null };
}
