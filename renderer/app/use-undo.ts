/**
 * Undo and redo, which say what they took back. What is removed can be taken back by itself for a while, whatever was done
 * after it. Keys act outside of text only (useHotkeys leaves text fields alone).
 */
import type { ParseKeys, TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Taken } from "../../db/contract/procedures/history.ts";
import type { Label } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { type Language, nameOf } from "../../db/language/names.ts";
import { client, newAction, recordsOf } from "./api.ts";
import { useLanguage } from "./i18n.ts";
import { createStore } from "./store.ts";
import { tell } from "./typing/saved.ts";

/** Characters of a name, in a message. */
const SHOWN = 40;

/** What was removed last in this window, and the action that did it. */
interface Removed {
  action: string;
  subject: string;
  label: Label | null;
}
export const removed = createStore<Removed | null>(null);

/** An undo or redo that takes longer than a moment, as that of a large import does; null while there is none. */
export const undoing = createStore<{ label: "frame.undoing" | "frame.redoing"; cancel(): void } | null>(null);
/** What takes longer than this is told of, ms. */
const QUIET_MS = 600;

/** Removes a record, and offers to take that back. @throws what the workspace refuses it for */
export async function removeRecord(subject: Subject, id: string): Promise<void> {
  const action = newAction();
  const { label } = await recordsOf(subject).remove({ id, opId: action });
  removed.set({ action, subject, label });
}

interface Which {
  /** Entry of the action; or the id under which it was asked for. Neither: the last one. */
  n?: number;
  action?: string;
}

export function useUndo() {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = async (how: "undo" | "redo", work: (signal: AbortSignal) => Promise<Taken | null>) => {
    const giving = new AbortController();
    const label = how === "undo" ? "frame.undoing" : "frame.redoing";
    const telling = setTimeout(() => undoing.set({ label, cancel: () => giving.abort() }), QUIET_MS);
    try {
      const taken = await work(giving.signal);
      removed.set(null);
      const said = how === "undo" ? "frame.undone" : "frame.redone";
      tell({ kind: "note", text: t(said, { what: taken ? takenInWords(t, taken, language) : "" }) });
    } catch (error) {
      // Given up, it leaves everything as it was.
      if (!giving.signal.aborted) tell({ kind: "error", error });
    } finally {
      clearTimeout(telling);
      undoing.set(null);
    }
  };
  return {
    undo: (which: Which = {}) =>
      void run("undo", (signal) => client.history.undo({ ...which, opId: newAction() }, { signal })),
    redo: () => void run("redo", (signal) => client.history.redo({ opId: newAction() }, { signal })),
  };
}

/** What somebody did, as it stands behind their name. @param op of the first record: who makes one has changed nothing yet */
export function actName(t: TFunction, act: string, op?: string): string {
  return t([`acts.${act === "put" && op === "make" ? "made" : act.replace(".", "/")}`, "acts.other"] as ParseKeys[]);
}

/** Acts that say nothing of what was done it to: the kind of the record does. */
const PLAIN = new Set(["put", "remove"]);

/** What was taken back, in words: what had been done, and to which record. */
export function takenInWords(t: TFunction, { act, op, subject, label, more }: Taken, language: Language): string {
  const what = actName(t, act, op);
  const name = shortName(label, language);
  const about = PLAIN.has(act)
    ? `${what} ${namedIn(t, { subject, label }, language)}`
    : name && t("frame.about", { what, name });
  return [about || what, more > 0 && t("frame.andMore", { count: more })].filter(Boolean).join(" ");
}

/** A record with its kind, as a message names it. */
export function namedIn(
  t: TFunction,
  { subject, label }: Pick<Removed, "subject" | "label">,
  language: Language,
): string {
  const kind = t(`subjects.${subject}` as "subjects.organization", { defaultValue: subject });
  const name = shortName(label, language);
  return name === "" ? kind : t("frame.named", { kind, name });
}

function shortName(label: Label | null, language: Language): string {
  const letters = label && (label.zh || label.en) ? [...nameOf(label, language)] : [];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : letters.join("");
}
