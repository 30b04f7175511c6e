/**
 * One paragraph of the minutes with its note in the margin. On the real pages it lies over the words of the picture, as large
 * as they are; in the running text it is the words.
 */
import { memo } from "react";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import paper from "../../../files/paper.module.css";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import own from "./flow.module.css";
import { Note } from "./note.tsx";
import placed from "./on-pages.module.css";
import { ParagraphEditor } from "./paragraph-editor.tsx";
import type { RowActions } from "./row-actions.ts";
import type { Behind } from "./use-behind.ts";

/** On the desk, in pixels of the board. */
export interface RowPlace {
  /** Of the words, on each page that they stand on. */
  parts: readonly { left: number; top: number; width: number; height: number }[];
  /** Of the note; null: it stands under the words, while they are chosen. */
  note: { left: number; top: number; width: number } | null;
  /** Of the letters. */
  size: number;
}

interface Props {
  name: string;
  meeting: string;
  style: MinutesStyle;
  paragraph: MinutesParagraph;
  indent: boolean;
  /** On the real pages; null: in the running text. */
  place: RowPlace | null;
  behind: Behind;
  /** The one that Tab leads to. */
  current: boolean;
  chosen: boolean;
  editing: boolean;
  sealed: boolean;
  actions: RowActions;
  /** The comment that this paragraph is being changed for. */
  workingIn: WorkingIn | null;
  onHeight?: ((name: string, height: number) => void) | undefined;
}

export const ParagraphRow = memo(function ParagraphRow(props: Props) {
  const { name, paragraph, place, chosen, editing } = props;
  const marks = {
    "data-paragraph": name,
    "data-key": paragraph.key,
    "data-chosen": chosen || undefined,
    "data-editing": editing || undefined,
    "data-changed": paragraph.before === null ? undefined : true,
    "data-polished": paragraph.wording === null ? undefined : true,
  };
  const words = editing ? <ParagraphEditor {...props} /> : <Words {...props} />;
  if (!place)
    return (
      <div className={own.row} {...marks}>
        <div className={paper.sheet}>{words}</div>
        <Note {...props} />
      </div>
    );
  return <Placed {...props} place={place} marks={marks} words={words} />;
}, isSameRow);

/** Where it stands and what is behind it are told anew each time, and mostly the same. */
function isSameRow(before: Props, now: Props): boolean {
  return (Object.keys(now) as (keyof Props)[]).every((name) =>
    name === "place" || name === "behind"
      ? JSON.stringify(before[name]) === JSON.stringify(now[name])
      : Object.is(before[name], now[name]),
  );
}

function Words({ name, paragraph, indent, place, current, sealed, actions }: Props) {
  const text = (
    <>
      {paragraph.label && <b>{paragraph.label}</b>}
      {paragraph.text}
    </>
  );
  return (
    <button
      type="button"
      lang={paragraph.language === "zh" ? "zh-CN" : "en"}
      className={place ? placed.words : own.text}
      data-indent={indent || undefined}
      tabIndex={current ? 0 : -1}
      aria-keyshortcuts="Enter ArrowUp ArrowDown Control+Backspace F8"
      onFocus={() => actions.reached(name)}
      onClick={() => actions.begin(name)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") actions.step(event.key === "ArrowDown" ? 1 : -1);
        else if (event.key === "Backspace" && event.ctrlKey && paragraph.wording && !sealed)
          void actions.back(paragraph);
        else if (event.key !== "Escape" || !actions.leave(name)) return;
        event.preventDefault();
      }}
    >
      {/* The picture shows them already. */}
      {place ? <span className="visually-hidden">{text}</span> : text}
    </button>
  );
}

function Placed({
  place: { parts, note, size },
  marks,
  words,
  ...props
}: Props & { place: RowPlace; marks: object; words: React.ReactNode }) {
  const [first, ...others] = parts;
  if (!first) return null;
  const { left, top, width, height } = first;
  return (
    <>
      <div className={placed.row} data-placed style={{ left, top, width, fontSize: size }} {...marks}>
        <div className={placed.frame} style={{ minHeight: height }}>
          {words}
        </div>
        {note ? (
          <>
            {props.chosen && (
              <span className={placed.rule} style={{ left: width + 8, width: note.left - left - width - 8 }} />
            )}
            <div className={placed.note} style={{ left: note.left - left, top: note.top - top, width: note.width }}>
              <Note {...props} />
            </div>
          </>
        ) : (
          props.chosen && (
            <div className={placed.under}>
              <Note {...props} />
            </div>
          )
        )}
      </div>
      {others.map((part) => (
        <button
          key={part.top}
          type="button"
          aria-hidden="true"
          tabIndex={-1}
          className={placed.further}
          style={part}
          data-chosen={props.chosen || undefined}
          onClick={() => props.actions.begin(props.name)}
        />
      ))}
    </>
  );
}
