/**
 * The line being typed, and the lines that were sent and are not recorded yet. All of them lie on disk as one draft
 * within 300 ms, so that neither a reload nor a refused record loses a word. Each line carries the id of the record it
 * becomes: a line whose record is there already was acknowledged, and is not offered again. What its author may not record is
 * said, and kept nowhere.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { ENTRY_KINDS, type EntryKind } from "../../../../db/language/entry.ts";
import { type Mark, movedMarks } from "../../../../db/language/marks.ts";
import { isForGood } from "../../../app/errors.ts";
import { onceComposed } from "../../../app/typing/composition.ts";
import { useDrafts } from "../../../app/typing/drafts.ts";
import { useTyping } from "../../../app/typing/pending.ts";
import { newRecordId } from "../../../meeting/chain/record-id.ts";

const DRAFT_MS = 200;

export interface Line {
  id: string;
  kind: EntryKind;
  text: string;
  /** Whom its names mean, where that was chosen from a list. */
  marks: readonly Mark[];
}

interface Refused {
  line: Line;
  /** Null after a reload: why is not known any more. */
  error: unknown;
  /** To send it once more does not help: it can only be read. */
  forGood: boolean;
}

export interface EntryLine {
  line: Line;
  /** Why the line in the field was refused. */
  error: unknown;
  /** Lines that were refused while the next one was being typed. */
  refused: readonly Refused[];
  type(text: string): void;
  /** Puts a name that was chosen into the text, which is otherwise as it was. */
  complete(text: string, mark: Mark | null): void;
  choose(kind: EntryKind): void;
  /** Empties the field and does the work; a refused line comes back. */
  send(work: (line: Line) => Promise<unknown>): Promise<void>;
  /** Takes a refused line back into the (empty) field. */
  takeBack(line: Line): void;
  drop(line: Line): void;
}

/**
 * @param first the kind that a line is of before another is chosen
 * @param isRecorded whether a record of this id is there
 */
export function useEntryLine(meeting: string, first: EntryKind, isRecorded: (id: string) => boolean): EntryLine {
  const key = `live:${meeting}`;
  const drafts = useDrafts();
  const [line, setLine] = useState<Line>(() => blank(first));
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const sent = useRef<Line[]>([]);
  const now = useRef({ line, refused });
  now.current = { line, refused };
  /** The line without the word that is being composed in it. */
  const whole = useRef(line);
  const callOff = useRef(() => {});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const again = now.current.refused.filter(({ forGood }) => !forGood).map((one) => one.line);
    const lines = [...sent.current, ...again, whole.current];
    const left = lines.filter(({ text }) => text.trim() !== "");
    const put = left.length > 0 ? drafts.put(key, JSON.stringify(left)) : drafts.clear(key);
    // A draft that cannot be kept is no reason to stop typing; what is sent says whether it was recorded.
    return put.catch(() => {});
  }, [key, drafts]);
  useTyping(async () => {
    await keep();
    // It becomes a record when it is sent, and is in nothing before.
    return true;
  });

  const write = (next: Line) => {
    now.current.line = next;
    setLine(next);
    callOff.current();
    callOff.current = onceComposed(() => {
      whole.current = next;
      // Not put off by further keys: whoever types without a pause is safe as well.
      timer.current ??= setTimeout(keep, DRAFT_MS);
    });
  };
  const putAside = (next: readonly Refused[]) => {
    now.current.refused = next;
    setRefused(next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per meeting
  useEffect(() => {
    let here = true;
    void drafts
      .take(key)
      .then((text) => {
        const left = linesOf(text).filter(({ id }) => !isRecorded(id));
        const last = left.at(-1);
        if (!here || !last || now.current.line.text !== "") return;
        now.current.line = last;
        whole.current = last;
        setLine(last);
        putAside(left.slice(0, -1).map((one) => ({ line: one, error: null, forGood: false })));
      })
      .catch(() => {});
    return () => {
      here = false;
      callOff.current();
      if (timer.current !== undefined) keep();
    };
  }, [key, drafts]);

  return {
    line,
    error,
    refused,
    type: (text) => {
      setError(null);
      write(changed(now.current.line, text));
    },
    complete: (text, mark) => {
      setError(null);
      const { marks, ...line } = changed(now.current.line, text);
      write({ ...line, marks: mark ? [...marks.filter(({ at }) => at !== mark.at), mark] : marks });
    },
    choose: (kind) => write({ ...now.current.line, kind }),
    async send(work) {
      const going = now.current.line;
      sent.current = [...sent.current, going];
      setError(null);
      write(blank(going.kind));
      keep();
      let failure: unknown = null;
      try {
        await work(going);
      } catch (thrown) {
        failure = thrown;
      }
      sent.current = sent.current.filter((one) => one !== going);
      const forGood = isForGood(failure);
      if (failure !== null && !forGood && now.current.line.text === "") {
        setError(failure);
        write(going);
      } else if (failure !== null) putAside([...now.current.refused, { line: going, error: failure, forGood }]);
      keep();
    },
    takeBack: (back) => {
      putAside(now.current.refused.filter((one) => one.line !== back));
      write(back);
    },
    drop: (gone) => {
      putAside(now.current.refused.filter((one) => one.line !== gone));
      keep();
    },
  };
}

function blank(kind: EntryKind): Line {
  return { id: newRecordId(), kind, text: "", marks: [] };
}

function changed(line: Line, text: string): Line {
  return { ...line, text, marks: movedMarks(line.marks, line.text, text) };
}

function linesOf(draft: string | null): Line[] {
  if (!draft) return [];
  try {
    const lines = JSON.parse(draft) as Line[];
    // A program that knew nothing of what was chosen wrote none of it down.
    return Array.isArray(lines) ? lines.filter(isLine).map((line) => ({ ...line, marks: line.marks ?? [] })) : [];
  } catch {
    return [];
  }
}

function isLine(value: Line): boolean {
  const { id, text, kind, marks = [] } = value ?? {};
  return typeof id === "string" && typeof text === "string" && ENTRY_KINDS.includes(kind) && Array.isArray(marks);
}
