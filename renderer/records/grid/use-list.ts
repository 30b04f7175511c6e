/**
 * How a list is narrowed down, ordered and grouped. All of it stands in the address, and nowhere else: who goes back, loads the
 * page again or follows a link finds the list as it was.
 */
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Filter } from "../../../db/contract/records.ts";
import type { Sort } from "../../../db/contract/subjects/define.ts";
import { orderShown, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { useLanguage } from "../../app/i18n.ts";
import { type Condition, conditionsIn, filtersOf, inAddress } from "./conditions.ts";
import { groupingsOf } from "./groupings.ts";

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
  change(next: ListAddress): void;
  narrow(conditions: readonly Condition[]): void;
  /** Without any condition or words. @param besides what of the address is the screen's own */
  clear(besides?: object): void;
}

export const UNGROUPED = "none";

export function useList(subject: Subject): List {
  const language = useLanguage();
  const navigate = useNavigate();
  const address: ListAddress = useSearch({ strict: false });
  const conditions = conditionsIn(address.only, subject);
  const { grouped } = subjectOf(subject).screen ?? {};
  const groupings = groupingsOf(subject);
  const asked = groupings.find((field) => field === address.by);
  const change = (next: ListAddress, replace = false) =>
    void navigate({ to: ".", search: (before: object) => ({ ...before, ...next }), replace });
  return {
    subject,
    conditions,
    filters: filtersOf(subject, conditions),
    words: (address.q ?? "").slice(0, MOST_LETTERS),
    by: asked ?? (address.by === UNGROUPED ? null : (grouped ?? null)),
    sort: sortIn(subject, address, language),
    // Words and order are changed many times on the way to what is looked for: going back is not to lead through each.
    change: (next) => change(next, "q" in next || "sort" in next),
    narrow: (next) => change({ only: inAddress(next) }),
    clear: (besides = {}) => change({ ...besides, only: undefined, q: undefined }),
  };
}

function sortIn(subject: Subject, { sort, q }: ListAddress, language: "zh" | "en"): Sort[] {
  const { fields } = subjectOf(subject);
  const field = sort?.replace(/^-/, "");
  if (field && Object.hasOwn(fields, field)) return [{ field, dir: sort?.startsWith("-") ? "desc" : "asc" }];
  // What words find stands in the order in which they fit.
  if (q) return [];
  return orderShown(subject, language);
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
