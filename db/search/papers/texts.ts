/**
 * The text of papers for the search, on the laptop that holds their bytes: in pieces, each with the place where it stands.
 * It is kept by the hash of the bytes: the same file is read once, whatever it belongs to.
 */
import { diskError } from "../../base/database.ts";
import type { Reader, Store } from "../../base/store.ts";
import type { PaperPlace } from "../../contract/procedures/search.ts";
import { tokensOf } from "../tokens.ts";

export interface Piece {
  place: PaperPlace;
  /** The heading under which it stands. */
  heading: string | null;
  text: string;
}

/** `read`, `waiting` while it is not yet, or the code of what was wrong with the file. */
export type PaperState = string;

const READ = "read";
const WAITING = "waiting";
/** A file with which the program ended so often is left alone. */
const MOST_TRIES = 2;
/** Pieces written in one transaction: no longer in the way of others than a moment. */
const SLICE = 8;

/** A file whose text the search does not know, and which is here; the first that was added. */
export function nextUnread(reader: Reader): { id: string; hash: string } | undefined {
  return reader.get(
    `SELECT p.id, p.hash FROM paper p WHERE ${UNREAD} AND EXISTS (SELECT 1 FROM local_blob b WHERE b.hash = p.hash)
     ORDER BY p.row LIMIT 1`,
  );
}

/** Files that are here and not read yet. */
export function countUnread(reader: Reader): number {
  const { count = 0 } =
    reader.get<{ count: number }>(
      `SELECT count(DISTINCT p.hash) AS count FROM paper p
       WHERE ${UNREAD} AND EXISTS (SELECT 1 FROM local_blob b WHERE b.hash = p.hash)`,
    ) ?? {};
  return count;
}

const UNREAD = `NOT EXISTS (
  SELECT 1 FROM local_paper l WHERE l.hash = p.hash AND (l.state <> '${WAITING}' OR l.tries >= ${MOST_TRIES})
)`;

/** Somebody begins to read it: whatever of it was written before is gone. */
export function beginPaper(store: Store, hash: string): void {
  store.transaction(() => {
    removePieces(store, hash);
    store.run(
      `INSERT INTO local_paper (hash, state, tries) VALUES (?, '${WAITING}', 1)
       ON CONFLICT (hash) DO UPDATE SET state = excluded.state, tries = tries + 1`,
      hash,
    );
  });
}

/** Nobody goes on with it now, and it is not its fault. A disk that refuses says nothing. */
export function leavePaper(store: Store, hash: string): void {
  try {
    store.run(`UPDATE local_paper SET tries = 0 WHERE hash = ? AND state = '${WAITING}'`, hash);
  } catch (error) {
    if (!diskError(error)) throw error;
  }
}

/** Writes pieces from one of them on. @returns the one to go on with, or null when all are written */
export function writePieces(store: Store, hash: string, pieces: readonly Piece[], from: number): number | null {
  const slice = pieces.slice(from, from + SLICE);
  if (slice.length === 0) return null;
  store.transaction(() => {
    for (const [index, { place, heading, text }] of slice.entries()) {
      store.run(
        "INSERT INTO local_paper_piece (hash, at, place, heading, text) VALUES (?, ?, ?, ?, ?)",
        hash,
        from + index,
        place && JSON.stringify(place),
        heading,
        text,
      );
      const { row } = store.get<{ row: number }>("SELECT last_insert_rowid() AS row") as { row: number };
      store.run("INSERT INTO local_paper_words (rowid, words) VALUES (?, ?)", row, tokensOf(text));
    }
  });
  return from + SLICE < pieces.length ? from + SLICE : null;
}

/** @param state `read`, or the code of what was wrong with it @param cut only its beginning is searched */
export function endPaper(store: Store, hash: string, state: PaperState = READ, cut = false): void {
  store.run("UPDATE local_paper SET state = ?, cut = ? WHERE hash = ?", state, cut ? 1 : 0, hash);
}

/** A paper is about to be removed: its text goes, unless another paper is the same file. */
export function forgetPaper(store: Store, id: string): void {
  const of = "SELECT hash FROM paper WHERE id = ?";
  const held = store.get<{ hash: string; count: number }>(
    `SELECT hash, count(*) AS count FROM paper WHERE hash = (${of})`,
    id,
  );
  if (held?.count === 1) forget(store, held.hash);
}

/** Forgets what belongs to no paper any more: tables that are made anew remove none by itself. @returns whether there was any */
export function forgetStrays(store: Store): boolean {
  const stray = store.get<{ hash: string }>(
    "SELECT hash FROM local_paper WHERE hash NOT IN (SELECT hash FROM paper) LIMIT 1",
  );
  if (stray) store.transaction(() => forget(store, stray.hash));
  return stray !== undefined;
}

function forget(store: Store, hash: string): void {
  removePieces(store, hash);
  store.run("DELETE FROM local_paper WHERE hash = ?", hash);
}

function removePieces(store: Store, hash: string): void {
  store.run("DELETE FROM local_paper_words WHERE rowid IN (SELECT row FROM local_paper_piece WHERE hash = ?)", hash);
  store.run("DELETE FROM local_paper_piece WHERE hash = ?", hash);
}

/** What the search knows of a file. */
export function paperState(reader: Reader, hash: string): { state: PaperState; cut: boolean } {
  const held = reader.get<{ state: string; cut: number }>("SELECT state, cut FROM local_paper WHERE hash = ?", hash);
  return { state: held?.state ?? WAITING, cut: held?.cut === 1 };
}

interface PieceRow {
  at: number;
  place: string | null;
  heading: string | null;
  text: string;
}

/** The pieces that stand where one of them does: on its page, its slide, its sheet; of a document around it. */
export function piecesAround(reader: Reader, hash: string, at: number, beside: number): { at: number; piece: Piece }[] {
  return reader
    .all<PieceRow>(
      "SELECT at, place, heading, text FROM local_paper_piece WHERE hash = ? AND at BETWEEN ? AND ? ORDER BY at",
      hash,
      at - beside,
      at + beside,
    )
    .map((row) => ({ at: row.at, piece: pieceOf(row) }));
}

export function countPieces(reader: Reader, hash: string): number {
  return (
    reader.get<{ count: number }>("SELECT count(*) AS count FROM local_paper_piece WHERE hash = ?", hash)?.count ?? 0
  );
}

export function pieceOf({ place, heading, text }: Omit<PieceRow, "at">): Piece {
  return { place: place === null ? null : (JSON.parse(place) as PaperPlace), heading, text };
}
