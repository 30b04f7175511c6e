/**
 * What happens to a text between the first key and the record: one machine for every field that saves as typed. The text is
 * its author's all the while. What the workspace refuses for good is dropped, and said beside what the record holds; what
 * was left typed is written only once somebody has said so; what somebody else wrote meanwhile is shown before anything is.
 */
import { readsAlike } from "../../../db/contract/tidy.ts";
import { codeOf, isForGood } from "../errors.ts";
import { createStore, type Store } from "../store.ts";
import { isComposing, onceComposed } from "./composition.ts";
import type { Drafts } from "./drafts.ts";
import { saving, tell } from "./saved.ts";
import { sendText } from "./sent-texts.ts";

const DRAFT_MS = 250;
const COMMIT_MS = 1_500;

/** What is typed and not saved yet, and what the record held when typing began. */
interface Typed {
  text: string;
  base: string;
}

export interface FieldState {
  text: string;
  /** Why what stands in the field could not be saved; it goes with the next key. */
  error: unknown;
  /** What somebody else wrote while this was being typed; null: nothing. */
  theirs: string | null;
  /** What the same person left typed here, and never recorded; null: nothing, or it is chosen already. */
  left: string | null;
  /** What was typed and may not be written, and why; it is in no field and on no disk any more. */
  refused: { text: string; error: unknown } | null;
}

/** What a field is told of its record, anew whenever it is drawn. */
export interface Given {
  /** What the record holds, as it was fetched last. */
  fetched: string;
  /** The same, as far as this window knows: what it has sent since counts. */
  held: string;
  /** Writes the record, which held `was` when typing began. */
  save(text: string, was: string): Promise<unknown>;
  /** Whether a pause in typing saves. */
  paused: boolean;
}

export interface FieldTyping {
  state: Store<FieldState>;
  given: Given;
  type(text: string): void;
  /** Saves now, if there is anything to save and nobody else has changed it. */
  commit(): Promise<void>;
  keepMine(): Promise<void>;
  takeTheirs(): void;
  /** Writes what was left here. */
  takeLeft(): Promise<void>;
  dropLeft(): void;
  /** The refusal was read. */
  understood(): void;
  /** What the record holds has come anew. */
  follow(): void;
  /** Looks for what was left here. @returns how to end it, once the field goes */
  begin(): () => void;
  /** Draft and record at once, as of a page that is left nothing follows. @returns whether nothing is left unrecorded */
  putAway(): Promise<boolean>;
}

/**
 * @param key of the draft: subject, record and field
 * @param drafts of whoever the screen was made for
 * @param isSeated whether that person is still the one who is logged in
 */
export function fieldTyping(key: string, drafts: Drafts, isSeated: () => boolean, given: Given): FieldTyping {
  const blank = { error: null, theirs: null, left: null, refused: null };
  const state = createStore<FieldState>({ text: given.held, ...blank });
  const show = (change: Partial<FieldState>) => state.set({ ...state.get(), ...change });
  let typed: Typed | null = null;
  /** A word is being composed behind it: what the record held when that began, and how to forget the word. */
  let composing: { base: string; callOff: () => void } | null = null;
  let left: readonly Typed[] = [];
  let sending: { text: string; ended: Promise<void> } | null = null;
  let draftTimer: ReturnType<typeof setTimeout> | undefined;
  let commitTimer: ReturnType<typeof setTimeout> | undefined;

  /** On disk stands what nobody has chosen or recorded yet. */
  const keep = () => {
    clearTimeout(draftTimer);
    draftTimer = undefined;
    const all = [...left, ...(typed ? [typed] : [])];
    return (all.length > 0 ? drafts.put(key, JSON.stringify(all)) : drafts.clear(key)).catch(() => {});
  };
  const offer = (all: readonly Typed[]) => {
    left = all;
    show({ left: all.at(-1)?.text ?? null });
  };
  const settle = () => {
    typed = null;
    show({ theirs: null, error: null });
    return keep();
  };
  const refuse = (text: string, error: unknown) => {
    clearTimeout(commitTimer);
    forgetComposed();
    typed = null;
    show({ text: typing.given.held, theirs: null, error: null, refused: { text, error } });
    return keep();
  };
  const send = async ({ text: going, base }: Typed) => {
    const { save, fetched } = typing.given;
    try {
      await saving(sendText(key, { text: going, fetched }, () => save(going, base)));
      if (typed?.text === going) await settle();
      else if (typed) typed.base = going;
      if (composing) composing.base = going;
    } catch (failure) {
      const code = codeOf(failure);
      // Somebody else sits here now: it stays a draft of whoever typed it, and is nobody else's to be told of.
      if (code === "E_OTHER_PERSON") return;
      tell({ kind: "error", error: failure });
      if (isForGood(failure)) return await refuse(typed?.text ?? going, failure);
      show({ error: failure, ...(code === "E_CHANGED" && { theirs: typing.given.fetched }) });
    }
  };
  /** One after the other: each replaces what the one before has written. */
  const write = (now: Typed): Promise<void> => {
    clearTimeout(commitTimer);
    const ended = send(now).finally(() => {
      sending = null;
    });
    sending = { text: now.text, ended };
    return ended;
  };
  const commit = async () => {
    clearTimeout(commitTimer);
    while (sending) await sending.ended;
    // Once somebody else has logged in it would be recorded as theirs: it stays a draft of whoever typed it.
    if (typed === null || !isSeated()) return;
    const { held } = typing.given;
    if (!readsAlike(held, typed.base) && !readsAlike(held, typed.text)) show({ theirs: held });
    else await write({ ...typed });
  };

  /** A field of numbers hears of a word only once it stands: saved in the middle of it, its answer would draw the field anew. */
  const pause = () => {
    commitTimer = setTimeout(() => (isComposing() ? pause() : void commit()), COMMIT_MS);
  };
  const take = (now: Typed) => {
    typed = now;
    if (typing.given.paused) pause();
    // Not put off by further keys: whoever types without a pause is safe as well.
    draftTimer ??= setTimeout(keep, DRAFT_MS);
  };
  const forgetComposed = () => {
    composing?.callOff();
    composing = null;
  };

  const typing: FieldTyping = {
    state,
    given,
    type(text) {
      show({ text, error: null, refused: null });
      clearTimeout(commitTimer);
      const base = typed?.base ?? composing?.base ?? typing.given.held;
      if (!isComposing()) {
        forgetComposed();
        take({ text, base });
      } else if (composing === null) {
        const callOff = onceComposed(() => {
          const since = composing?.base ?? base;
          composing = null;
          take({ text: state.get().text, base: since });
        });
        composing = { base, callOff };
      }
    },
    commit,
    async keepMine() {
      if (typed) await write({ text: typed.text, base: typing.given.held });
    },
    takeTheirs() {
      show({ text: typing.given.held });
      void settle();
    },
    async takeLeft() {
      const taken = left.at(-1);
      if (!taken) return;
      offer(left.slice(0, -1));
      // Both texts were to be seen: it replaces what the record holds now.
      typed = { text: taken.text, base: typing.given.held };
      show({ text: taken.text, error: null, refused: null });
      await keep();
      await commit();
    },
    dropLeft() {
      offer(left.slice(0, -1));
      void keep();
    },
    understood: () => show({ refused: null }),
    follow() {
      const { held } = typing.given;
      // Of what was left here nothing is to be chosen once the record says the same.
      const open = left.filter(({ text }) => !readsAlike(text, held));
      if (open.length < left.length) {
        offer(open);
        void keep();
      }
      // What others write arrives: in the field while nobody types here, beside it otherwise.
      if (typed === null) {
        // A blank at the end was dropped when it was recorded: whoever goes on typing behind it keeps it under the cursor.
        // What is being composed stays under the cursor as well, and is asked about once it stands.
        if (composing === null && !readsAlike(held, state.get().text)) show({ text: held });
      } else if (![typed.base, typed.text, sending?.text ?? typed.base].some((one) => readsAlike(held, one)))
        show({ theirs: held });
    },
    begin() {
      let gone = false;
      void drafts
        .take(key)
        .then((kept) => {
          const found = leftIn(kept);
          // What is there already was recorded, and the page left before the answer: nothing is open any more.
          const open = found.filter(
            ({ text }) => !readsAlike(text, typing.given.fetched) && !readsAlike(text, typing.given.held),
          );
          if (gone || found.length === 0) return;
          offer(open);
          if (open.length < found.length && typed === null) return keep();
        })
        .catch(() => {});
      return () => {
        gone = true;
        forgetComposed();
        void commit();
      };
    },
    async putAway() {
      const draft = typed && keep();
      await Promise.all([draft, commit()]);
      return typed === null;
    },
  };
  return typing;
}

/** Oldest first. Earlier builds kept one text, not several. */
function leftIn(draft: string | null): Typed[] {
  if (draft === null) return [];
  try {
    const all: unknown = JSON.parse(draft);
    return (Array.isArray(all) ? all : [all]).filter(isTyped);
  } catch {
    return [];
  }
}

function isTyped(value: unknown): value is Typed {
  const { text, base } = (value ?? {}) as Partial<Typed>;
  return typeof text === "string" && typeof base === "string";
}
