/**
 * Saving as typed. The text goes to a draft on disk at most 250 ms after a key, and into the record when typing pauses,
 * on Enter or when the field is left. After a crash the draft is found again. On an error the text stays where it is. When
 * somebody else changes the record meanwhile, nothing is written until the user has seen both texts and chosen.
 */
import { useEffect, useRef, useState } from "react";
import { codeOf } from "../app/errors.ts";
import { personNow, usePerson } from "../app/person.ts";
import { useDrafts } from "../app/typing/drafts.ts";
import { useTyping } from "../app/typing/pending.ts";
import { saving, tell } from "../app/typing/saved.ts";
import { sendText, useHeld } from "../app/typing/sent-texts.ts";

const DRAFT_MS = 250;
const COMMIT_MS = 1_500;

export interface Autosaved {
  text: string;
  error: unknown;
  /** What somebody else wrote while this was being typed; null: nothing. */
  theirs: string | null;
  type(text: string): void;
  /** Saves now, if there is anything to save and nobody else has changed it. */
  commit(): Promise<void>;
  keepMine(): Promise<void>;
  takeTheirs(): void;
}

/** What is typed and not saved yet, and what the record held when typing began. */
interface Typed {
  text: string;
  base: string;
}

/**
 * @param key of the draft: subject, record and field
 * @param fetched what the record holds, as it was fetched last
 * @param save writes the record, which held `was` when typing began
 * @param paused whether a pause in typing saves. Not where the record holds another form of the text, as for days and
 *   times: what stands there half typed is another one ("9点" on the way to "9点半")
 */
export function useAutosave(
  key: string,
  fetched: string,
  save: (text: string, was: string) => Promise<unknown>,
  paused = true,
): Autosaved {
  const drafts = useDrafts();
  const person = usePerson();
  const value = useHeld(key, fetched);
  const [text, setText] = useState(value);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<string | null>(null);
  const typed = useRef<Typed | null>(null);
  const sending = useRef<{ text: string; ended: Promise<void> } | null>(null);
  const timers = useRef<{ draft?: ReturnType<typeof setTimeout> | undefined; commit?: ReturnType<typeof setTimeout> }>(
    {},
  );
  const latest = useRef({ save, value, fetched });
  latest.current = { save, value, fetched };

  // What others write arrives: in the field while nobody types here, beside it otherwise.
  useEffect(() => {
    const now = typed.current;
    if (now === null) setText(value);
    else if (value !== now.base && value !== now.text && value !== sending.current?.text) setTheirs(value);
  }, [value]);

  const settle = () => {
    typed.current = null;
    setTheirs(null);
    setError(null);
    clearTimeout(timers.current.draft);
    timers.current.draft = undefined;
    return drafts.clear(key).catch(() => {});
  };
  const send = async ({ text: going, base }: Typed) => {
    const { save: write, fetched: over } = latest.current;
    try {
      await saving(sendText(key, { text: going, fetched: over }, () => write(going, base)));
      if (typed.current?.text === going) await settle();
      else if (typed.current) typed.current.base = going;
    } catch (failure) {
      setError(failure);
      if (codeOf(failure) === "E_CHANGED") setTheirs(latest.current.fetched);
      tell({ kind: "error", error: failure });
    }
  };
  /** One after the other: each replaces what the one before has written. */
  const write = (now: Typed): Promise<void> => {
    clearTimeout(timers.current.commit);
    const ended = send(now).finally(() => {
      sending.current = null;
    });
    sending.current = { text: now.text, ended };
    return ended;
  };
  const commit = async () => {
    clearTimeout(timers.current.commit);
    while (sending.current) await sending.current.ended;
    const now = typed.current;
    // Once somebody else has logged in it would be recorded as theirs: it stays a draft of whoever typed it.
    if (now === null || personNow() !== person) return;
    const { value: held } = latest.current;
    if (held !== now.base && held !== now.text) setTheirs(held);
    else await write({ ...now });
  };

  useTyping(async () => {
    const draft = typed.current && drafts.put(key, JSON.stringify(typed.current)).catch(() => {});
    // Both are sent at once: of a page that is left nothing follows.
    await Promise.all([draft, commit()]);
    return typed.current === null;
  });

  const type = (next: string, base = latest.current.value) => {
    typed.current = { text: next, base: typed.current?.base ?? base };
    setText(next);
    setError(null);
    clearTimeout(timers.current.commit);
    if (paused) timers.current.commit = setTimeout(() => void commit(), COMMIT_MS);
    // Not put off by further keys: whoever types without a pause is safe as well.
    timers.current.draft ??= setTimeout(() => {
      timers.current.draft = undefined;
      if (typed.current) void drafts.put(key, JSON.stringify(typed.current)).catch(() => {});
    }, DRAFT_MS);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per record and field
  useEffect(() => {
    let gone = false;
    void drafts
      .take(key)
      .then((kept) => {
        const left = typedOf(kept);
        const { value: held } = latest.current;
        if (gone || left === null || typed.current !== null) return;
        // It was recorded, and the page left before the answer: nothing is open any more.
        if (left.text === latest.current.fetched) return drafts.clear(key);
        if (left.text === held) return;
        type(left.text, left.base);
        // Somebody has changed the record since the draft was left: both texts are shown.
        if (left.base !== held) setTheirs(held);
      })
      .catch(() => {});
    return () => {
      gone = true;
      void commit();
    };
  }, [key, drafts]);

  return {
    text,
    error,
    theirs,
    type: (next) => type(next),
    commit,
    keepMine: async () => {
      const now = typed.current;
      if (now) await write({ text: now.text, base: latest.current.value });
    },
    takeTheirs: () => {
      setText(latest.current.value);
      void settle();
    },
  };
}

function typedOf(draft: string | null): Typed | null {
  if (draft === null) return null;
  try {
    const { text, base } = JSON.parse(draft) as Partial<Typed>;
    return typeof text === "string" && typeof base === "string" ? { text, base } : null;
  } catch {
    return null;
  }
}
