/** Answers what may be asked of any record, and of what stands beside records: history, drafts, references. */
import type { draftProcedures } from "../contract/procedures/drafts.ts";
import type { historyProcedures } from "../contract/procedures/history.ts";
import type { recordContracts } from "../contract/procedures/records.ts";
import type { referenceProcedures } from "../contract/procedures/references.ts";
import type { ParsedListQuery, ParsedTally } from "../contract/records.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { atItsEnd } from "../ledger/pace.ts";
import { redoable, undoable } from "../ledger/undo/notes.ts";
import { learnToSpell } from "../search/spelled.ts";
import type { Context } from "./context.ts";
import { clearDraft, putDraft, takeDraft } from "./drafts.ts";
import type { Handlers } from "./handlers.ts";
import { historyEntry, listHistory } from "./history.ts";
import { heldList } from "./lists/held/held-lists.ts";
import { countRecords, listRecords, wholeRecord } from "./lists/listing.ts";
import { tallyRecords } from "./lists/tally.ts";
import { originsOf } from "./origins.ts";
import { type PutInput, putRecord, removeRecord } from "./records.ts";
import { referencesOf } from "./references.ts";
import { takingBack } from "./undo.ts";
import { fieldHistory } from "./values/field-history.ts";

const bySubject = Object.fromEntries(SUBJECTS.map((subject) => [subject, handlersOf(subject)])) as {
  [S in Subject]: ReturnType<typeof handlersOf<S>>;
};
/** list, count, tally, get, put and remove of every subject. */
export const subjectHandlers: Handlers<typeof recordContracts> = bySubject;

export const recordHandlers: Handlers<{
  history: typeof historyProcedures;
  draft: typeof draftProcedures;
  reference: typeof referenceProcedures;
}> = {
  history: {
    fields: ({ reader }, input) => fieldHistory(reader, input),
    origins: ({ reader }, input) => originsOf(reader, input),
    list: ({ reader, person }, input) => listHistory(reader, input, person),
    state: ({ ledger, reader, person }) => {
      const by = person?.id ?? null;
      return { undo: historyEntry(reader, undoable(ledger, by)), redo: historyEntry(reader, redoable(ledger, by)) };
    },
    undo: (context, input, signal) => atItsEnd(takingBack(context, "undo", input, signal)),
    redo: (context, input, signal) => atItsEnd(takingBack(context, "redo", input, signal)),
  },
  draft: {
    put: putDraft,
    take: (context, input) => ({ text: takeDraft(context, input) }),
    clear: clearDraft,
  },
  reference: {
    to: ({ reader }, input) => referencesOf(reader, input),
  },
};

function handlersOf<S extends Subject>(subject: S) {
  // What was written since the index was last brought up to date is found as well.
  const readerFor = async (context: Context, search: string | undefined, spells = false) => {
    if (spells) await learnToSpell();
    if (!search) return context.reader;
    await context.readAloud(search);
    return context.searchReader();
  };
  return {
    list: async (context: Context, input: ParsedListQuery) =>
      listRecords(
        await readerFor(context, input.search, input.sort.length > 0),
        subject,
        input,
        heldList(context.ledger, subject),
      ),
    count: async (context: Context, input: Pick<ParsedListQuery, "filters" | "search">) =>
      countRecords(await readerFor(context, input.search), subject, input, heldList(context.ledger, subject)),
    tally: async (context: Context, input: ParsedTally) =>
      tallyRecords(await readerFor(context, input.search, true), subject, input, heldList(context.ledger, subject)),
    get: ({ reader }: Context, { id }: { id: string }) => wholeRecord(reader, subject, id),
    put: (context: Context, input: PutInput) => putRecord(context, subject, input),
    remove: (context: Context, input: { id: string; opId?: string | undefined }) =>
      removeRecord(context, subject, input),
  };
}
