/** The paragraphs on the real pages: each over its words in the picture, its note in the margin beside it. */
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { type Board, type OnPage, topOf } from "../../../files/sheet/board.ts";
import { Desk } from "../../../files/sheet/desk.tsx";
import { placeNotes } from "../../../files/sheet/place-notes.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { rowName } from "./names.ts";
import notes from "./notes.module.css";
import own from "./on-pages.module.css";
import type { RowPlace } from "./paragraph-row.tsx";
import { type PagesInput, usePages } from "./use-pages.ts";

interface Props {
  input: PagesInput;
  paragraphs: readonly MinutesParagraph[];
  /** The paragraph that is to be seen, and whose note is a card. */
  chosen: string | null;
  before: React.ReactNode;
  after: React.ReactNode;
  /** What stands over the notes. */
  head: React.ReactNode;
  /** A click beside the text. */
  onLeave(): void;
  row(paragraph: MinutesParagraph, place: RowPlace, onHeight: (name: string, height: number) => void): React.ReactNode;
}

/** Height of a note of one line, and between two notes. */
const LINE = 26;
const GAP = 4;
/** Of the head over the notes. */
const HEAD = 44;
/** Around the note's words. */
const EDGE = 16;
/** Pixels of the text's letters on a sheet of full size: 16 pt. */
const LETTERS = 21.3;
/** Smaller ones cannot be written in. */
const LEAST = 14;

export function OnPages({ input, paragraphs, chosen, before, after, head, onLeave, row }: Props) {
  const { t } = useTranslation();
  const { picture, count, places, busy, error } = usePages(input);
  const [card, setCard] = useState({ name: "", height: 0 });
  const onHeight = useCallback((name: string, height: number) => setCard({ name, height }), []);
  const byName = useMemo(() => new Map(places.map((one) => [rowName(one), one])), [places]);
  const seen: OnPage | null = (chosen !== null && byName.get(chosen)?.parts[0]) || null;
  const shown = paragraphs.filter((one) => byName.has(rowName(one)));
  const heights = shown.map((one) => (rowName(one) === chosen && card.name === chosen ? card.height : LINE));
  return (
    <>
      <ErrorNote error={error} />
      <Desk
        label={t("minutes.views.pages")}
        picture={picture}
        alt={t("minutes.pagesAlt", { count })}
        count={count}
        busy={busy}
        seen={seen}
        notes
        before={before}
        after={after}
      >
        {(board) => {
          const parts = shown.map((one) => onBoard(board, byName.get(rowName(one))?.parts ?? []));
          const tops = placeNotes(
            parts.map(([first], index) => ({ at: (first?.top ?? 0) - 2, height: heights[index] ?? LINE })),
            shown.findIndex((one) => rowName(one) === chosen),
            HEAD,
            GAP,
          );
          return (
            <>
              <div className={own.ground} onPointerDown={onLeave} />
              {board.notes ? (
                <div className={own.margin} style={board.notes}>
                  <div className={notes.columnHead}>{head}</div>
                </div>
              ) : (
                <div className={`${notes.columnHead} ${own.strip}`}>{head}</div>
              )}
              {shown.map((one, index) =>
                row(
                  one,
                  {
                    parts: parts[index] ?? [],
                    note: board.notes && {
                      left: board.notes.left + EDGE,
                      top: tops[index] ?? 0,
                      width: board.notes.width - 2 * EDGE,
                    },
                    size: Math.max(LEAST, LETTERS * board.scale),
                  },
                  onHeight,
                ),
              )}
            </>
          );
        }}
      </Desk>
    </>
  );
}

function onBoard(board: Board, parts: readonly (OnPage & { left: number; width: number })[]): RowPlace["parts"] {
  const { left, width, height } = board.sheet;
  return parts.map((part) => ({
    left: left + part.left * width,
    top: topOf(board, part.page) + part.top * height,
    width: part.width * width,
    height: part.height * height,
  }));
}
