/**
 * Saving as typed. The text goes to a draft on disk within 300 ms and into the record when typing pauses, on Enter or
 * when the field is left. After a crash the draft is found again. On an error the text stays where it is.
 */
import { useEffect, useRef, useState } from "react";
import { client } from "../app/api.ts";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { saving, tell } from "../app/saved.ts";

const DRAFT_MS = 250;
const COMMIT_MS = 1_500;

export interface Autosaved {
  text: string;
  error: unknown;
  type(text: string): void;
  /** Saves now, if there is anything to save. */
  commit(): Promise<void>;
}

/**
 * @param key of the draft: subject, record and field
 * @param value what the record holds
 * @param save writes the record
 */
export function useAutosave(key: string, value: string, save: (text: string) => Promise<unknown>): Autosaved {
  const language = useLanguage();
  const [text, setText] = useState(value);
  const [error, setError] = useState<unknown>(null);
  const typed = useRef<string | null>(null);
  const timers = useRef<{ draft?: ReturnType<typeof setTimeout>; commit?: ReturnType<typeof setTimeout> }>({});
  const latest = useRef(save);
  latest.current = save;

  // What others write arrives while nobody types here.
  useEffect(() => {
    if (typed.current === null) setText(value);
  }, [value]);

  const commit = async () => {
    clearTimeout(timers.current.draft);
    clearTimeout(timers.current.commit);
    const now = typed.current;
    if (now === null) return;
    try {
      await saving(latest.current(now));
      setError(null);
      if (typed.current === now) typed.current = null;
      await client.draft.clear({ key });
    } catch (failure) {
      setError(failure);
      tell({ kind: "error", text: sentenceOf(failure, language) });
    }
  };

  const type = (next: string) => {
    typed.current = next;
    setText(next);
    clearTimeout(timers.current.draft);
    clearTimeout(timers.current.commit);
    timers.current.draft = setTimeout(() => void client.draft.put({ key, text: next }).catch(() => {}), DRAFT_MS);
    timers.current.commit = setTimeout(() => void commit(), COMMIT_MS);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per record and field
  useEffect(() => {
    void client.draft
      .get({ key })
      .then(({ text: kept }) => {
        if (kept !== null && kept !== value && typed.current === null) type(kept);
      })
      .catch(() => {});
    return () => void commit();
  }, [key]);

  return { text, error, type, commit };
}
