/**
 * How a list is narrowed down, ordered and grouped. All of it stands in the address, and nowhere else: who goes back, loads the
 * page again or follows a link finds the list as it was.
 */
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type Condition, conditionsIn, filtersOf, inAddress } from "../../../db/contract/lists/conditions.ts";
import { groupingSaid, sortSaid } from "../../../db/contract/lists/views.ts";
import type { Filter } from "../../../db/contract/records.ts";
import type { Sort } from "../../../db/contract/subjects/define.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { useLanguage } from "../../app/i18n.ts";
import { type Folds, foldedOtherwise, foldsIn, foldsInAddress } from "./views/folds.ts";

/** What the address of a list says. */
export interface ListAddress {
  /** Words to be found. */
  q?: string | undefined;
  /** Conditions (conditions.ts). */
  only?: string | undefined;
  /** The field by which it is grouped; `none`. */
  by?: string | undefined;
  /** The field by which it is ordered, with a minus from the last. */
  sort?: string | undefined;
  /** Which of its groups are folded (views/folds.ts). */
  fold?: string | undefined;
  /** Its columns in their order; `usual`: those of the subject. Without it, those that this screen keeps. */
  cols?: string | undefined;
  /** The saved view by which it is shown, whatever was changed of it since. */
  saved?: string | undefined;
}

export interface List {
  subject: Subject;
  conditions: readonly Condition[];
  /** Those of the conditions, and the words. */
  filters: Filter[];
  words: string;
  /** The field by which it is grouped; null: by none. */
  by: string | null;
  /** As somebody chose it; else the usual one. */
  sort: Sort[];
  folds: Folds;
  fold(value: string | null): void;
  foldTo(folds: Folds): void;
  /** Names of the columns as the address says them; null: the usual ones; undefined: it does not say. */
  columns: readonly string[] | null | undefined;
  /** Id of the saved view by which it is shown. */
  saved: string | undefined;
  change(next: ListAddress): void;
  narrow(conditions: readonly Condition[]): void;
  /** Without any condition or words. @param besides what of the address is the screen's own */
  clear(besides?: object): void;
}

export function useList(subject: Subject): List {
  const language = useLanguage();
  const navigate = useNavigate();
  const address: ListAddress = useSearch({ strict: false });
  const conditions = conditionsIn(address.only, subject);
  const folds = foldsIn(address.fold);
  const change = (next: ListAddress, replace = false) =>
    void navigate({ to: ".", search: (before: object) => ({ ...before, ...next }), replace });
  return {
    subject,
    conditions,
    filters: filtersOf(subject, conditions),
    words: (address.q ?? "").slice(0, MOST_LETTERS),
    by: groupingSaid(subject, address.by),
    sort: sortSaid(subject, { ordered: address.sort ?? null, words: address.q ?? null }, language),
    folds,
    fold: (value) => change({ fold: foldsInAddress(foldedOtherwise(folds, value)) }, true),
    foldTo: (next) => change({ fold: foldsInAddress(next) }, true),
    columns: columnsSaid(address.cols),
    saved: address.saved,
    // Words, order and columns are changed many times on the way to what is looked for: going back is not to lead through each.
    change: (next) => change(next, "q" in next || "sort" in next || "cols" in next),
    narrow: (next) => change({ only: inAddress(next) }),
    clear: (besides = {}) => change({ ...besides, only: undefined, q: undefined }),
  };
}

/** In place of names of columns: the usual ones. */
export const USUAL_COLUMNS = "usual";

function columnsSaid(cols: string | undefined): readonly string[] | null | undefined {
  if (cols === undefined) return undefined;
  const names = cols.split(",").filter(Boolean);
  return cols === USUAL_COLUMNS || names.length === 0 ? null : names;
}

const SETTLED_MS = 150;
/** Of words that the workspace looks for; whoever pastes a page into the field is looking for its beginning. */
const MOST_LETTERS = 200;

/** The words as they are typed; the address follows when typing rests. */
export function useWords({ words, change }: List): [string, (next: string) => void] {
  const [typed, setTyped] = useState(words);
  const [settled] = useDebouncedValue(typed, SETTLED_MS);
  const said = useRef(words);
  // Somebody went back, or took the words away.
  useEffect(() => {
    if (words === said.current) return;
    said.current = words;
    setTyped(words);
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address
  useEffect(() => {
    const next = settled.trim().slice(0, MOST_LETTERS);
    if (settled !== typed || next === said.current) return;
    said.current = next;
    change({ q: next || undefined });
  }, [settled]);
  return [typed, setTyped];
}
