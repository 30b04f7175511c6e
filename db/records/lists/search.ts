/** Answers what is looked for over all records and papers, and remembers it for each person on this laptop. */
import type { searchProcedures } from "../../contract/procedures/search.ts";
import type { Label } from "../../contract/records.ts";
import { isSubject, type Subject } from "../../contract/subjects/index.ts";
import { countPieces, countUnread, paperState, piecesAround } from "../../search/papers/texts.ts";
import { searchRecords } from "../../search/query.ts";
import { forgetRecent, noteRecent, recentOf } from "../../search/recent.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handlers.ts";
import { labelsFor } from "../labels.ts";
import { requireRecord } from "../rules.ts";

/** Pieces shown before and behind the one that was found. */
const BESIDE = 12;

export const searchHandlers: Handlers<{ search: typeof searchProcedures }> = {
  search: {
    query: async (context, { text, limit, subjects, narrowed }) => {
      await context.readAloud(text);
      const reader = context.searchReader();
      const only = subjects?.filter(isSubject);
      return { hits: searchRecords(reader, text, limit, { only, narrowing: narrowed }), unread: countUnread(reader) };
    },
    page: ({ reader }, { paper: id, at }) => {
      const { name, hash } = requireRecord(reader, "paper", id);
      const pieces = piecesAround(reader, hash, at, BESIDE).map((one) => ({ at: one.at, ...one.piece }));
      return { name, ...paperState(reader, hash), pieces, of: countPieces(reader, hash) };
    },
    recent: ({ reader, person }) => {
      if (!person) return { words: [], records: [] };
      const records = recentOf(reader, person.id, "record").flatMap((value) => recordIn(reader, value));
      return { words: recentOf(reader, person.id, "words"), records };
    },
    note: (context, { words, record }) => {
      const { store } = context.ledger;
      const profile = context.actor().id;
      const text = words?.trim() ?? "";
      if (text !== "") noteRecent(store, profile, "words", text);
      if (record && isSubject(record.subject)) noteRecent(store, profile, "record", `${record.subject} ${record.id}`);
      return {};
    },
    forget: (context) => {
      forgetRecent(context.ledger.store, context.actor().id);
      return {};
    },
  },
};

/** What was removed since is left out. */
function recordIn(reader: Context["reader"], value: string): { subject: Subject; id: string; label: Label }[] {
  const [subject = "", id = ""] = value.split(" ");
  if (!isSubject(subject)) return [];
  const label = labelsFor(reader, subject, [id])[id];
  return label ? [{ subject, id, label }] : [];
}
